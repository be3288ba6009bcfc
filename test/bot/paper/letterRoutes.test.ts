import { strict as assert } from 'node:assert';
import type { FastifyInstance } from 'fastify';
import pino from 'pino';
import { createApp } from '../../../bot/http/server.js';
import { LetterLinks } from '../../../bot/paper/letterLinks.js';
import { letterRoutes } from '../../../bot/paper/letterRoutes.js';
import type { KeptLetter } from '../../../bot/store/store.js';
import { letterOf, opened } from '../../dialogs/letters/letters.js';
import { fakeServices, SECRET } from '../fakeServices.js';
import { MemoryStore } from '../memoryStore.js';
import { BOT, CHAT, RoadScene, says, texts } from '../roadScene.js';
import { ReadPdf } from './readPdf.js';

const confirmation = letterOf(opened('pl'), 'confirmation');
const kept: KeptLetter = { ...confirmation, state: 'sent', attempts: 1, notBefore: confirmation.at, lastError: null };
const PAGE = 'https://help.example';

describe('the address of a letter', () => {
  const links = new LetterLinks(SECRET, PAGE);
  let app: FastifyInstance;
  let logged = '';
  beforeEach(async () => {
    const store = new MemoryStore();
    await store.commit([
      { kind: 'letter', id: kept.id, expected: 0, value: kept },
      { kind: 'letter', id: 'erased', expected: 0, value: { ...kept, id: 'erased', to: null, subject: '–', body: [] } }
    ]);
    logged = '';
    const services = fakeServices({ env: { PUBLIC_URL: PAGE }, log: pino({ level: 'trace' }, { write: (line: string) => void (logged += line) }) });
    app = await createApp({ ...services, store }, [letterRoutes]);
  });
  afterEach(() => app.close());
  const get = (url: string) => app.inject({ url: url.replace(PAGE, '') });

  it('opens its PDF, in the browser and past no cache', async () => {
    const answer = await get(links.of(kept.id));
    assert.equal(answer.statusCode, 200);
    assert.equal(answer.headers['content-type'], 'application/pdf');
    assert.equal(answer.headers['content-disposition'], 'inline; filename="GW-2026-000001-confirmation.pdf"');
    assert.equal(answer.headers['cache-control'], 'no-store');
    assert.equal(answer.headers['x-content-type-options'], 'nosniff');
    assert.match(String(answer.headers['content-security-policy']), /default-src 'none'/u);
    assert.match(new ReadPdf(answer.rawPayload).text, /Łucja/u);
  });

  it('cannot be made by anybody else', async () => {
    const own = links.of(kept.id);
    const strange = new LetterLinks('another-secret', PAGE).of(kept.id);
    const wrong = [strange, own.replace(kept.id, 'erased'), own.replace(/\.pdf$/u, ''), own.replace('.pdf', 'A.pdf'), own.replace('.pdf', '.pdf.pdf'), `${PAGE}/letters/${kept.id}.pdf`, `${PAGE}/letters/..pdf`];
    for (const url of wrong) assert.equal((await get(url)).statusCode, 404, url);
    assert.match(own, /\.[\w-]{43}\.pdf$/u);
  });

  it('opens nothing once the letter was erased, or when there is none', async () => {
    for (const id of ['erased', 'GW-2026-000009-0001-decision']) assert.deepEqual([(await get(links.of(id))).statusCode, (await get(links.of(id))).json().error.code], [404, 'notFound']);
  });

  it('stays the same over a restart', () => {
    assert.equal(new LetterLinks(SECRET, PAGE).of(kept.id), links.of(kept.id));
    assert.equal(links.read(links.of(kept.id).split('/').at(-1) ?? ''), kept.id);
  });

  it('is not written down: the route is', async () => {
    await get(links.of(kept.id));
    assert.match(logged, /\/letters\/:name/u);
    assert.doesNotMatch(logged, /GW-2026/u);
  });

  it('is told to customers of the web page, who can open it', async () => {
    const scene = new RoadScene();
    const told = async (channel: 'webchat' | 'teams'): Promise<string | undefined> => {
      const road = scene.road({
        letterLink: (letter) => links.of(letter),
        turn: ({ conversation }, _, world) => ({ changes: { conversation, claims: [] }, replies: [{ from: BOT, reply: { text: String(world.letterLink(kept.id)) } }], effects: [], response: { ok: true } })
      });
      const { id } = await road.open({ ...CHAT, id: channel, channel });
      return texts((await road.handle(id, says('hello'))).entries).at(-1);
    };
    assert.deepEqual([await told('webchat'), await told('teams')], [links.of(kept.id), 'null']);
  });
});
