import { strict as assert } from 'node:assert';
import type { KeptLetter } from '../../../bot/store/store.js';
import { letterOf, opened, scooterTalk } from '../../dialogs/letters/letters.js';
import { letterPdf } from '../../../bot/paper/pdf.js';
import { ReadPdf } from '../paper/readPdf.js';
import { addCase, cookieFor, NOW, openScene, type Scene } from './scene.js';

const CLAIM = 'GW-2026-000001';
const keep = (letter: ReturnType<typeof letterOf>, more: Partial<KeptLetter> = {}): KeptLetter =>
  ({ ...letter, claim: CLAIM, state: 'sent', attempts: 1, notBefore: letter.at, lastError: null, ...more });

describe('letters in the console', () => {
  const confirmation = letterOf(opened('pl'), 'confirmation');
  const sheet = letterOf(scooterTalk('pl'), 'rmaSheet');
  let scene: Scene;
  let cookie: string;
  beforeEach(async () => {
    scene = await openScene();
    await addCase(scene, '1', NOW);
    cookie = await cookieFor(scene, 'Anna');
    const letters = [
      keep(sheet, { state: 'pending', attempts: 2, lastError: 'EENVELOPE 451', notBefore: '2026-11-23T10:05:00.000Z' }),
      keep(confirmation),
      keep({ ...confirmation, id: 'code', kind: 'code', at: '2026-11-24T10:00:00.000Z' }),
      keep({ ...confirmation, id: 'erased', to: null, subject: '–', body: [], at: '2026-11-25T10:00:00.000Z' })
    ];
    await scene.services.store.commit(letters.map((value) => ({ kind: 'letter' as const, id: value.id, expected: 0, value })));
  });
  afterEach(() => scene.app.close());
  const get = (url: string, headers = { cookie }) => scene.app.inject({ url, headers });

  it('are listed with what became of them, oldest first', async () => {
    const { letters } = (await get(`/api/claims/${CLAIM}/letters`)).json();
    assert.deepEqual(letters.slice(0, 2), [
      {
        id: confirmation.id, kind: 'confirmation', at: confirmation.at, subject: confirmation.subject, language: 'pl', to: 'lucja@example.com', state: 'sent', attempts: 1,
        nextTry: null, error: null, pdf: `/api/letters/${confirmation.id}.pdf`
      },
      {
        id: sheet.id, kind: 'rmaSheet', at: sheet.at, subject: sheet.subject, language: 'pl', to: 'lucja@example.com', state: 'pending', attempts: 2,
        nextTry: '2026-11-23T10:05:00.000Z', error: 'EENVELOPE 451', pdf: `/api/letters/${sheet.id}.pdf`
      }
    ]);
    assert.deepEqual(letters.slice(2).map(({ id, pdf }: { id: string; pdf: string | null }) => ({ id, pdf })), [{ id: 'code', pdf: null }, { id: 'erased', pdf: null }]);
  });

  it('open as PDFs', async () => {
    const answer = await get(`/api/letters/${sheet.id}.pdf`);
    assert.deepEqual([answer.statusCode, answer.headers['content-type']], [200, 'application/pdf']);
    assert.match(new ReadPdf(answer.rawPayload).text, /RMA-2026-000001/u);
  });

  it('open without the link by which the customer comes back, which the customer’s own has', async () => {
    const file = (await get(`/api/letters/${confirmation.id}.pdf`)).rawPayload;
    assert.match(new ReadPdf(file).text, /GW-2026-000001/u);
    assert.ok(!file.includes('resume='));
    assert.ok((await letterPdf(confirmation, scene.services.desk)).includes('resume='));
    const { body, ...rest } = confirmation;
    const written = keep({ ...rest, id: 'written', body: [...body, { type: 'paragraph', text: 'https://support.example/?resume=key' }] });
    await scene.services.store.commit([{ kind: 'letter', id: 'written', expected: 0, value: written }]);
    assert.ok(!new ReadPdf((await get('/api/letters/written.pdf')).rawPayload).text.includes('resume=key'));
  });

  it('do not show codes, what was erased, or what is not there', async () => {
    for (const file of ['code.pdf', 'erased.pdf', 'nothing.pdf', sheet.id]) assert.equal((await get(`/api/letters/${file}`)).statusCode, 404, file);
    const unknown = await get('/api/claims/GW-2026-999999/letters');
    assert.deepEqual([unknown.statusCode, unknown.json().error.code], [404, 'claimNotFound']);
  });

  it('are for those signed in', async () => {
    for (const url of [`/api/claims/${CLAIM}/letters`, `/api/letters/${sheet.id}.pdf`]) assert.equal((await get(url, { cookie: '' })).statusCode, 401);
  });
});
