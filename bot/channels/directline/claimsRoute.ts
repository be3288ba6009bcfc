/** `GET /api/webchat/claims`: the claims of the token's own conversation, for the customer's page. */
import type { FastifyInstance } from 'fastify';
import { claimView } from '../../../dialogs/claim/timeline.js';
import type { ClaimView } from '../../../dialogs/claim/view.js';
import { CLAIM_STATES } from '../../../dialogs/records.js';
import { dayInWarsaw } from '../../../dialogs/day.js';
import { localeOf } from '../../http/locale.js';
import { perMinute } from '../../http/server.js';
import type { Channel } from './channel.js';
import { claimsOf, findConversation } from './conversations.js';

export const CLAIMS_PATH = '/api/webchat/claims';
/** The page asks when it is opened and when a claim moves; tabs and colleagues behind one address fit in. */
const READS_PER_MINUTE = 120;

export interface ClaimsAnswer {
  /** The newest first. */
  readonly claims: readonly ClaimView[];
}

/** `?locale=`: the page's language; the conversation's without it. */
export function claimsRoute(scope: FastifyInstance, { services, tokens }: Channel): void {
  const { store, book, clock } = services;
  scope.get<{ Querystring: { locale?: string } }>(CLAIMS_PATH, { schema: { response: { 200: ANSWER } }, config: perMinute(services, READS_PER_MINUTE) }, async (request): Promise<ClaimsAnswer> => {
    const conversation = await findConversation(services, claimsOf(request, tokens).conv);
    // A token comes before its conversation does.
    if (!conversation) return { claims: [] };
    const locale = localeOf(request.query.locale) ?? conversation.locale;
    const found = await store.find('claim', 'conversation', conversation.id);
    const newest = found.map(({ value }) => value).sort((a, b) => b.openedAt.localeCompare(a.openedAt) || b.number.localeCompare(a.number));
    return { claims: newest.map((claim) => claimView(claim, book, locale, dayInWarsaw(clock.now()))) };
  });
}

const TEXT = { type: 'string' } as const;
const TEXT_OR_NULL = { type: ['string', 'null'] } as const;
const DAY = { type: 'string', description: 'YYYY-MM-DD, Europe/Warsaw' } as const;
const strict = (properties: Readonly<Record<string, object>>): object => ({ type: 'object', additionalProperties: false, required: Object.keys(properties), properties });

/** Nothing that is not named here leaves, whatever a view may come to hold. */
const ANSWER = strict({
  claims: {
    type: 'array',
    items: strict({
      number: TEXT,
      product: TEXT,
      state: { type: 'string', enum: CLAIM_STATES },
      stateText: TEXT,
      since: DAY,
      openedOn: DAY,
      ended: { type: 'boolean' },
      missing: { type: 'array', items: TEXT },
      rma: { ...strict({ number: TEXT, validUntil: TEXT_OR_NULL }), type: ['object', 'null'] },
      expected: TEXT_OR_NULL,
      result: TEXT_OR_NULL,
      next: TEXT,
      timeline: { type: 'array', items: strict({ on: DAY, text: TEXT }) }
    })
  }
});
