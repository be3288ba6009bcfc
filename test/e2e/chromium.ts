/** Where a browser comes from: CHROMIUM_PATH, one that is installed, or the one npm brought. */
import { existsSync } from 'node:fs';
import { mkdir, mkdtemp, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fromRoot } from '../paths.js';

export interface Chromium {
  readonly executablePath: string;
  /** Beside the process's own environment. */
  readonly env: Readonly<Record<string, string>>;
}

const INSTALLED = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'];
/** Unpacked once, and kept beside the package: git ignores it, and `npm ci` removes it together with the package. */
const CACHE = fromRoot('node_modules/.cache/gwarant-chromium');

/** @throws when CHROMIUM_PATH names no file, or the packed browser cannot be unpacked */
export async function findChromium(): Promise<Chromium> {
  const named = process.env['CHROMIUM_PATH'];
  if (named !== undefined && !existsSync(named)) throw new Error(`CHROMIUM_PATH=${named} is not a file`);
  const executablePath = named ?? INSTALLED.find((path) => existsSync(path));
  if (executablePath !== undefined) return { executablePath, env: {} };
  if (!existsSync(CACHE)) await unpack();
  // Written at every start, since the folder may have been moved: fontconfig wants whole paths.
  await writeFile(join(CACHE, 'fonts.conf'), FONTS);
  return {
    executablePath: join(CACHE, 'chromium'),
    // A bare machine has neither NSS nor fonts: both come in the package. With its fonts alone, pages look the same everywhere.
    env: { LD_LIBRARY_PATH: join(CACHE, 'al2023', 'lib'), FONTCONFIG_FILE: join(CACHE, 'fonts.conf') }
  };
}

/** Unpacked aside and moved when whole: a run that was broken off leaves no half browser, two runs at once no mixture. */
async function unpack(): Promise<void> {
  await mkdir(fromRoot('node_modules/.cache'), { recursive: true });
  const aside = await mkdtemp(`${CACHE}-`);
  try {
    await unpackInto(aside);
    await rename(aside, CACHE);
  } catch (error) {
    await rm(aside, { recursive: true, force: true });
    if (!existsSync(CACHE)) throw error;
  }
}

/** The package unpacks into the temporary folder, and its libraries only where it takes the machine for AWS Lambda. */
async function unpackInto(folder: string): Promise<void> {
  const before = { ...process.env };
  Object.assign(process.env, { TMPDIR: folder, AWS_EXECUTION_ENV: 'AWS_Lambda_nodejs20.x' });
  try {
    const { default: packed } = await import('@sparticuz/chromium');
    await packed.executablePath();
  } finally {
    for (const name of ['TMPDIR', 'AWS_EXECUTION_ENV', 'LD_LIBRARY_PATH', 'FONTCONFIG_PATH', 'HOME']) restore(name, before[name]);
  }
}

function restore(name: string, value: string | undefined): void {
  if (value === undefined) Reflect.deleteProperty(process.env, name);
  else process.env[name] = value;
}

const FONTS = `<?xml version="1.0"?>
<!DOCTYPE fontconfig SYSTEM "fonts.dtd">
<fontconfig>
  <dir>${join(CACHE, 'fonts')}</dir>
  <cachedir>${join(CACHE, 'fonts-cache')}</cachedir>
</fontconfig>
`;
