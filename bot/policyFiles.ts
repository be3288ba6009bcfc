/** The policy files of a folder: the one place where they are read from disk, and their schemas written. */
import { createHash } from 'node:crypto';
import { mkdir, readdir, readFile, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { CATALOGUE_NAME, POLICY_SUFFIX, type PolicyText } from '../policies/book.js';

/**
 * `catalogue.json` and every `*.policy.json` of the folder, by name; other files are left alone.
 * @throws when the folder, or a file in it, cannot be read
 */
export async function readPolicyFiles(dir: string): Promise<PolicyText[]> {
  const names = (await readdir(dir)).filter((name) => name === CATALOGUE_NAME || name.endsWith(POLICY_SUFFIX)).sort();
  return Promise.all(names.map(async (name) => {
    const text = await readFile(join(dir, name), 'utf8');
    return { name, text, digest: createHash('sha256').update(text).digest('hex') };
  }));
}

/** POLICIES_DIR, or its default (contract, section 1). */
export function policiesDirOf(env: Readonly<Record<string, string | undefined>>): string {
  return env['POLICIES_DIR']?.trim() || './policies/data';
}

export function readPolicyFile(path: string): Promise<string> {
  return readFile(path, 'utf8');
}

/** Makes the folders that are missing. */
export async function writeSchemaFile(path: string, text: string): Promise<void> {
  await mkdir(dirname(path), { recursive: true });
  await writeFile(path, text);
}
