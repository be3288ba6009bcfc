/** A disclosure as one ZIP: `data.json`, and the files that were sent. */
import { strToU8, zipSync, type Zippable } from 'fflate';
import type { Disclosure } from './disclose.js';

export const DATA_NAME = 'data.json';

/** @param bytesOf the bytes of an upload, or null where they are gone */
export async function packed(disclosure: Disclosure, bytesOf: (upload: string) => Promise<Uint8Array | null>): Promise<Uint8Array> {
  const content: Zippable = { [DATA_NAME]: strToU8(`${JSON.stringify(disclosure, null, 2)}\n`) };
  for (const { upload, path } of disclosure.files) {
    const bytes = await bytesOf(upload);
    // Photos and PDFs are compressed already.
    if (bytes) content[path] = [bytes, { level: 0 }];
  }
  return zipSync(content);
}
