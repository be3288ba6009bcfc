/**
 * What comes next. It follows from the answers alone, so that going back, correcting and coming back tomorrow
 * need nothing else; nothing known is ever asked.
 */
import type { PolicyBook } from '../policies/book.js';
import { decide, nextTurn } from '../policies/decide.js';
import type { Decision } from '../policies/decision.js';
import { implausible } from '../policies/facts.js';
import type { Day, Facts, Limit, Outcome } from '../policies/language.js';
import type { Product } from '../policies/product.js';
import type { Policy } from '../policies/compile.js';
import { asksForCovers, canBeDecided, factsOf, general, goalIn, heldCovers, latest, productIn, sharing } from './case.js';
import type { GeneralFact, Pending, Session } from './records.js';

export type Step =
  | { readonly type: 'ask'; readonly question: Omit<Pending, 'id'>; readonly findings: Findings | null }
  | { readonly type: 'conflict'; readonly policy: string; readonly limit: Limit }
  /** A troubleshooting step has not been tried: say how, and wait. */
  | { readonly type: 'tryCheck'; readonly policy: string; readonly fact: string; readonly decision: Decision }
  | { readonly type: 'unknownProduct' }
  | { readonly type: 'noCover'; readonly known: boolean; readonly product: Product }
  | { readonly type: 'openClaim'; readonly findings: Findings; readonly cover: Decision }
  /** Nothing more to ask. */
  | { readonly type: 'rest'; readonly findings: Findings | null };

/** What the covers looked at came to, the recommended one first. */
export interface Findings {
  readonly decisions: readonly Decision[];
  /** Covers not looked at, because nothing there could cost the customer less. */
  readonly further: readonly string[];
}

export function plan(session: Session, book: PolicyBook, today: Day): Step {
  const product = productIn(session, book);
  if (session.correcting) return ask(session.correcting.policy === null ? [] : policiesFor(product, session.correcting), [session.correcting.fact]);
  if (!product) return general(session, 'product') === null ? { type: 'unknownProduct' } : ask([], ['product']);
  // A product all of whose policy files were refused: nothing can be decided, a person can.
  if (!canBeDecided(book, product)) return { type: 'unknownProduct' };
  const goal = goalIn(session, product);
  if (goal === undefined) return ask([], ['goal']);
  if (asksForCovers(book, product, goal) && general(session, 'covers') === undefined) return ask([], ['covers']);
  const covers = heldCovers(session, book, product, goal);
  if (covers.length === 0) return { type: 'noCover', known: general(session, 'covers') !== null, product };
  return interviewCovers(session, book, product, covers, session.asOf ?? today);
}

function ask(policies: readonly string[], facts: readonly string[], findings: Findings | null = null): Step {
  return { type: 'ask', question: { policies, facts }, findings };
}

function policiesFor(product: Product | null, correcting: NonNullable<Session['correcting']>): string[] {
  return correcting.policy === null ? [] : sharing(product, correcting.policy, correcting.fact).map(({ policy }) => policy);
}

/** Covers one after the other, the cheapest for the customer first; facts with one meaning are asked once. */
function interviewCovers(session: Session, book: PolicyBook, product: Product, held: readonly string[], asOf: Day): Step {
  const policies = held.flatMap((id) => book.policies.get(id) ?? []).sort((a, b) => cost(a) - cost(b));
  const decisions: Decision[] = [];
  for (const [index, policy] of policies.entries()) {
    const facts = factsOf(session, book, product, policy.id);
    const limit = implausible(policy, asOf, facts);
    if (limit) return { type: 'conflict', policy: policy.id, limit };
    const decision = decide(policy, asOf, facts);
    const open = openStep(session, policy, decision, product, held);
    if (open) return open;
    decisions.push(decision);
    const rest = policies.slice(index + 1);
    if (decision.outcome === 'covered' && rest.length > 0 && !session.furtherCovers && rest.every((one) => cost(one) >= cost(policy))) {
      return afterDecision(session, { decisions: ranked(decisions, policies), further: rest.map(({ id }) => id) });
    }
  }
  return afterDecision(session, { decisions: ranked(decisions, policies), further: [] });
}

/** The step that keeps a cover open, or null when it is decided. */
function openStep(session: Session, policy: Policy, decision: Decision, product: Product, held: readonly string[]): Step | null {
  if (decision.outcome === 'solved') return null;
  if (decision.ask !== undefined || isCheck(decision)) {
    const tried = justTried(session, policy);
    if (tried) return ask([policy.id], [tried]);
  }
  if (decision.ask !== undefined) {
    const policies = sharing(product, policy.id, decision.ask).map((one) => one.policy).filter((id) => held.includes(id));
    const together = nextTurn(policy, decision.asOf, decision.facts).facts;
    return together.length > 1 ? ask([policy.id], together) : ask([policy.id, ...policies.filter((id) => id !== policy.id)], [decision.ask]);
  }
  const check = isCheck(decision) ? policy.file.checks?.find(({ id }) => id === decision.trace[0]?.rule) : undefined;
  return check ? { type: 'tryCheck', policy: policy.id, fact: check.fact, decision } : null;
}

function isCheck(decision: Decision): boolean {
  return decision.outcome === 'action-needed' && decision.trace[0]?.level === 'check';
}

/** After each step that was carried out, `solved` is asked anew, unless the same breath said it. */
function justTried(session: Session, policy: Policy): string | null {
  const { solvedBy, checks } = policy.file;
  if (solvedBy === undefined || !checks) return null;
  const done = session.answers.filter(
    ({ policy: id, fact, value }) => id === policy.id && value === 'ok' && checks.some((check) => check.fact === fact)
  );
  const lastTurn = Math.max(0, ...done.map(({ turn }) => turn));
  return lastTurn > (latest(session, policy.id, solvedBy)?.turn ?? 0) ? solvedBy : null;
}

/** What a grant of this policy costs at least, for the order of the covers; a share of a price counts as dear. */
export function cost(policy: Policy): number {
  const fees = policy.grants.map(({ grant }) => grant.fee);
  return Math.min(...fees.map((fee) => (!fee ? 0 : 'amount' in fee ? Number(fee.amount) : Number.MAX_SAFE_INTEGER)));
}

const RANK: Readonly<Record<Outcome, number>> = { solved: 0, covered: 1, 'action-needed': 2, referred: 3, 'not-covered': 4, undecided: 5 };

/** The best for the customer first; among equals the cheaper, in the order the policies came. */
function ranked(decisions: readonly Decision[], policies: readonly Policy[]): Decision[] {
  const place = (decision: Decision): number => policies.findIndex(({ id }) => id === decision.policy);
  return [...decisions].sort((a, b) => RANK[a.outcome] - RANK[b.outcome] || place(a) - place(b));
}

const DETAILS: readonly GeneralFact[] = ['name', 'email', 'serial', 'description'];

function afterDecision(session: Session, findings: Findings): Step {
  const cover = findings.decisions.find(({ policy }) => policy === session.chosenCover) ?? findings.decisions[0];
  if (!cover || session.claim !== null || !claimable(cover)) return { type: 'rest', findings };
  const wanted = general(session, 'openClaim');
  if (wanted === undefined) return ask([], ['openClaim'], findings);
  if (wanted !== true) return { type: 'rest', findings };
  const missing = DETAILS.filter((fact) => general(session, fact) === undefined);
  return missing.length > 0 ? ask([], missing, findings) : { type: 'openClaim', findings, cover };
}

/** A claim is opened where a person acts on it, or where only papers are missing for that. */
export function claimable(decision: Decision): boolean {
  return decision.handoff || (decision.outcome === 'action-needed' && requestOf(decision.facts) === 'claim');
}

function requestOf(facts: Facts): unknown {
  return facts['request'] ?? 'claim';
}
