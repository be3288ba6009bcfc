/** The case as it is known: what the answers of a session say about product, goal, covers and facts. */
import type { PolicyBook } from '../policies/book.js';
import { productOf } from '../policies/book.js';
import type { FactValue, Facts } from '../policies/language.js';
import type { Product } from '../policies/product.js';
import type { Answer, GeneralFact, Session } from './records.js';

export const GOALS = ['claim', 'activation', 'extension', 'bonusYear'] as const;
export type Goal = (typeof GOALS)[number];

export function newSession(): Session {
  return {
    asOf: null, greeted: false, turns: 0, answers: [], pending: null, told: [],
    furtherCovers: false, chosenCover: null, claim: null, correcting: null, unclear: 0
  };
}

/** The latest answer to a general fact: undefined when not asked, null when not known. */
export function general(session: Session, fact: GeneralFact): FactValue | null | undefined {
  return latest(session, null, fact)?.value;
}

/** The latest answer to a general fact, where it is text. */
export function told(session: Session, fact: GeneralFact): string | null {
  const value = general(session, fact);
  return typeof value === 'string' ? value : null;
}

/** The latest answer to a fact, as it was given. */
export function latest(session: Session, policy: string | null, fact: string): Answer | undefined {
  return session.answers.findLast((answer) => answer.policy === policy && answer.fact === fact);
}

export function productIn(session: Session, book: PolicyBook): Product | null {
  const id = general(session, 'product');
  return typeof id === 'string' ? productOf(book, id) : null;
}

/** What the customer wants; undefined while it has to be asked. Without a choice, or not knowing, it is a claim. */
export function goalIn(session: Session, product: Product): Goal | undefined {
  const offered = goalsOf(product);
  const [only] = offered;
  if (offered.length === 1) return only;
  const goal = general(session, 'goal') ?? requested(session, product);
  if (goal === undefined) return general(session, 'goal') === null ? 'claim' : undefined;
  return GOALS.find((one) => one === goal);
}

/** The policies' own `request` says the goal as well, when a program gave it. */
function requested(session: Session, product: Product): FactValue | null | undefined {
  return product.covers.map(({ policy }) => latest(session, policy, 'request')?.value).find((value) => typeof value === 'string');
}

export function goalsOf(product: Product): Goal[] {
  const offered = new Set(product.covers.flatMap(({ goals }): readonly Goal[] => goals ?? ['claim']));
  return GOALS.filter((goal) => offered.has(goal));
}

/** Is any of its policies loaded? */
export function canBeDecided(book: PolicyBook, product: Product): boolean {
  return product.covers.some(({ policy }) => book.policies.has(policy));
}

/** Covers of the product that serve the goal and whose policy is loaded. */
export function candidates(book: PolicyBook, product: Product, goal: Goal): Product['covers'] {
  return product.covers.filter(({ policy, goals }) => (goals ?? ['claim']).includes(goal) && book.policies.has(policy));
}

/** Is there anything to ask about which covers are held? Nobody is asked for what every unit has. */
export function asksForCovers(book: PolicyBook, product: Product, goal: Goal): boolean {
  return goal === 'claim' && product.coversQuestion !== undefined && candidates(book, product, goal).some(({ always }) => !always);
}

/** Policies to decide on. Not knowing whether a cover is held leaves it out. */
export function heldCovers(session: Session, book: PolicyBook, product: Product, goal: Goal): string[] {
  const offered = candidates(book, product, goal);
  if (!asksForCovers(book, product, goal)) return offered.map(({ policy }) => policy);
  const named = general(session, 'covers');
  const held = Array.isArray(named) ? (named as readonly string[]) : [];
  return offered.filter(({ policy, always }) => always || held.includes(policy)).map(({ policy }) => policy);
}

/** The facts of one policy: its answers, what holding the cover implies, and the goal as its `request`. */
export function factsOf(session: Session, book: PolicyBook, product: Product, policy: string): Facts {
  const facts: Record<string, FactValue | null> = { ...product.covers.find((cover) => cover.policy === policy)?.known };
  for (const answer of session.answers) if (answer.policy === policy) facts[answer.fact] = answer.value;
  const goal = goalIn(session, product);
  if (goal !== undefined && facts['request'] === undefined && book.policies.get(policy)?.file.facts['request']) facts['request'] = goal;
  return facts;
}

/** All policies' names of one fact: facts with one meaning are asked once. */
export function sharing(product: Product | null, policy: string, fact: string): { policy: string; fact: string }[] {
  const shared = product?.shared?.find((group) => group[policy] === fact);
  if (!shared) return [{ policy, fact }];
  return Object.entries(shared).map(([sharingPolicy, sharedFact]) => ({ policy: sharingPolicy, fact: sharedFact }));
}
