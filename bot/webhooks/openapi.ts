/** The webhooks as the OpenAPI describes them. */
import { WEBHOOK_EVENTS, type WebhookEvent } from '../../dialogs/desk.js';
import { CLAIM_STATES, HANDOFF_REASONS, HANDOFF_STATES } from '../../dialogs/records.js';

const text = { type: 'string' } as const;
const orNull = { type: ['string', 'null'] } as const;
const CLAIM = { claim: text, conversation: text, state: { type: 'string', enum: CLAIM_STATES }, product: text, policy: text, outcome: text };
const HANDOFF = { conversation: text, claim: orNull, reason: { type: 'string', enum: HANDOFF_REASONS }, queue: text, since: { ...text, description: 'UTC' }, state: { type: 'string', enum: HANDOFF_STATES } };

const DATA: Readonly<Record<WebhookEvent, { readonly summary: string; readonly properties: object }>> = {
  'claim.opened': { summary: 'A claim was opened', properties: CLAIM },
  'claim.stateChanged': { summary: 'A claim went from one state to another', properties: { ...CLAIM, from: { type: 'string', enum: CLAIM_STATES } } },
  'handoff.waiting': { summary: 'A case waits for a person, for the first time or again', properties: HANDOFF },
  'handoff.accepted': { summary: 'A person took a case', properties: { ...HANDOFF, agent: { ...orNull, description: 'Id of the person' } } },
  'handoff.completed': { summary: 'A case was closed or returned to the bot', properties: HANDOFF }
};

const HEADERS = {
  'webhook-id': 'The same at every try: act on it once',
  'webhook-timestamp': 'Seconds since 1970, of this try',
  'webhook-signature': '`v1,` and the base64 of HMAC-SHA256 over `ID.TIMESTAMP.BODY` (Standard Webhooks)'
} as const;

/** OpenAPI 3.1, `webhooks`. */
export const WEBHOOKS = Object.fromEntries(WEBHOOK_EVENTS.map((type) => [type, { post: operation(type) }]));

function operation(type: WebhookEvent) {
  const { summary, properties } = DATA[type];
  const data = { type: 'object', properties, required: Object.keys(properties) };
  const schema = { type: 'object', properties: { type: { const: type }, timestamp: { ...text, description: 'UTC' }, data }, required: ['type', 'timestamp', 'data'] };
  return {
    tags: ['webhooks'], summary,
    description: 'Sent to the addresses that desk.json names, at least once; ids, numbers and states only.',
    parameters: Object.entries(HEADERS).map(([name, description]) => ({ name, in: 'header', required: true, description, schema: text })),
    requestBody: { required: true, content: { 'application/json': { schema } } },
    responses: { '2XX': { description: 'Taken' }, 410: { description: 'No more webhooks to this address' }, default: { description: 'Tried again, with growing pauses, for a day' } }
  };
}
