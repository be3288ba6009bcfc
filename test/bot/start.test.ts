/** A start that cannot be: told to the person at the terminal in words, without a stack. */
import { strict as assert } from 'node:assert';
import { spawn } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Writable } from 'node:stream';
import { makeLog } from '../../bot/start.js';
import { fromRoot } from '../paths.js';

interface Refused {
  readonly code: number | null;
  readonly err: string;
}

describe('gwarant start', function () {
  this.timeout(60_000);
  let folder: string;
  before(() => {
    folder = mkdtempSync(join(tmpdir(), 'gwarant-start-'));
    writeFileSync(join(folder, 'file'), '');
    mkdirSync(join(folder, 'policies'));
    mkdirSync(join(folder, 'signed'));
    writeFileSync(join(folder, 'signed', 'desk.json'), '{"webhooks": [{"url": "https://shop.example/", "events": ["claim.opened"], "secretName": "WEBHOOK_SECRET_SHOP"}]}');
    writeFileSync(join(folder, 'policies', 'letters.json'), '{"code": {"pl": {"subject": "Kod", "body": ["{code}"]}}}');
  });
  after(() => rmSync(folder, { recursive: true, force: true }));

  function start(env: Readonly<Record<string, string>>): Promise<Refused> {
    return new Promise((resolve, reject) => {
      const child = spawn(process.execPath, [fromRoot('bin/gwarant.mjs'), 'start'], { cwd: fromRoot(''), stdio: ['ignore', 'ignore', 'pipe'], env: { PORT: '0', ...env } });
      let err = '';
      child.stderr.on('data', (data: Buffer) => (err += data.toString()));
      child.on('error', reject);
      child.on('close', (code) => resolve({ code, err }));
    });
  }

  /** What it prints until it serves; it is ended then. */
  async function welcome(env: Readonly<Record<string, string>>): Promise<string> {
    const child = spawn(process.execPath, [fromRoot('bin/gwarant.mjs'), 'start'], { cwd: fromRoot(''), stdio: ['ignore', 'pipe', 'ignore'], env: { PORT: '0', ...env } });
    let out = '';
    for await (const chunk of child.stdout) {
      out += String(chunk);
      if (/Health .*\n/u.test(out)) child.kill('SIGTERM');
    }
    return out;
  }

  it('prints a one-time link each for the console and the admin page', async () => {
    const out = await welcome({ DATA_DIR: join(folder, 'links') });
    assert.match(out, /^ {2}Customer page +http:\/\/127\.0\.0\.1:0\/$/mu);
    assert.match(out, /^ {2}Agent console +http:\/\/127\.0\.0\.1:0\/console\/sign-in\?code=[\w-]{20,}$/mu);
    assert.match(out, /^ {2}Admin page +http:\/\/127\.0\.0\.1:0\/admin\/sign-in\?code=[\w-]{20,}$/mu);
    assert.match(out, /^ {2}Health +http:\/\/127\.0\.0\.1:\d+\/healthz$/mu);
  });

  it('starts although the OpenID provider is down, and prints no links then', async () => {
    const out = await welcome({ DATA_DIR: join(folder, 'oidc'), OIDC_ISSUER: 'http://127.0.0.1:1', OIDC_CLIENT_ID: 'gwarant' });
    assert.match(out, /^ {2}Agent console +http:\/\/127\.0\.0\.1:0\/console$/mu);
    assert.match(out, /^ {2}Admin page +http:\/\/127\.0\.0\.1:0\/admin$/mu);
    assert.doesNotMatch(out, /code=|sign-in/u);
  });

  for (const [what, names, env] of [
    ['a DATA_DIR that is a file', /DATA_DIR/u, () => ({ DATA_DIR: join(folder, 'file') })],
    ['a DATA_DIR below a file', /DATA_DIR/u, () => ({ DATA_DIR: join(folder, 'file', 'data') })],
    ['no POLICIES_DIR', /POLICIES_DIR/u, () => ({ DATA_DIR: join(folder, 'data'), POLICIES_DIR: join(folder, 'nowhere') })],
    ['mistakes in letters.json', /letters\.json: code must have required property 'en'/u, () => ({ DATA_DIR: join(folder, 'data'), POLICIES_DIR: join(folder, 'policies') })],
    ['a webhook whose key is not set', /WEBHOOK_SECRET_SHOP is not set/u, () => ({ DATA_DIR: join(folder, 'data'), POLICIES_DIR: join(folder, 'signed') })],
    ['a HOST of another machine', /EADDRNOTAVAIL/u, () => ({ DATA_DIR: join(folder, 'data'), HOST: '192.0.2.1', DIRECT_LINE_SECRET: 'a-secret-for-tests', MicrosoftAppId: 'id', MicrosoftAppPassword: 'password' })]
  ] as const) {
    it(`with ${what} says so`, async () => {
      const { code, err } = await start(env());
      assert.equal(code, 1, err);
      assert.match(err, /^Gwarant did not start\.$/mu);
      assert.match(err, names);
      assert.doesNotMatch(err, /^\s+at /mu);
    });
  }
});

describe('the log', () => {
  it('holds no headers of uploads, even when it tells everything', () => {
    let logged = '';
    const log = makeLog({ logLevel: 'trace' }, new Writable({ write: (chunk: Buffer, _encoding, done) => done(void (logged += chunk.toString())) }));
    log.child({ reqId: 'req-1' }).trace({ busboyOptions: { headers: { authorization: 'Bearer secret-token' } } }, 'multipart');
    assert.match(logged, /multipart/u);
    assert.doesNotMatch(logged, /secret-token/u);
  });
});
