/** What customers send to make an agent's console stop, lie, or miss something. */
import assert from 'node:assert/strict';
import type { CaseRow, CaseView, Transcript } from '../../../bot/console/view.js';
import type { JsonObject } from '../../../dialogs/records.js';
import { addCase, cookieFor, NOW, openScene, write, type Scene } from './scene.js';

/** More work than a test has time for, where time grows with the square of a text. */
const LENGTH = 150_000;

describe('the console and what strangers send', () => {
  let scene: Scene;
  let cookie: string;
  beforeEach(async () => {
    scene = await openScene();
    cookie = await cookieFor(scene, 'Anna');
    await addCase(scene, '1', NOW);
  });
  afterEach(() => scene.app.close());

  const get = async <T>(url: string): Promise<T> => (await scene.app.inject({ url, headers: { cookie } })).json<T>();
  const arrives = (activity: JsonObject): Promise<unknown> => scene.road.handle('1', { eventId: JSON.stringify(activity).slice(0, 50), event: { type: 'message', text: '' }, activity });

  for (const [what, text] of [['brackets', '['], ['beginnings of links', '[a]('], ['empty links', '[]()'], ['line breaks', '\n'], ['marks', '*'], ['spaces', ' ']] as const) {
    it(`shows a case with a very long text of ${what}`, async () => {
      await scene.road.customerSays('1', `a${text.repeat(LENGTH / text.length)} resume-1 b`);
      await scene.road.botSays('1', `a${text.repeat(LENGTH / text.length)} resume-1 b`);
      const { cases } = await get<{ cases: CaseRow[] }>('/api/cases');
      assert.equal(cases[0]?.last?.role, 'customer');
      const { transcript } = await get<CaseView>('/api/cases/1');
      assert.ok(transcript.lines.slice(-2).every((line) => line.text.endsWith('… b')), 'the key is hidden');
    });
  }

  it('shows the files a customer uploaded, by their own address in the console and no other', async () => {
    const file = { name: 'receipt.png', contentType: 'image/png' };
    const paths = ['/v3/directline/uploads/abc_-123', '/v3/directline/uploads/../../../api/sign-out', '/console', '//evil.example/v3/directline/uploads/abc', 'javascript:alert(1)'];
    await arrives({ type: 'message', attachments: paths.map((contentUrl) => ({ ...file, contentUrl })) });
    const { lines } = await get<Transcript>('/api/cases/1/transcript?after=6');
    assert.deepEqual(lines[0]?.attachments, [{ ...file, url: '/api/documents/abc_-123' }]);
    assert.equal(lines[0]?.kind, 'said');
    const { cases } = await get<{ cases: CaseRow[] }>('/api/cases');
    assert.equal(cases[0]?.last?.text, 'receipt.png');
  });

  it('passes on no half of a character', async () => {
    await write(scene, cookie, '/api/cases/1/accept');
    await write(scene, cookie, '/api/cases/1/messages', { text: 'a\ud800b' });
    const event = scene.road.arrivals.at(-1)?.event;
    assert.deepEqual(event?.type === 'agent' && event.action, { do: 'say', text: 'a\ufffdb' });
  });

  it('opens no stream of events for a request that reads none', async () => {
    assert.equal((await scene.app.inject({ method: 'HEAD', url: '/api/events', headers: { cookie } })).statusCode, 404);
  });
});
