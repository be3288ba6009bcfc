/** Makes the lookup anew from the documents: in a new folder, and after INDEXES has changed. */
import { join } from 'node:path';
import type { Contents } from './documents.js';
import type { Files } from './files.js';
import { JsonFile } from './json-file.js';
import { DOCUMENT_FOLDERS, recordOf } from './keys.js';
import { keysOf, type Lookup } from './lookup.js';
import { migrated } from './migrate.js';

export async function rebuild(files: Files, documents: string, lookup: Lookup): Promise<void> {
  for (const folder of DOCUMENT_FOLDERS) {
    for (const name of await files.list(join(documents, folder))) {
      const contents = await new JsonFile<Contents>(files, '', join(documents, folder, name)).read();
      for (const [key, { value }] of Object.entries(contents?.records ?? {})) {
        const { kind, id } = recordOf(key);
        lookup.set(kind, id, keysOf(kind, migrated(kind, value)));
      }
    }
  }
}
