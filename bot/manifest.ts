/** The Teams app package, made from `manifest/` and the settings. */
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { strToU8, zipSync } from 'fflate';
import type { JsonObject } from '../dialogs/records.js';
import { isLoopback, type Settings } from './settings.js';

/** A setting that the package cannot do without; told to the person who runs the command. */
export class ManifestProblem extends Error {
  override readonly name = 'ManifestProblem';
}

export interface ManifestOptions {
  readonly settings: Pick<Settings, 'publicUrl' | 'teams'>;
  /** Of the package, `1.2.3`; Teams takes an update only with a new one. */
  readonly version: string;
  /** The folder with the template, the translation and the icons. */
  readonly folder: string;
}

/** In the package beside `manifest.json`, as they are. */
const FILES = ['pl.json', 'color.png', 'outline.png'] as const;
const GUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/iu;

/**
 * `manifest.json` as Teams takes it (schema 1.23).
 * @throws ManifestProblem when MicrosoftAppId or PUBLIC_URL is missing or cannot be used
 */
export async function buildManifest({ settings, version, folder }: ManifestOptions): Promise<JsonObject> {
  const values = { version, appId: appIdOf(settings), publicUrl: settings.publicUrl, domain: domainOf(settings) };
  const template = await readFile(join(folder, 'manifest.template.json'), 'utf8');
  const filled = Object.entries(values).reduce((text, [name, value]) => text.replaceAll(`{{${name}}}`, escaped(value)), template);
  return JSON.parse(filled) as JsonObject;
}

/**
 * Writes the zip to be uploaded to Teams, with `target`'s folder where that is missing.
 * @throws ManifestProblem as `buildManifest`
 */
export async function writeManifestZip(options: ManifestOptions, target: string): Promise<void> {
  const manifest = await buildManifest(options);
  const files = await Promise.all(FILES.map(async (name) => [name, new Uint8Array(await readFile(join(options.folder, name)))] as const));
  const zip = zipSync({ 'manifest.json': strToU8(`${JSON.stringify(manifest, null, 2)}\n`), ...Object.fromEntries(files) });
  await mkdir(dirname(target), { recursive: true });
  await writeFile(target, zip);
}

function appIdOf({ teams }: ManifestOptions['settings']): string {
  if (teams === null) throw new ManifestProblem('MicrosoftAppId is not set; expected the id of the bot’s app registration.');
  if (!GUID.test(teams.appId)) throw new ManifestProblem('MicrosoftAppId is not a GUID; expected the id of the bot’s app registration.');
  return teams.appId;
}

function domainOf({ publicUrl }: ManifestOptions['settings']): string {
  const { protocol, hostname, host } = new URL(publicUrl);
  if (isLoopback(hostname)) throw new ManifestProblem('PUBLIC_URL is not set, or is a loopback address; expected the https address at which Teams reaches this server.');
  if (protocol !== 'https:') throw new ManifestProblem('PUBLIC_URL is not an https address; Teams shows no other.');
  return host;
}

/** As it stands between the quotes of a JSON string. */
function escaped(value: string): string {
  return JSON.stringify(value).slice(1, -1);
}
