import assert from 'node:assert/strict';
import type { Event } from '../../../dialogs/events.js';
import type { JsonObject } from '../../../dialogs/records.js';
import { PDF, png } from '../documents/samples.js';
import { BOT_TOKEN } from './issuer.js';
import { activity, openScene, openWorld, type Scene } from './scene.js';

describe('Files from Teams', () => {
  let scene: Scene;
  beforeEach(async () => (scene = await openScene(await openWorld())));
  afterEach(() => scene.close());

  const file = (path: string, name: string): JsonObject =>
    ({ contentType: 'application/vnd.microsoft.teams.file.download.info', name, contentUrl: 'https://share.example/x', content: { downloadUrl: `${scene.connector.url}${path}` } });
  const picture = (path: string): JsonObject => ({ contentType: 'image/*', contentUrl: `${scene.connector.url}${path}` });
  const arrived = (): Extract<Event, { type: 'message' }> => {
    const event = scene.stage.arrivals.at(-1)?.event;
    assert.ok(event?.type === 'message');
    return event;
  };
  const bytesOf = async (id: string | undefined): Promise<Buffer> => Buffer.from((await scene.store.getBytes(id ?? '')) ?? []);

  it('are fetched before the turn, checked by their content, and kept', async () => {
    scene.connector.files.set('/d?t=1', (response) => response.end(PDF)).set('/v3/image', (response) => response.end(png()));
    await scene.post(activity(scene, { text: 'receipt', attachments: [file('/d?t=1', 'receipt.pdf'), picture('/v3/image'), { contentType: 'text/html', content: '<p>receipt</p>' }, { contentType: 'image/png', contentUrl: 'file:///etc/passwd' }] }));
    const { attachments = [], refused } = arrived();
    assert.deepEqual(attachments.map(({ name, contentType, url, upload }) => [name, contentType, url === `/v3/directline/uploads/${upload}`]), [['receipt.pdf', 'application/pdf', true], ['image', 'image/png', true]]);
    assert.equal(refused, undefined);
    assert.ok((await bytesOf(attachments[0]?.upload)).equals(PDF));
    const upload = await scene.store.get('upload', attachments[1]?.upload ?? '');
    assert.equal(upload?.value.conversation, (await scene.store.find('conversation', 'user', 'teams:aad-maria'))[0]?.value.id);
    const kept = scene.stage.arrivals[0]?.activity?.['attachments'];
    assert.deepEqual(kept, attachments.map(({ name, contentType, url }) => ({ contentType, name, contentUrl: url })));
  });

  it('get the bot’s token for pictures only', async () => {
    scene.connector.files.set('/f', (response) => response.end(PDF)).set('/p', (response) => response.end(png()));
    await scene.post(activity(scene, { attachments: [file('/f', 'a.pdf'), picture('/p')] }));
    const seen = Object.fromEntries(scene.connector.fetched.map(({ path, authorization }) => [path, authorization]));
    assert.deepEqual(seen, { '/f': undefined, '/p': `Bearer ${BOT_TOKEN}` });
  });

  it('are fetched once, however often Teams repeats the message', async () => {
    scene.connector.files.set('/f', (response) => response.end(PDF));
    const message = activity(scene, { attachments: [file('/f', 'a.pdf')] });
    await scene.post(message);
    await scene.post({ ...message, id: '1:again' });
    assert.equal(scene.connector.fetched.length, 1);
    assert.equal(scene.stage.arrivals.length, 1);
  });

  it('that cannot be fetched or taken are told to the turn, one by one', async () => {
    scene.connector.files
      .set('/gone', (response) => response.writeHead(410).end())
      .set('/cut', (response) => response.destroy())
      .set('/exe', (response) => response.end('MZ'))
      .set('/good', (response) => response.end(png()));
    await scene.post(activity(scene, { attachments: [file('/gone', 'a.pdf'), file('/cut', 'b.pdf'), file('/exe', 'setup.exe'), file('/good', 'c.png')] }));
    assert.deepEqual(arrived().attachments?.map(({ name }) => name), ['c.png']);
    assert.deepEqual(arrived().refused, [{ name: 'setup.exe', why: 'program' }, { name: 'a.pdf', why: 'lost' }, { name: 'b.pdf', why: 'lost' }]);
    assert.ok(!JSON.stringify(scene.logged).includes('a.pdf'));
  });

  it('are read no further than they may be large, whatever their length is said to be', async () => {
    let closed = (): void => {};
    const cut = new Promise<void>((resolve) => (closed = resolve));
    scene.connector.files.set('/endless', (response) => {
      response.on('close', closed);
      const more = (): void => {
        while (!response.destroyed && response.write(Buffer.alloc(1024 * 1024)));
      };
      response.on('drain', more);
      more();
    });
    await scene.post(activity(scene, { attachments: [file('/endless', 'film.mp4')] }));
    assert.deepEqual(arrived().refused, [{ name: 'film.mp4', why: 'size' }]);
    await cut;
  });

  it('that do not come in time are given up, and the rest is answered', async () => {
    scene.connector.files.set('/slow', () => undefined);
    const posting = scene.post(activity(scene, { text: 'here', attachments: [file('/slow', 'a.pdf')] }));
    while (scene.connector.fetched.length === 0) await new Promise((resolve) => setImmediate(resolve));
    scene.clock.pass(10_000);
    assert.equal((await posting).statusCode, 200);
    assert.deepEqual(arrived().refused, [{ name: 'a.pdf', why: 'lost' }]);
    assert.equal(arrived().text, 'here');
  });

  it('are followed through redirects, but not for ever and not to another host', async () => {
    scene.connector.files
      .set('/one', (response) => response.writeHead(302, { location: '/two' }).end())
      .set('/two', (response) => response.end(PDF))
      .set('/round', (response) => response.writeHead(302, { location: '/round' }).end())
      .set('/away', (response) => response.writeHead(302, { location: 'http://169.254.169.254/latest/meta-data' }).end());
    await scene.post(activity(scene, { attachments: [file('/one', 'a.pdf'), file('/round', 'b.pdf'), file('/away', 'c.pdf')] }));
    assert.deepEqual(arrived().attachments?.map(({ name }) => name), ['a.pdf']);
    assert.deepEqual(arrived().refused, [{ name: 'b.pdf', why: 'lost' }, { name: 'c.pdf', why: 'lost' }]);
  });

  it('at the Emulator, without an account, come without a token', async () => {
    const world = await openWorld();
    const emulator = await openScene(world, { PUBLIC_URL: 'http://127.0.0.1:3978' });
    world.connector.files.set('/p', (response) => response.end(png()));
    await emulator.app.inject({ method: 'POST', url: '/api/messages', payload: activity(world, { attachments: [{ contentType: 'image/png', contentUrl: `${world.connector.url}/p` }] }) });
    assert.deepEqual(world.connector.fetched, [{ path: '/p', authorization: undefined }]);
    await emulator.close();
  });
});
