/** Found claims in words, and the lists of those that wait for somebody. */
import { hasEnded } from '../../dialogs/claim/transitions.js';
import type { Claim } from '../../dialogs/records.js';
import { productOf } from '../../policies/book.js';
import type { Locale } from '../../policies/language.js';
import { dayInWarsaw } from '../../dialogs/day.js';
import type { Services } from '../services.js';
import { expectedOf, standing } from './claim-life.js';
import { openClaims } from './search.js';
import type { DueClaim, DueLists, FoundClaim } from './search-view.js';

type Needs = Pick<Services, 'store' | 'book' | 'desk' | 'clock'>;

export function foundClaim({ book, desk, clock }: Omit<Needs, 'store'>, claim: Claim, locale: Locale): FoundClaim {
  const { number, state, openedAt, conversation, customer, unit, rma, policy, result } = claim;
  return {
    number, state, openedAt, conversation,
    customer: customer.name,
    email: customer.email,
    product: productOf(book, unit.product)?.title[locale] ?? unit.product,
    serial: unit.serial,
    rma: rma?.number ?? null,
    policy: book.policies.get(policy.id)?.file.title[locale] ?? policy.id,
    result: result?.code ?? null,
    expected: expectedOf(claim, { today: dayInWarsaw(clock.now()), dueSoonDays: desk.dueSoonDays })
  };
}

/** Each list by its day, the earliest first. A claim can be in several. */
export async function dueLists(needs: Needs, locale: Locale): Promise<DueLists> {
  const claims = (await openClaims(needs.store)).map((claim) => ({ claim, found: foundClaim(needs, claim, locale) }));
  const today = dayInWarsaw(needs.clock.now());
  const now = { today, dueSoonDays: needs.desk.dueSoonDays };
  const remedies = claims.flatMap(({ found }): DueClaim[] => (found.expected.type === 'by' ? [{ day: found.expected.day, standing: found.expected.standing, claim: found }] : []));
  return {
    overdue: byDay(remedies.filter((due) => due.standing === 'over')),
    dueSoon: byDay(remedies.filter((due) => due.standing === 'soon')),
    papers: byDay(claims.filter(({ claim }) => claim.state === 'waitingForCustomer').map(({ claim, found }) => ({ day: askedOn(claim), standing: 'ahead', claim: found }))),
    answer: byDay(claims.flatMap(({ claim, found }): DueClaim[] => (owesAnswer(claim) ? [{ day: claim.answerBy, standing: standing(claim.answerBy, now), claim: found }] : [])))
  };
}

function byDay(list: readonly DueClaim[]): DueClaim[] {
  return [...list].sort((a, b) => (a.day === b.day ? (a.claim.number < b.claim.number ? -1 : 1) : a.day < b.day ? -1 : 1));
}

function askedOn({ history, openedAt }: Claim): string {
  return dayInWarsaw(history.findLast(({ what }) => what === 'papersAsked')?.at ?? openedAt);
}

function owesAnswer(claim: Claim): claim is Claim & { readonly answerBy: string } {
  return claim.answerBy !== null && claim.answeredOn === null && !hasEnded(claim.state);
}
