/** Letters as files, for channels that can hand a file over: found by the sealed address that the customer was told. */
import { LETTERS_PATH, LetterLinks } from './letterLinks.js';
import { letterPdf } from './pdf.js';
import type { Services } from '../services.js';

export interface LetterFiles {
  /** The last parts of the addresses in a text, each once. */
  sealedIn(text: string): readonly string[];
  /** What the file is called; null for an address that is not ours. */
  nameOf(sealed: string): string | null;
  /** The PDF; null when it is not ours, of another conversation, or erased. */
  open(sealed: string, conversation: string): Promise<Buffer | null>;
}

export function letterFiles({ settings, store, desk }: Pick<Services, 'settings' | 'store' | 'desk'>): LetterFiles {
  const links = new LetterLinks(settings.directLineSecret, settings.publicUrl);
  return {
    sealedIn: (text) => [...new Set([...text.matchAll(ADDRESS)].flatMap(([, name = '']) => (links.read(name) === null ? [] : [name])))],
    nameOf: (sealed) => {
      const letter = links.read(sealed);
      return letter === null ? null : `${letter}.pdf`;
    },
    async open(sealed, conversation) {
      const id = links.read(sealed);
      const letter = id === null ? null : (await store.get('letter', id))?.value;
      return letter && letter.conversation === conversation && letter.body.length > 0 ? letterPdf(letter, desk) : null;
    }
  };
}

const ADDRESS = new RegExp(`${LETTERS_PATH}/([\\w.-]{1,300}?\\.pdf)`, 'gu');
