/** A console with two cases, a clock that stands still, and people who are signed in. */
import { Presence } from '../../../bot/presence.js';
import { UNTOUCHED } from '../../../dialogs/handoff/record.js';
import { DEFAULT_DESK } from '../../../dialogs/desk.js';
import { DEFAULT_LETTERS } from '../../../dialogs/letters/defaults.js';
import { DEFAULT_REPLIES } from '../../../dialogs/canned-defaults.js';
import { Signals } from '../../../bot/signals.js';
import { fileURLToPath } from 'node:url';
import Fastify, { type FastifyInstance, type InjectOptions, type LightMyRequestResponse } from 'fastify';
import { pino } from 'pino';
import { consoleApi } from '../../../bot/console/api.js';
import type { Role } from '../../../bot/console/roles.js';
import { createLink, redeem } from '../../../bot/console/signin.js';
import { answerOf, problemOf } from '../../../bot/http/errors.js';
import { preferredLocale } from '../../../bot/http/locale.js';
import type { Services } from '../../../bot/services.js';
import { readSettings } from '../../../bot/settings.js';
import type { Claim, Conversation, Entry, Speaker } from '../../../dialogs/records.js';
import type { Reply } from '../../../dialogs/reply.js';
import type { PolicyBook } from '../../../policies/book.js';
import { compilePolicy } from '../../../policies/compile.js';
import type { Decision } from '../../../policies/decision.js';
import type { PolicyFile } from '../../../policies/language.js';
import { MemoryStore } from '../memoryStore.js';
import { FakeRoad } from './fakeRoad.js';

/** Any file will do for the built page: this one. */
export const PAGE = fileURLToPath(import.meta.url);
export const NOW = '2026-03-02T09:00:00.000Z';
const text = (both: string): { pl: string; en: string } => ({ pl: `${both} (pl)`, en: both });

const POLICY: PolicyFile = {
  id: 'kettle-warranty',
  version: '1',
  timeZone: 'Europe/Warsaw',
  title: text('Kettle warranty'),
  guarantor: text('Kettles Ltd'),
  sources: { terms: { name: text('Terms of the kettle'), authority: 'seller', note: text('The maker\u2019s terms prevail') } },
  clauses: {
    K1: { section: '1', kind: 'rule', text: text('Two years') },
    K2: { section: '2', kind: 'rule', text: text('With a receipt') },
    K3: { section: '3', kind: 'rule', text: text('Descale first') }
  },
  facts: {
    descaled: { type: 'yesNo', stage: 'check', label: text('descaled'), question: text('Descaled?') },
    purchaseDate: { type: 'date', stage: 'period', label: text('purchase date'), question: text('When?') },
    colour: { type: 'choice', stage: 'what', label: text('colour'), question: text('Colour?'), values: { red: { title: text('Red one') } } },
    receipt: { type: 'yesNo', stage: 'documents', label: text('receipt'), question: text('Receipt?') }
  },
  checks: [{ id: 'descale', fact: 'descaled', when: { fact: 'descaled', is: false }, clause: 'K3', action: 'descale' }],
  rules: [
    { id: 'receipt', effect: 'need', when: { fact: 'receipt', is: false }, clause: 'K2', action: 'receipt' },
    { id: 'repair', effect: 'grant', when: { fact: 'purchaseDate', notAfter: { date: 'asOf' } }, clauses: ['K1'], remedies: ['repair'], handoff: true }
  ],
  actions: {
    descale: { title: text('Descale the kettle'), howTo: text('With vinegar') },
    receipt: { title: text('Send the receipt'), howTo: text('A photo will do') }
  },
  remedies: { repair: text('repair') },
  cases: []
};

export const BOOK: PolicyBook = {
  catalogue: { products: [{ id: 'kettle', title: text('Kettle'), names: ['kettle'], covers: [{ policy: 'kettle-warranty', title: text('Kettle warranty') }] }] },
  policies: new Map([[POLICY.id, compilePolicy(POLICY)]]),
  problems: []
};

const DECISION: Decision = {
  policy: 'kettle-warranty', version: '1', asOf: '2026-03-02', outcome: 'covered', cites: ['K1'], actions: [], remedies: ['repair'],
  fee: { amount: '20.00', currency: 'PLN', indicative: true }, coverEnds: '2027-01-02', deadline: { value: 30, unit: 'days' }, handoff: true,
  facts: { descaled: true, purchaseDate: '2025-01-02', colour: null, receipt: false }, trace: []
};

export interface Scene {
  readonly app: FastifyInstance;
  readonly services: Services;
  readonly road: FakeRoad;
  readonly clock: { at: Date };
}

/** @param dataDir needed where the scene listens @param page what stands in for the built page @param env more settings */
export async function openScene(dataDir: string = 'data-that-is-never-written', page: string = PAGE, env: Readonly<Record<string, string>> = {}): Promise<Scene> {
  const clock = { at: new Date(NOW) };
  const store = new MemoryStore();
  const timed = { now: () => clock.at };
  const road = new FakeRoad(store, timed);
  const services: Services = { settings: settings(dataDir, env), store, road, book: BOOK, desk: DEFAULT_DESK, presence: new Presence(), letters: DEFAULT_LETTERS, replies: DEFAULT_REPLIES, signals: new Signals(), clock: timed, random: counting(), log: pino({ level: 'silent' }) };
  return { app: await consoleApp(services, page), services, road, clock };
}

/** A server with nothing but the console. */
export async function consoleApp(services: Services, page: string = PAGE): Promise<FastifyInstance> {
  const app = Fastify();
  app.setErrorHandler((error, request, reply) => {
    const problem = problemOf(error);
    if (!problem) throw error;
    const { status, body } = answerOf(problem.code, preferredLocale(request.headers['accept-language']) ?? 'en', problem.detail);
    return reply.code(status).send(body);
  });
  await app.register(async (part) => consoleApi(part, services, page));
  return app;
}

/** The cookie of somebody who came in by a link. */
export async function cookieFor({ services }: Pick<Scene, 'services'>, name: string, role: Role = 'agent'): Promise<string> {
  const link = await createLink(services, { role, name });
  const opened = await redeem(services, codeOf(link.url));
  if (!opened) throw new Error('the link did not open');
  return `gw_session=${opened.secret}`;
}

export function codeOf(url: string): string {
  return new URL(url).searchParams.get('code') ?? '';
}

/** A write as our own page sends it. */
export function write({ app }: Pick<Scene, 'app'>, cookie: string, url: string, payload?: object, more: Record<string, string> = {}): Promise<LightMyRequestResponse> {
  const headers = { cookie, 'x-gwarant': '1', 'idempotency-key': `${url} ${JSON.stringify(payload ?? null)}`, ...more };
  const request: InjectOptions = payload ? { method: 'POST', url, headers, payload } : { method: 'POST', url, headers };
  return app.inject(request);
}

/** A customer who waits: who she is, the decision she was told, a claim. */
export async function addCase({ services }: Scene, id: string, since: string, name: string = 'Maria Lis'): Promise<void> {
  const number = `GW-2026-${id.padStart(6, '0')}`;
  const bot: Speaker = { role: 'bot', id: 'bot', name: null };
  const customer: Speaker = { role: 'customer', id: `dl_${id}`, name: null };
  const choice = { title: 'Red one', value: { question: 'q1', facts: { colour: 'red' } } };
  const said = (reply: Reply): Pick<Entry, 'from' | 'content'> => ({ from: bot, content: { type: 'said', reply } });
  const received = (activity: Record<string, never> | object): Pick<Entry, 'from' | 'content'> =>
    ({ from: customer, content: { type: 'received', activity: activity as never } });
  const bodies = [
    received({ type: 'event', name: 'webchat/join' }),
    said({ text: 'Which **colour**?', choices: [choice] }),
    received({ type: 'message', value: { facts: { colour: 'red' }, question: 'q1' } }),
    received({ type: 'message', value: { policy: 'kettle-warranty', facts: { purchaseDate: '2025-01-02', evil: '<b>x</b>' } } }),
    said({ text: 'It is covered.', signal: { decisions: [DECISION] } }),
    received({ type: 'message', text: '<img src=x onerror=alert(1)>', attachments: [{ name: 'a.png', contentType: 'image/png', contentUrl: 'https://files.example/a.png' }, { contentUrl: 'javascript:alert(1)' }] })
  ];
  const entries = bodies.map((body, index): Entry => ({ schema: 1, id: `${id}-${index + 1}`, conversation: id, seq: index + 1, at: since, replyTo: null, ...body }));
  await services.store.commit([
    { kind: 'conversation', id, expected: 0, value: conversationOf(id, since, number, entries.length) },
    { kind: 'claim', id: number, expected: 0, value: claimOf(id, since, number, name) },
    ...entries.map((value) => ({ kind: 'entry' as const, id: value.id, expected: 0, value }))
  ]);
}

function conversationOf(id: string, since: string, claim: string, length: number): Conversation {
  return {
    schema: 1, id, channel: 'webchat', user: { id: `dl_${id}`, name: null }, address: null, locale: 'pl', createdAt: since, lastAt: since,
    length, resumeKey: `resume-${id}`, handled: [],
    session: {
      asOf: '2026-03-02', greeted: true, turns: 3, pending: null, told: [], furtherCovers: false, chosenCover: 'kettle-warranty', claim,
      correcting: null, unclear: 0,
      answers: [
        { policy: null, fact: 'product', value: 'kettle', turn: 1 },
        ...Object.entries(DECISION.facts).map(([fact, value]) => ({ policy: 'kettle-warranty', fact, value, turn: 2 }))
      ]
    },
    handoff: { ...UNTOUCHED, state: 'waiting', reason: 'rma', since, agent: null, acceptedAt: null, completedAt: null, claim, acknowledgedAt: null, queue: 'desk' }
  };
}

function claimOf(conversation: string, at: string, number: string, name: string): Claim {
  const who: Speaker = { role: 'customer', id: `dl_${conversation}`, name };
  return {
    schema: 2, number, conversation, locale: 'pl', state: 'opened', openedAt: at, customer: { name, email: 'maria@example.com' },
    unit: { product: 'kettle', serial: 'K-1' }, description: 'It leaks.', policy: { id: 'kettle-warranty', version: '1', digest: '' }, asOf: '2026-03-02',
    facts: DECISION.facts, decision: DECISION, contested: false, missing: ['receipt'], rma: null, result: null,
    override: null, documents: [], pauses: [], answerBy: null, answeredOn: null, links: [], timer: null, alarms: [],
    parcel: { sentOn: null, tracking: null, receivedOn: null, condition: null, missingParts: null, acceptedOn: null, shippedBackOn: null, returnTracking: null },
    history: [{ at, who, via: 'webchat', what: 'opened', from: null, to: 'opened', note: null }]
  };
}

export function settings(dataDir: string, env: Readonly<Record<string, string>> = {}): Services['settings'] {
  const read = readSettings({ DATA_DIR: dataDir, ...env }, () => 'a-secret-for-tests');
  if (read.type === 'problems') throw new Error(JSON.stringify(read.problems));
  return read.settings;
}

/** Ids that count: guessable, which tests like. */
export function counting(): Services['random'] {
  let last = 0;
  return { id: () => `id-${String(++last).padStart(20, '0')}` };
}
