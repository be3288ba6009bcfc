/** From what a customer says to the file a mail program opens: the real dialog, road and post office. */
import { strict as assert } from 'node:assert';
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pino from 'pino';
import { folderCarrier } from '../../../bot/paper/carriers.js';
import { PostOffice } from '../../../bot/paper/post.js';
import { newSession } from '../../../dialogs/case.js';
import { turn } from '../../../dialogs/turn.js';
import { DESK, DETAILS, FACTS } from '../../dialogs/letters/letters.js';
import { delivered } from '../../policies/delivered.js';
import { CHAT, RoadScene } from '../roadScene.js';
import { readMail } from './readMail.js';

describe('letters of a conversation', () => {
  let folder: string;
  beforeEach(() => { folder = mkdtempSync(join(tmpdir(), 'gwarant-mail-')); });
  afterEach(() => rmSync(folder, { recursive: true }));

  it('are in the post as soon as they are written, each once', async () => {
    const scene = new RoadScene();
    const road = scene.road({ book: () => delivered, turn, newSession, desk: () => DESK });
    const post = new PostOffice({
      store: scene.store, road, carrier: folderCarrier(folder), from: { name: 'Serwis', address: 'serwis@help.example' }, desk: () => DESK,
      clock: { now: () => scene.now }, timer: () => () => {}, log: pino({ level: 'silent' })
    });
    post.start();
    const { id } = await road.open(CHAT);
    const said: object[] = [{ facts: { product: 'scooter-kaabo', goal: 'claim' } }, { policy: 'scooter-warranty', facts: FACTS }, { facts: { openClaim: true } }, { facts: DETAILS }];
    for (const [index, value] of said.entries()) await road.handle(id, { eventId: `said ${index}`, event: { type: 'message', text: '', value }, activity: { type: 'message' } });
    await road.handle(id, { eventId: 'rma', event: { type: 'agent', agent: { id: 'ada', name: 'Ada' }, action: { do: 'step', claim: 'GW-2026-000001', step: { do: 'authoriseRma' } } }, activity: null });
    await post.idle();
    await post.stop();
    const files = readdirSync(folder).sort();
    assert.deepEqual(files, ['GW-2026-000001-0002-confirmation.eml', 'GW-2026-000001-0003-rmaSheet.eml']);
    const [confirmation, sheet] = files.map((file) => readMail(readFileSync(join(folder, file), 'latin1')));
    assert.equal(confirmation?.headers.get('to'), DETAILS.email);
    assert.equal(confirmation?.headers.get('from'), 'Serwis <serwis@help.example>');
    assert.match(sheet?.parts[0]?.bytes.toString('utf8') ?? '', /RMA-2026-000001[\s\S]*ul\. Źródlana 7\/9/u);
    assert.deepEqual((await scene.store.find('letter', 'claim', 'GW-2026-000001')).map(({ value }) => value.state), ['sent', 'sent']);
  });
});
