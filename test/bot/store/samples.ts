/** Records, ids and random numbers for tests of stores. */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Counter, Delivery, SignIn, Upload } from '../../../bot/store/store.js';
import type { Claim, Conversation, Entry } from '../../../dialogs/records.js';

const AT = '2026-11-20T10:00:00.000Z';

export function conversation(id: string, over: Partial<Conversation> = {}): Conversation {
  return {
    schema: 1, id, channel: 'webchat', user: { id: `dl_${id}`, name: null }, address: null, locale: 'pl', createdAt: AT, lastAt: AT, length: 0,
    resumeKey: `key-${id}`, handoff: null, handled: [],
    session: {
      asOf: null, greeted: false, turns: 0, answers: [], pending: null, told: [], furtherCovers: false, chosenCover: null, claim: null,
      correcting: null, unclear: 0
    },
    ...over
  };
}

export function entryId(conversationId: string, seq: number): string {
  return `${conversationId}-${String(seq).padStart(7, '0')}`;
}

export function entry(conversationId: string, seq: number, text = `line ${seq}`): Entry {
  return {
    schema: 1, id: entryId(conversationId, seq), conversation: conversationId, seq, at: AT, from: { role: 'customer', id: 'dl_1', name: null },
    content: { type: 'received', activity: { type: 'message', text } }, replyTo: null
  };
}

export function claim(number: string, conversationId: string, over: Partial<Claim> = {}): Claim {
  return {
    schema: 2, number, conversation: conversationId, locale: 'pl', state: 'opened', openedAt: AT, customer: { name: null, email: null },
    unit: { product: 'scooter-dualtron', serial: null }, description: null, policy: { id: 'scooter-warranty', version: '1', digest: '' }, asOf: '2026-11-20', facts: {},
    decision: {
      policy: 'scooter-warranty', version: '1', asOf: '2026-11-20', outcome: 'covered', cites: [], actions: [], remedies: [], fee: null, handoff: true,
      facts: {}, trace: []
    },
    contested: false, missing: [], rma: null, result: null, history: [], override: null, documents: [], pauses: [], answerBy: null, answeredOn: null, links: [], timer: null, alarms: [],
    parcel: { sentOn: null, tracking: null, receivedOn: null, condition: null, missingParts: null, acceptedOn: null, shippedBackOn: null, returnTracking: null }, ...over
  };
}

export function delivery(conversationId: string, seq: number, state: Delivery['state'] = 'pending'): Delivery {
  const id = entryId(conversationId, seq);
  return { schema: 1, id, conversation: conversationId, entry: id, state, attempts: 0, notBefore: AT, lastError: null };
}

export function counter(name: string, last: number): Counter {
  return { schema: 1, name, last };
}

export function upload(id: string, conversationId: string): Upload {
  return { schema: 1, id, conversation: conversationId, name: 'receipt.pdf', contentType: 'application/pdf', bytes: 3, at: AT };
}

export function signIn(id: string, kind: SignIn['kind']): SignIn {
  return { schema: 1, id, kind, person: { id: 'p1', name: 'Ada', role: 'agent' }, expiresAt: AT };
}

/** Gives the test a folder of its own, and takes it away. */
export async function withFolder<T>(test: (folder: string) => Promise<T>): Promise<T> {
  const folder = await mkdtemp(join(tmpdir(), 'gwarant-'));
  try {
    return await test(folder);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

/** The same numbers for the same seed (mulberry32): whole ones from 0 up to, not including, `below`. */
export function randomFrom(seed: number): (below: number) => number {
  let state = seed;
  return (below) => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return Math.floor((((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296) * below);
  };
}
