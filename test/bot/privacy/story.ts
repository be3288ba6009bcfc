/** A whole claim on a real server, by somebody whose every word can be looked for afterwards. */
import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setImmediate } from 'node:timers/promises';
import { pino } from 'pino';
import { readSettings } from '../../../bot/settings.js';
import { start, type Running } from '../../../bot/start.js';
import type { ClaimStep } from '../../../dialogs/claim/steps.js';
import type { AgentAction } from '../../../dialogs/events.js';
import type { Claim } from '../../../dialogs/records.js';
import { fromRoot } from '../../paths.js';
import { Chat } from '../directline/chat.js';
import { SECRET } from '../fakeServices.js';

export const ANNA = { id: 'anna', name: 'Anna' };
export const PERSON = { name: 'Zdzisława Brzęczyszczykiewicz', email: 'zdzislawa.brz@poczta.example', serial: 'SNZX-77141-QQ', description: 'Wpadła do jeziora Śniardwy przy pomoście.' };
/** What must not be found where no person may be: case does not matter. */
export const TRACES: readonly string[] = ['zdzisława', 'zdzislawa', 'brzęczyszczykiewicz', 'poczta.example', 'śniardwy', 'pomostu-mokra', 'tajemnica-w-pliku', 'dowód-zdzisi', 'ciotka klotylda', 'tracking-8812', 'obudowa-w-szuwarach'];

export class Story {
  private events = 0;
  private constructor(readonly folder: string, readonly running: Running, private readonly lines: { logged: string }) {}

  static async begin(): Promise<Story> {
    const folder = await mkdtemp(join(tmpdir(), 'gwarant-privacy-'));
    const lines = { logged: '' };
    const read = readSettings({ DATA_DIR: folder, POLICIES_DIR: fromRoot('policies/data'), PORT: '0', DIRECT_LINE_SECRET: SECRET, LOG_LEVEL: 'trace' });
    if (read.type === 'problems') throw new Error(JSON.stringify(read.problems));
    const log = pino({ level: 'trace' }, { write: (line: string) => (lines.logged += line) });
    return new Story(folder, await start(read.settings, log), lines);
  }

  get log(): string {
    return this.lines.logged;
  }

  /** From the first word to the closed claim, with a file, an agent's words, letters and a ledger. */
  async play(): Promise<Claim> {
    const { app, services: { store, road } } = this.running;
    const chat = await Chat.start(app, 'dl_zdzislawa');
    const sends = async (activity: object): Promise<void> => {
      await chat.post({ type: 'message', from: { id: chat.user }, channelData: { clientActivityID: `c${(this.events += 1)}` }, ...activity });
      await road.idle();
    };
    await sends({ text: 'Dzień dobry, tu ciotka Klotylda w imieniu Zdzisławy' });
    for (const value of INTERVIEW) await sends({ value });
    await chat.request('POST', '/upload?userId=dl_zdzislawa', { payload: Buffer.from('%PDF-1.4 tajemnica-w-pliku'), headers: { 'content-type': 'application/pdf', 'content-disposition': 'attachment; filename="dowód-zdzisi.pdf"' } });
    await road.idle();
    await sends({ text: 'Kamera z pomostu-mokra, proszę o pomoc' });
    const [claim] = (await store.find('claim', 'conversation', chat.id)).map(({ value }) => value);
    if (!claim) throw new Error('no claim was opened');
    await this.acts(claim, { do: 'accept' });
    await this.acts(claim, { do: 'say', text: 'Pani Zdzisławo, już patrzę.' });
    const today = claim.asOf;
    const steps: ClaimStep[] = [
      { do: 'authoriseRma' }, { do: 'send', tracking: 'TRACKING-8812' }, { do: 'receive', on: today, condition: 'obudowa-w-szuwarach', missingParts: null }, { do: 'accept', on: today },
      { do: 'inspect' }, { do: 'choose', remedy: 'replacement', note: 'dla Pani Zdzisławy' }, { do: 'shipBack', tracking: 'TRACKING-8812/2' }
    ];
    for (const step of steps) await this.acts(claim, { do: 'step', claim: claim.number, step });
    await this.acts(claim, { do: 'close', claim: claim.number, result: 'replaced', note: 'Zdzisława zadowolona' });
    // Letters become files by and by.
    while ((await store.find('letter', 'state', 'pending')).length > 0) await setImmediate();
    return (await store.get('claim', claim.number))?.value as Claim;
  }

  private async acts(claim: Claim, action: AgentAction): Promise<void> {
    const { response } = await this.running.services.road.handle(claim.conversation, { eventId: `a${(this.events += 1)}`, event: { type: 'agent', agent: ANNA, action }, activity: null });
    if (!response.ok) throw new Error(`${JSON.stringify(action)}: ${response.code}`);
  }

  /** Every trace that some file of the data folder holds, with the file. */
  async traces(): Promise<string[]> {
    const files = (await readdir(this.folder, { recursive: true, withFileTypes: true })).filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name));
    const found: string[] = [];
    for (const path of files) {
      const text = (await readFile(path)).toString('utf8').toLowerCase();
      found.push(...TRACES.filter((trace) => text.includes(trace) || path.toLowerCase().includes(trace)).map((trace) => `${path.slice(this.folder.length)}: ${trace}`));
    }
    return found;
  }

  async end(): Promise<void> {
    await this.running.stop();
    await rm(this.folder, { recursive: true, force: true });
  }
}

const INTERVIEW = [
  { facts: { product: 'dji-osmo-action', goal: 'claim', covers: ['dji-care-osmo-action'] } },
  {
    policy: 'dji-care-osmo-action',
    facts: {
      request: 'claim', plan: 'annual', planStart: today(-200), faultDate: today(-3), replacementsUsed: 0, replacementsUsedTotal: 0, incident: 'damage', item: 'device',
      damageExtent: 'function', causes: []
    }
  },
  { policy: 'dji-warranty', facts: { fromInnpro: false, item: 'device', condition: 'new', purchaseDate: today(-205), causes: ['mechanicalDamage'] } },
  { facts: { openClaim: true } },
  { facts: PERSON }
];

/** A day so many days from the one on which the test runs: the server has the machine's own clock. */
function today(days: number): string {
  return new Date(Date.now() + days * 86_400_000).toISOString().slice(0, 10);
}
