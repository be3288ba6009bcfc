/** The policies as delivered, loaded once for all tests. */
import { readdirSync, readFileSync } from 'node:fs';
import { makeBook } from '../../policies/book.js';
import { fromRoot } from '../paths.js';

const folder = fromRoot('policies/data');

export const delivered = makeBook(
  readdirSync(folder).filter((name) => name.endsWith('.json')).map((name) => ({ name, text: readFileSync(`${folder}/${name}`, 'utf8') }))
);
