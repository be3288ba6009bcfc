/** What a turn's changes are to other programs: events of claims and hand-offs, from the records before and after. */
import { createHash } from 'node:crypto';
import type { Desk, WebhookEvent } from '../../dialogs/desk.js';
import type { Claim, Conversation, Instant, JsonObject } from '../../dialogs/records.js';
import type { Change } from '../store/store.js';

export interface Records {
  readonly conversation: Conversation;
  readonly claims: readonly Claim[];
}

interface Happened {
  readonly type: WebhookEvent;
  readonly data: JsonObject;
}

/**
 * Messages for the receivers that want them, to be kept in the commit of the change.
 * @param version of the conversation after the change: with it the same change makes the same ids
 */
export function webhookChanges({ webhooks }: Pick<Desk, 'webhooks'>, before: Records, after: Records, version: number, now: Instant): Change[] {
  if (webhooks.length === 0) return [];
  const happened = eventsOf(before, after);
  return webhooks.flatMap(({ url, events }) =>
    happened.filter(({ type }) => events.includes(type)).map((event): Change => {
      const body = JSON.stringify({ type: event.type, timestamp: now, data: event.data });
      const id = `msg_${createHash('sha256').update(JSON.stringify([url, after.conversation.id, version, event.type, event.data])).digest('base64url').slice(0, 32)}`;
      return { kind: 'webhook', id, expected: 0, value: { schema: 1, id, url, body, at: now, attempts: 0, notBefore: now } };
    }));
}

/** In the order in which they happened: a claim is opened before it waits for a person. */
export function eventsOf(before: Records, after: Records): Happened[] {
  const claims = after.claims.flatMap((claim): Happened[] => {
    const old = before.claims.find(({ number }) => number === claim.number);
    if (!old) return [{ type: 'claim.opened', data: claimData(claim) }];
    return old.state === claim.state ? [] : [{ type: 'claim.stateChanged', data: { ...claimData(claim), from: old.state } }];
  });
  return [...claims, ...handoffEvents(before.conversation, after.conversation)];
}

function handoffEvents({ handoff: before }: Conversation, { id, handoff }: Conversation): Happened[] {
  if (!handoff) return [];
  const { state, reason, claim, queue, since, agent } = handoff;
  const data = { conversation: id, claim, reason, queue, since, state };
  if (state === 'waiting') return before?.state === 'waiting' && before.since === since ? [] : [{ type: 'handoff.waiting', data }];
  if (state === 'completed') return before?.state === 'completed' ? [] : [{ type: 'handoff.completed', data }];
  const owned = before?.state === 'accepted' || before?.state === 'delegated';
  return owned && before.agent?.id === agent?.id ? [] : [{ type: 'handoff.accepted', data: { ...data, agent: agent?.id ?? null } }];
}

function claimData({ number, conversation, state, unit, policy, decision }: Claim): JsonObject {
  return { claim: number, conversation, state, product: unit.product, policy: policy.id, outcome: decision.outcome };
}
