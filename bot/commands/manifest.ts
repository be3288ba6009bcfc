/** `gwarant manifest`: the Teams app package, from the settings. */
import { access, readFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { ManifestProblem, writeManifestZip } from '../manifest.js';
import { readSettings } from '../settings.js';

export const PACKAGE = join('dist', 'manifest', 'gwarant-teams.zip');

export interface ManifestIo {
  out(line: string): void;
  err(line: string): void;
  /** Where the package is written. Default: `dist/manifest/gwarant-teams.zip` beside package.json. */
  readonly target?: string;
}

const CONSOLE: ManifestIo = { out: (line) => process.stdout.write(`${line}\n`), err: (line) => process.stderr.write(`${line}\n`) };

/** @returns the exit code: 1 when a setting is bad or missing, with a line for each on standard error */
export async function manifestCommand(env: Readonly<Record<string, string | undefined>>, io: ManifestIo = CONSOLE): Promise<number> {
  const read = readSettings(env);
  if (read.type === 'problems') {
    for (const { message } of read.problems) io.err(message);
    return 1;
  }
  const root = await projectRoot();
  const { version } = JSON.parse(await readFile(join(root, 'package.json'), 'utf8')) as { version: string };
  const target = io.target ?? join(root, PACKAGE);
  try {
    await writeManifestZip({ settings: read.settings, version, folder: join(root, 'manifest') }, target);
  } catch (error) {
    if (!(error instanceof ManifestProblem)) throw error;
    io.err(error.message);
    return 1;
  }
  io.out(target);
  return 0;
}

/** The folder of package.json: the compiled code lies one folder deeper than the source. */
async function projectRoot(): Promise<string> {
  for (let folder = dirname(fileURLToPath(import.meta.url)); folder !== dirname(folder); folder = dirname(folder)) {
    const found = await access(join(folder, 'package.json')).then(() => true, () => false);
    if (found) return folder;
  }
  throw new Error('package.json is not there');
}
