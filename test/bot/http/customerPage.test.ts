import assert from 'node:assert/strict';
import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import type { FastifyInstance } from 'fastify';
import { customerPage } from '../../../bot/http/customerPage.js';
import { createApp } from '../../../bot/http/server.js';
import { fromRoot } from '../../paths.js';
import { fakeServices } from '../fakeServices.js';

const PAGE = '<script src="/assets/webchat.js?v=__WEBCHAT__" nonce="__NONCE__"></script><meta property="csp-nonce" nonce="__NONCE__"><meta name="gwarant-embedders" content="__EMBEDDERS__">';

describe('the customer’s page', () => {
  let app: FastifyInstance;
  let built: string;

  before(async () => {
    built = await mkdtemp(join(tmpdir(), 'gwarant-page-'));
    await mkdir(join(built, 'assets'));
    await writeFile(join(built, 'index.html'), PAGE);
    await writeFile(join(built, 'assets', 'chat-1a2b.js'), 'chat()');
    const services = fakeServices({ env: { WEBCHAT_ORIGINS: 'https://shop.example.com' } });
    app = await createApp(services, [(scope, given) => customerPage(scope, given, built)]);
  });

  after(async () => {
    await app.close();
    await rm(built, { recursive: true });
  });

  it('carries a nonce of its own at every answer, the same as its policy', async () => {
    const nonces = await Promise.all([1, 2].map(async () => {
      const { body, headers } = await app.inject('/');
      const [, nonce = ''] = /'nonce-(\w{32})'/.exec(String(headers['content-security-policy'])) ?? [];
      assert.equal(body.split(`nonce="${nonce}"`).length, 3);
      assert.equal(headers['cache-control'], 'no-store');
      return nonce;
    }));
    assert.notEqual(nonces[0], nonces[1]);
  });

  it('may do what Web Chat needs and nothing more', async () => {
    const { headers } = await app.inject({ url: '/', headers: { host: 'localhost:3978' } });
    const policy = Object.fromEntries(String(headers['content-security-policy']).split('; ').map((part) => [part.split(' ')[0], part.split(' ').slice(1)]));
    assert.deepEqual(policy['default-src'], ["'none'"]);
    assert.deepEqual(policy['script-src'], ["'self'"]);
    assert.deepEqual(policy['connect-src'], ["'self'", 'ws://localhost:3978', 'blob:']);
    assert.deepEqual(policy['frame-ancestors'], ["'self'", 'https://shop.example.com']);
    assert.equal(headers['x-frame-options'], undefined);
    assert.equal(headers['x-content-type-options'], 'nosniff');
  });

  it('knows which pages it may listen to', async () => {
    assert.match((await app.inject('/')).body, /<meta name="gwarant-embedders" content="https:\/\/shop\.example\.com">/u);
  });

  it('comes with files that browsers keep', async () => {
    const { body, headers } = await app.inject('/assets/chat-1a2b.js');
    assert.equal(body, 'chat()');
    assert.match(String(headers['cache-control']), /max-age=31536000.*immutable/);
    assert.equal((await app.inject('/assets/none.js')).statusCode, 404);
    assert.equal((await app.inject('/assets/../index.html')).statusCode, 404);
  });

  it('loads the unmodified script of botframework-webchat', async () => {
    const [, address = ''] = /src="([^"]+)"/.exec((await app.inject('/')).body) ?? [];
    const script = await readFile(fromRoot('node_modules/botframework-webchat/dist/webchat.js'));
    const plain = await app.inject(address);
    assert.ok(plain.rawPayload.equals(script));
    assert.match(String(plain.headers['content-type']), /^text\/javascript/);
    assert.match(String(plain.headers['cache-control']), /immutable/);
    const packed = await app.inject({ url: address, headers: { 'accept-encoding': 'br, gzip' } });
    assert.equal(packed.headers['content-encoding'], 'gzip');
    assert.ok(gunzipSync(packed.rawPayload).equals(script));
    assert.ok(packed.rawPayload.length < script.length / 3);
  });

  it('does not send the script again to who has it', async () => {
    const { headers } = await app.inject('/assets/webchat.js');
    assert.equal(headers['cache-control'], 'no-cache');
    const again = await app.inject({ url: '/assets/webchat.js', headers: { 'if-none-match': String(headers.etag) } });
    assert.deepEqual([again.statusCode, again.body], [304, '']);
  });
});
