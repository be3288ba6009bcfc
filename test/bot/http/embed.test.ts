import assert from 'node:assert/strict';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { FastifyInstance } from 'fastify';
import { embedScript } from '../../../bot/http/embed.js';
import { createApp } from '../../../bot/http/server.js';
import { fakeServices } from '../fakeServices.js';

describe('the script for shops’ pages', () => {
  let folder: string;
  let app: FastifyInstance;
  before(async () => {
    folder = await mkdtemp(join(tmpdir(), 'gwarant-embed-'));
    await writeFile(join(folder, 'embed.js'), 'panel()');
    app = await createApp(fakeServices(), [(scope, services) => embedScript(scope, services, join(folder, 'embed.js'))]);
  });
  after(async () => {
    await app.close();
    await rm(folder, { recursive: true });
  });

  it('may be loaded by any page', async () => {
    const { statusCode, headers, body } = await app.inject('/embed.js');
    assert.deepEqual([statusCode, body], [200, 'panel()']);
    assert.match(String(headers['content-type']), /^text\/javascript/u);
    assert.deepEqual([headers['cross-origin-resource-policy'], headers['access-control-allow-origin'], headers['x-content-type-options']], ['cross-origin', '*', 'nosniff']);
  });

  it('is kept for a while, and not sent again to who has it', async () => {
    const { headers } = await app.inject('/embed.js');
    assert.match(String(headers['cache-control']), /public, max-age=600/u);
    const again = await app.inject({ url: '/embed.js', headers: { 'if-none-match': String(headers.etag) } });
    assert.deepEqual([again.statusCode, again.body], [304, '']);
    assert.equal((await app.inject({ url: '/embed.js', headers: { 'if-none-match': '"other"' } })).statusCode, 200);
  });
});
