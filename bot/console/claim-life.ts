/** What a claim is waiting for, what was counted for its unit, and what can be done with it now. */
import { allowances } from '../../dialogs/claim/allowance.js';
import { expectation } from '../../dialogs/claim/deadline.js';
import { serialKey, type Ledger } from '../../dialogs/claim/ledger.js';
import { possibleSteps } from '../../dialogs/claim/possible.js';
import { earliestReceipt } from '../../dialogs/claim/steps.js';
import { hasEnded } from '../../dialogs/claim/transitions.js';
import type { Claim, Conversation } from '../../dialogs/records.js';
import { addDays } from '../../policies/calendar.js';
import type { PolicyBook } from '../../policies/book.js';
import type { Day, Locale } from '../../policies/language.js';
import { dayInWarsaw } from '../../dialogs/day.js';
import type { Services } from '../services.js';
import type { ClaimLife, Expected, LedgerCount, LinkedClaim, Offers, Standing } from './life-view.js';

/** What stands around the claims of a case: the day, the desk's settings, the reader, and other claims for the same units. */
export interface Surroundings {
  readonly today: Day;
  readonly dueSoonDays: number;
  /** Somebody else is talking with the customer. */
  readonly withOther: boolean;
  /** By serial number as `serialKey` writes it. */
  readonly units: ReadonlyMap<string, Unit>;
}

interface Unit {
  readonly claims: readonly Claim[];
  readonly ledgers: readonly Ledger[];
  /** Conversations that can be opened. */
  readonly conversations: ReadonlySet<string>;
}

export async function surroundingsOf(services: Pick<Services, 'store' | 'clock' | 'desk'>, { handoff }: Conversation, claims: readonly Claim[], reader: string): Promise<Surroundings> {
  const serials = new Set(claims.flatMap(({ unit }) => (unit.serial === null ? [] : [serialKey(unit.serial)])).filter(Boolean));
  const units = await Promise.all([...serials].map(async (serial) => [serial, await unitOf(services, serial)] as const));
  return {
    today: dayInWarsaw(services.clock.now()),
    dueSoonDays: services.desk.dueSoonDays,
    withOther: (handoff?.state === 'accepted' || handoff?.state === 'delegated') && handoff.agent?.id !== reader,
    units: new Map(units)
  };
}

/** Found by the index, so that the older claim shows the newer one too. */
async function unitOf({ store }: Pick<Services, 'store'>, serial: string): Promise<Unit> {
  const [claims, ledgers] = await Promise.all([store.find('claim', 'serial', serial), store.find('ledger', 'serial', serial)]);
  const ids = new Set(claims.map(({ value }) => value.conversation));
  const there = await Promise.all([...ids].map(async (id) => ((await store.get('conversation', id)) ? [id] : [])));
  const oldestFirst = claims.map(({ value }) => value).sort((a, b) => (a.openedAt < b.openedAt ? -1 : 1));
  return { claims: oldestFirst, ledgers: ledgers.map(({ value }) => value), conversations: new Set(there.flat()) };
}

export function claimLife(claim: Claim, around: Surroundings, book: PolicyBook, locale: Locale): ClaimLife {
  const { rma, override } = claim;
  const possible = possibleSteps(claim, 'agent');
  const unit = claim.unit.serial === null ? undefined : around.units.get(serialKey(claim.unit.serial));
  const owed = claim.answeredOn === null && !hasEnded(claim.state) ? claim.answerBy : null;
  return {
    rma: rma && { number: rma.number, authorisedAt: rma.authorisedAt, by: rma.by.name, validUntil: rma.validUntil, returnTo: rma.returnTo },
    parcel: claim.parcel,
    pauses: claim.pauses,
    expected: expectedOf(claim, around),
    answerBy: claim.answerBy,
    answeredOn: claim.answeredOn,
    answerStanding: owed === null ? null : standing(owed, around),
    override: override && { outcome: override.outcome, clause: override.clause, reason: override.reason, by: override.by.name, at: override.at },
    links: linksOf(claim, unit, book, locale),
    ledger: ledgerOf(claim, unit, book, locale),
    steps: around.withOther ? [] : possible.steps,
    remedies: around.withOther ? [] : possible.remedies,
    next: around.withOther ? null : possible.next,
    offers: offersOf(claim, around.today, book, locale)
  };
}

export function expectedOf(claim: Claim, { today, dueSoonDays }: Pick<Surroundings, 'today' | 'dueSoonDays'>): Expected {
  const expected = expectation(claim);
  if (expected.type === 'paused') return { ...expected, unit: (claim.deadline ?? claim.decision.deadline)?.unit ?? 'days' };
  return expected.type === 'by' ? { ...expected, standing: standing(expected.day, { today, dueSoonDays }) } : expected;
}

/** The last day itself is still in time. */
export function standing(day: Day, { today, dueSoonDays }: Pick<Surroundings, 'today' | 'dueSoonDays'>): Standing {
  if (day < today) return 'over';
  return addDays(day, -dueSoonDays) <= today ? 'soon' : 'ahead';
}

function linksOf(claim: Claim, unit: Unit | undefined, book: PolicyBook, locale: Locale): LinkedClaim[] {
  return (unit?.claims ?? []).filter(({ number }) => number !== claim.number).map(({ number, state, openedAt, policy, conversation }) => ({
    number, state, openedAt,
    policy: book.policies.get(policy.id)?.file.title[locale] ?? policy.id,
    conversation: unit?.conversations.has(conversation) ? conversation : null
  }));
}

function ledgerOf(claim: Claim, unit: Unit | undefined, book: PolicyBook, locale: Locale): LedgerCount[] {
  const policy = book.policies.get(claim.policy.id);
  if (!policy) return [];
  const ledger = unit?.ledgers.find((one) => one.policy === policy.id) ?? null;
  return allowances(ledger, claim, policy).map(({ fact, used, reserved, limit }) => ({ label: policy.file.facts[fact]?.label[locale] ?? fact, used, reserved, limit }));
}

function offersOf(claim: Claim, today: Day, book: PolicyBook, locale: Locale): Offers {
  const { parcel, state, missing, policy } = claim;
  const file = book.policies.get(policy.id)?.file;
  const cleared = new Set(file?.checks?.map(({ action }) => action));
  return {
    today,
    earliest: state === 'received' ? parcel.receivedOn : earliestReceipt(claim),
    papers: Object.entries(file?.actions ?? {}).filter(([id]) => !cleared.has(id)).map(([id, { title }]) => ({ id, title: title[locale], missing: missing.includes(id) })),
    clauses: Object.entries(file?.clauses ?? {}).map(([id, { section, text }]) => ({ id, section, text: text[locale] }))
  };
}
