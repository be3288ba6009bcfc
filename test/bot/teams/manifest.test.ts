import assert from 'node:assert/strict';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { inflateSync } from 'node:zlib';
import { AppManifestUtils, type TeamsManifest } from '@microsoft/app-manifest';
import { unzipSync } from 'fflate';
import { manifestCommand } from '../../../bot/commands/manifest.js';
import { buildManifest, ManifestProblem, writeManifestZip } from '../../../bot/manifest.js';
import { intentOf } from '../../../dialogs/understanding/intents.js';
import type { JsonObject } from '../../../dialogs/records.js';
import { fromRoot } from '../../paths.js';
import { APP_ID } from './issuer.js';
import { settingsOf } from './scene.js';

const folder = fromRoot('manifest');
const settings = settingsOf({ PUBLIC_URL: 'https://warranty.example.com', MicrosoftAppId: APP_ID, MicrosoftAppPassword: 'secret' });
const options = { settings, version: '0.1.0', folder };

interface Manifest extends JsonObject {
  readonly bots: readonly { readonly botId: string; readonly scopes: readonly string[]; readonly commandLists: readonly { readonly commands: readonly { readonly title: string }[] }[] }[];
}

describe('The Teams app package', () => {
  let target = '';
  let files: Record<string, Uint8Array> = {};
  before(async () => {
    target = await mkdtemp(join(tmpdir(), 'gwarant-manifest-'));
    await writeManifestZip(options, join(target, 'new', 'gwarant-teams.zip'));
    files = unzipSync(await readFile(join(target, 'new', 'gwarant-teams.zip')));
  });
  after(() => rm(target, { recursive: true }));

  const json = (name: string): Manifest => JSON.parse(Buffer.from(files[name] ?? []).toString('utf8')) as Manifest;

  it('holds the manifest, the translation and the icons', () => {
    assert.deepEqual(Object.keys(files).sort(), ['color.png', 'manifest.json', 'outline.png', 'pl.json']);
  });

  it('has a manifest that fits Microsoft’s schema', async () => {
    assert.deepEqual(await AppManifestUtils.validateAgainstSchema(json('manifest.json') as never as TeamsManifest), []);
    assert.deepEqual(json('manifest.json'), await buildManifest(options));
  });

  it('would be found out if it did not', async () => {
    const { name: _name, ...nameless } = json('manifest.json');
    const wrong = { ...nameless, accentColor: 'teal', bots: [{ botId: 'not-a-guid', scopes: ['everywhere'] }] };
    assert.equal((await AppManifestUtils.validateAgainstSchema(wrong as never as TeamsManifest)).length, 4);
  });

  it('has a translation that fits its schema and translates every command', async () => {
    const { $schema, ...texts } = json('pl.json');
    const schema = (await AppManifestUtils.fetchSchema(String($schema))) as unknown as { patternProperties: object };
    // Some patterns of the others are none for ajv.
    const ours = Object.fromEntries(Object.entries(schema.patternProperties).filter(([pattern]) => /^\^(bots|staticTabs)/u.test(pattern)));
    assert.deepEqual(await AppManifestUtils.validateAgainstSchema(json('pl.json') as never as TeamsManifest, { ...schema, patternProperties: ours } as never), []);
    const commands = json('manifest.json').bots[0]?.commandLists[0]?.commands ?? [];
    commands.forEach((_, index) => assert.ok(texts[`bots[0].commandLists[0].commands[${index}].title`]));
    assert.equal(texts['staticTabs[0].name'], 'Konsola');
    assert.equal(Object.keys(texts).length, 5 + 2 * commands.length);
  });

  it('is filled from the settings', () => {
    const manifest = json('manifest.json');
    assert.deepEqual([manifest['id'], manifest['version'], manifest['validDomains']], [APP_ID, '0.1.0', ['warranty.example.com']]);
    assert.deepEqual(manifest.bots.map(({ botId, scopes }) => [botId, scopes]), [[APP_ID, ['personal', 'team', 'groupChat']]]);
    assert.equal((manifest['developer'] as JsonObject)['websiteUrl'], 'https://warranty.example.com/');
    assert.doesNotMatch(JSON.stringify(manifest), /\{\{|secret/u);
  });

  it('opens the console as a tab of its own', () => {
    const [tab] = json('manifest.json')['staticTabs'] as JsonObject[];
    assert.deepEqual([tab?.['entityId'], tab?.['contentUrl']], ['console', 'https://warranty.example.com/console?theme={app.theme}&locale={app.locale}']);
  });

  it('offers commands that the bot understands', () => {
    const titles = json('manifest.json').bots[0]?.commandLists[0]?.commands.map(({ title }) => title) ?? [];
    assert.deepEqual(titles.map(intentOf), ['help', 'status', 'person']);
    const polish = titles.map((_, index) => String(json('pl.json')[`bots[0].commandLists[0].commands[${index}].title`]));
    assert.deepEqual(polish.map(intentOf), ['help', 'status', 'person']);
  });

  it('has icons of the sizes Teams asks for, the outline white on transparent', () => {
    const [color, outline] = [pixelsOf(files['color.png']), pixelsOf(files['outline.png'])];
    assert.deepEqual([color.width, color.height, outline.width, outline.height], [192, 192, 32, 32]);
    assert.ok(color.rgba.every(([, , , alpha]) => alpha === 255), 'the colour icon is full');
    assert.ok(outline.rgba.every(([red, green, blue]) => red === 255 && green === 255 && blue === 255));
    const seen = outline.rgba.filter(([, , , alpha]) => alpha === 255).length;
    assert.ok(seen > 100 && seen < 32 * 32 / 2, `${seen} pixels are drawn`);
  });

  const problems: readonly (readonly [what: string, env: Record<string, string>, message: RegExp])[] = [
    ['MicrosoftAppId is missing', { PUBLIC_URL: 'https://warranty.example.com' }, /MicrosoftAppId is not set/u],
    ['MicrosoftAppId is no GUID', { PUBLIC_URL: 'https://warranty.example.com', MicrosoftAppId: 'my-bot', MicrosoftAppPassword: 'x' }, /MicrosoftAppId is not a GUID/u],
    ['PUBLIC_URL is missing', { MicrosoftAppId: APP_ID, MicrosoftAppPassword: 'x' }, /PUBLIC_URL is not set/u],
    ['PUBLIC_URL is not https', { PUBLIC_URL: 'http://warranty.example.com', MicrosoftAppId: APP_ID, MicrosoftAppPassword: 'x' }, /PUBLIC_URL is not an https/u]
  ];
  for (const [what, env, message] of problems) {
    it(`is not made when ${what}`, async () => {
      await assert.rejects(buildManifest({ ...options, settings: settingsOf(env) }), (error) => error instanceof ManifestProblem && message.test(error.message));
    });
  }
});

describe('gwarant manifest', () => {
  let folder = '';
  let lines: string[] = [];
  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'gwarant-manifest-'));
    lines = [];
  });
  afterEach(() => rm(folder, { recursive: true }));

  const run = (env: Record<string, string>): Promise<number> =>
    manifestCommand(env, { out: (line) => lines.push(`out: ${line}`), err: (line) => lines.push(`err: ${line}`), target: join(folder, 'app.zip') });

  it('writes the package with the version of the product, and says where', async () => {
    assert.equal(await run({ PUBLIC_URL: 'https://warranty.example.com', MicrosoftAppId: APP_ID, MicrosoftAppPassword: 'x' }), 0);
    assert.deepEqual(lines, [`out: ${join(folder, 'app.zip')}`]);
    const zip = unzipSync(await readFile(join(folder, 'app.zip')));
    const { version } = JSON.parse(Buffer.from(zip['manifest.json'] ?? []).toString('utf8')) as { version: string };
    assert.equal(version, (JSON.parse(await readFile(fromRoot('package.json'), 'utf8')) as { version: string }).version);
  });

  it('names the setting that is missing or bad', async () => {
    assert.equal(await run({ PUBLIC_URL: 'https://warranty.example.com' }), 1);
    assert.equal(await run({ PUBLIC_URL: 'warranty', PORT: 'x' }), 1);
    assert.deepEqual(lines.map((line) => /^err: (\w+) /u.exec(line)?.[1]).sort(), ['MicrosoftAppId', 'PORT', 'PUBLIC_URL']);
  });
});

/** An 8-bit RGBA PNG without filters (W3C PNG, 2003). */
function pixelsOf(file: Uint8Array | undefined): { width: number; height: number; rgba: number[][] } {
  const png = Buffer.from(file ?? []);
  assert.equal(png.toString('latin1', 1, 4), 'PNG');
  const [width, height] = [png.readUInt32BE(16), png.readUInt32BE(20)];
  assert.deepEqual([...png.subarray(24, 29)], [8, 6, 0, 0, 0]);
  const at = png.indexOf('IDAT', 0, 'latin1');
  const rows = inflateSync(png.subarray(at + 4, at + 4 + png.readUInt32BE(at - 4)));
  const rgba = Array.from({ length: width * height }, (_, index) => {
    const start = Math.floor(index / width) * (1 + width * 4) + 1 + (index % width) * 4;
    return [...rows.subarray(start, start + 4)];
  });
  return { width, height, rgba };
}
