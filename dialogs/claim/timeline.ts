/** A claim as its customer may see it. Pure; no personal data, no notes, nothing of the desk's own business. */
import { productOf, type PolicyBook } from '../../policies/book.js';
import type { Day, Locale } from '../../policies/language.js';
import { dayInWarsaw } from '../day.js';
import { formatDay, formatDeadline } from '../format.js';
import { HAPPENED, statusTexts } from '../texts/status.js';
import { textsOf } from '../texts/texts.js';
import { expectation } from './deadline.js';
import type { Claim, ClaimEvent } from './record.js';
import { hasEnded, RUNNING } from './transitions.js';
import type { ClaimView, Happened } from './view.js';

export function claimView(claim: Claim, book: PolicyBook, locale: Locale, today: Day): ClaimView {
  const texts = statusTexts(locale);
  const { actions } = book.policies.get(claim.policy.id)?.file ?? {};
  const validUntil = claim.state === 'rmaAuthorised' && claim.rma ? claim.rma.validUntil : null;
  return {
    number: claim.number,
    product: productOf(book, claim.unit.product)?.title[locale] ?? '',
    state: claim.state,
    stateText: texts.state[claim.state],
    since: sinceOf(claim),
    openedOn: dayInWarsaw(claim.openedAt),
    ended: hasEnded(claim.state),
    missing: hasEnded(claim.state) ? [] : claim.missing.map((id) => actions?.[id]?.title[locale] ?? id),
    rma: claim.rma && !hasEnded(claim.state) ? { number: claim.rma.number, validUntil } : null,
    expected: expectedText(claim, locale, today),
    result: claim.state === 'closed' && claim.result ? textsOf(locale).result[claim.result.code] : null,
    next: validUntil === null ? texts.next[claim.state] : texts.nextSend(formatDay(validUntil, locale)),
    timeline: timeline(claim, locale)
  };
}

/** The day on which it came to its state. */
function sinceOf({ history, openedAt, state, parcel }: Claim): Day {
  if (state === 'received' && parcel.receivedOn !== null) return parcel.receivedOn;
  if (state === 'accepted' && parcel.acceptedOn !== null) return parcel.acceptedOn;
  const came = history.findLast(({ from, to }) => from !== to);
  return dayInWarsaw(came?.at ?? openedAt);
}

function expectedText(claim: Claim, locale: Locale, today: Day): string | null {
  const { life } = textsOf(locale);
  const when = expectation(claim);
  if (when.type === 'by') return life.expectedBy(formatDay(when.day, locale));
  const texts = statusTexts(locale);
  if (when.type === 'paused') {
    const unit = (claim.deadline ?? claim.decision.deadline)?.unit ?? 'days';
    return `${life.paused(claim.pauses.at(-1)?.reason ?? 'customer')} ${texts.timeLeft(formatDeadline({ value: when.left, unit }, locale))}`;
  }
  // Nothing is promised, but it waits all the same.
  const pause = RUNNING.includes(claim.state) ? claim.pauses.at(-1) : undefined;
  if (pause?.to === null) return `${texts.paused[pause.reason]}.`;
  const owed = claim.state === 'opened' || claim.state === 'underReview' ? claim.answerBy : null;
  return owed !== null && claim.answeredOn === null && owed >= today ? texts.answerBy(formatDay(owed, locale)) : null;
}

/** What the customer would call an event; the same thing twice in a row on one day is one. */
function timeline(claim: Claim, locale: Locale): Happened[] {
  const all = claim.history.flatMap((event, index): Happened[] => {
    const text = wordsOf(claim, event, index, locale);
    return text === null ? [] : [{ on: dayOfEvent(claim, event, index), text }];
  });
  return all.filter((one, index) => one.text !== all[index - 1]?.text || one.on !== all[index - 1]?.on);
}

function wordsOf(claim: Claim, event: ClaimEvent, index: number, locale: Locale): string | null {
  const texts = statusTexts(locale);
  const plain = HAPPENED[event.what]?.[locale] ?? null;
  switch (event.what) {
    case 'documentAdded': return event.who.role === 'customer' ? plain : null;
    case 'paused': {
      const reason = claim.pauses[before(claim, index, 'paused')]?.reason;
      return reason === undefined ? plain : texts.paused[reason];
    }
    case 'overridden': return claim.override && isLast(claim, index) ? texts.overridden[claim.override.outcome] : plain;
    case 'closed': return claim.result && isLast(claim, index) ? texts.closed(textsOf(locale).result[claim.result.code]) : plain;
    default: return plain;
  }
}

/** Agents tell the day on which the parcel came and was accepted; it may be before the day of writing it down. */
function dayOfEvent({ parcel, history }: Claim, event: ClaimEvent, index: number): Day {
  const last = isLast({ history }, index);
  if (event.what === 'received' && last && parcel.receivedOn !== null) return parcel.receivedOn;
  if (event.what === 'accepted' && last && parcel.acceptedOn !== null) return parcel.acceptedOn;
  return dayInWarsaw(event.at);
}

/** Is it the last of its kind? What the claim says of it now is about that one. */
function isLast({ history }: Pick<Claim, 'history'>, index: number): boolean {
  return history.findLastIndex(({ what }) => what === history[index]?.what) === index;
}

/** How many of the kind came before it. */
function before({ history }: Claim, index: number, what: ClaimEvent['what']): number {
  return history.slice(0, index).filter((event) => event.what === what).length;
}
