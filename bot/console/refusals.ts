/** Refusals of a turn, told to the agent with their reason: who has the case, which state the claim is in, which day would do. */
import { formatDay } from '../../dialogs/format.js';
import type { TurnResponse } from '../../dialogs/events.js';
import { CLAIM_STATES, type Conversation } from '../../dialogs/records.js';
import type { Locale, Text } from '../../policies/language.js';
import { answerOf, type ErrorBody } from '../http/errors.js';
import { CLAIM_STATE_WORDS } from './state-words.js';

type Refusal = Extract<TurnResponse, { ok: false }>;

const WITH: Text = { pl: 'Prowadzi ją', en: 'It is with' };
const STATE: Text = { pl: 'Stan zgłoszenia', en: 'State of the claim' };
const EARLIEST: Text = { pl: 'Najwcześniejszy możliwy dzień', en: 'The earliest possible day' };
const CLAUSES: Text = { pl: 'Postanowienia', en: 'Clauses' };

export function refusalAnswer(refusal: Refusal, conversation: Conversation, locale: Locale): { readonly status: number; readonly body: ErrorBody } {
  const reason = reasonOf(refusal, conversation, locale);
  return answerOf(refusal.code, locale, reason === null ? undefined : `${reason}.`);
}

function reasonOf({ code, detail = '' }: Refusal, { handoff }: Conversation, locale: Locale): string | null {
  switch (code) {
    case 'takenByOther':
    case 'notOwner': return handoff && handoff.state !== 'completed' && handoff.agent ? `${WITH[locale]}: ${handoff.agent.name}` : null;
    case 'wrongClaimState': {
      const state = CLAIM_STATES.find((one) => one === detail);
      return state ? `${STATE[locale]}: ${CLAIM_STATE_WORDS[state][locale]}` : null;
    }
    case 'badDay': return detail === '' ? null : `${EARLIEST[locale]}: ${formatDay(detail, locale)}`;
    case 'usedUp': return detail === '' ? null : `${CLAUSES[locale]}: ${detail}`;
    case 'serialInUse':
    case 'noSuchClause':
    case 'noSuchPaper': return detail || null;
    default: return null;
  }
}
