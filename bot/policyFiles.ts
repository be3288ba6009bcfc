/** The policy files of a folder: the one place where they are read from disk. */
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { CATALOGUE_NAME, POLICY_SUFFIX, type PolicyText } from '../policies/book.js';

/**
 * `catalogue.json` and every `*.policy.json` of the folder, by name; other files are left alone.
 * @throws when the folder, or a file in it, cannot be read
 */
export async function readPolicyFiles(dir: string): Promise<PolicyText[]> {
  const names = (await readdir(dir)).filter((name) => name === CATALOGUE_NAME || name.endsWith(POLICY_SUFFIX)).sort();
  return Promise.all(names.map(async (name) => ({ name, text: await readFile(join(dir, name), 'utf8') })));
}
