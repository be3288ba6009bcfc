/** Answers taken into the case: each is read by the type of its fact; what cannot be used is told, the rest is kept. */
import { implausible, limitFacts } from '../policies/facts.js';
import type { FactValue } from '../policies/language.js';
import { productOf } from '../policies/book.js';
import { factsOf, general, goalIn, GOALS, heldCovers, productIn, sharing, told } from './case.js';
import { save } from './claim/move.js';
import { knownOfUnit } from './claim/stock.js';
import type { Draft } from './draft.js';
import { capital, formatDay, formatFact } from './format.js';
import { isReach } from './handoff/call.js';
import { proceed } from './proceed.js';
import { definitionOf, DETAIL_LIMITS, DOCUMENTS, labelOf } from './questions.js';
import { GENERAL_FACTS, type Answer, type GeneralFact } from './records.js';
import { follow } from './steering.js';
import { readFactValue, understandSet, understandYesNo, isDontKnow, type Understood } from './understanding/answers.js';

export interface Given {
  /** Null: the pending question's covers, a general fact, or whichever held cover has the fact. */
  readonly policy: string | null;
  readonly fact: string;
  /** Not trusted. */
  readonly value: unknown;
}

type Taken = { readonly type: 'taken'; readonly answers: readonly Omit<Answer, 'turn'>[] } | { readonly type: 'refused'; readonly why: string };

/** Takes what can be taken, says what cannot, and goes on. */
export function applyFacts(draft: Draft, received: readonly Given[]): void {
  const given = received.flatMap((one) => ticked(draft, one) ?? [one]);
  const steering = given.find(({ fact, value }) => fact === 'goal' && (value === 'status' || value === 'person'));
  if (steering) {
    follow(draft, steering.value === 'status' ? 'status' : 'person');
    return;
  }
  const { handoff } = draft.conversation;
  const reach = handoff !== null && handoff.state !== 'completed' && isReach(given.map(({ fact }) => fact));
  const problems: string[] = [];
  const notes: string[] = [];
  // The product first: it decides which covers the other facts can belong to.
  for (const one of [...given].sort((a, b) => Number(b.fact === 'product') - Number(a.fact === 'product'))) {
    const taken = take(draft, one);
    if (taken.type === 'refused') {
      problems.push(taken.why);
      continue;
    }
    record(draft, taken.answers);
    if (one.fact === 'covers' && taken.answers[0]?.value === null) notes.push(coversHelp(draft));
  }
  if (reach) keepReach(draft, problems);
  else proceed(draft, [...problems, ...notes, ...fromRecords(draft)]);
}

/** Told to the person who is waited for, or has the case; the claim that was opened without it gets it too. */
function keepReach(draft: Draft, problems: readonly string[]): void {
  const { session, texts } = draft;
  const claim = session.claim === null ? null : draft.claim(session.claim);
  if (claim) save(draft, { ...claim, customer: { name: claim.customer.name ?? told(session, 'name'), email: claim.customer.email ?? told(session, 'email') } });
  if (problems.length === 0) draft.updateSession({ pending: null });
  draft.tell(problems.length > 0 ? problems : [texts.floor.reachKept]);
}

/** What the desk has counted for this unit is not asked, and counts more than what was told; a difference is said. */
function fromRecords(draft: Draft): string[] {
  const { session, world, conversation, texts } = draft;
  const serial = general(session, 'serial');
  const product = productIn(session, world.policies);
  if (typeof serial !== 'string' || !product || session.claim !== null) return [];
  return product.covers.flatMap(({ policy }) => {
    const facts = factsOf(session, world.policies, product, policy);
    const known = Object.entries(knownOfUnit(draft, serial, policy, facts)).filter(([fact, value]) => value !== null && facts[fact] !== value);
    record(draft, known.map(([fact, value]) => ({ policy, fact, value })));
    return known.filter(([fact]) => facts[fact] !== undefined).map(([fact, value]) => {
      const definition = definitionOf(world.policies, policy, fact);
      return texts.life.ledgerSays(labelOf(world.policies, policy, fact, conversation.locale), definition ? formatFact(definition, value, conversation.locale) : '');
    });
  });
}

/** The documents ticked in one list: an answer to each document that was asked for. */
function ticked(draft: Draft, { fact, value }: Given): Given[] | null {
  const { pending } = draft.session;
  if (fact !== DOCUMENTS || !pending || pending.conflict || pending.facts.length < 2) return null;
  const list = Array.isArray(value) ? value : typeof value === 'string' ? value.split(',') : null;
  return list && pending.facts.map((one) => ({ policy: pending.policies[0] ?? null, fact: one, value: list.includes(one) }));
}

/** Later answers take the place of earlier ones to the same question. */
function record(draft: Draft, answers: readonly Omit<Answer, 'turn'>[]): void {
  if (answers.length === 0) return;
  const { session, world } = draft;
  const same = (one: Answer): boolean => answers.some(({ policy, fact }) => policy === one.policy && fact === one.fact);
  const correcting = session.correcting;
  const corrected = correcting !== null && answers.some(({ policy, fact }) => policy === correcting.policy && fact === correcting.fact);
  draft.updateSession({
    answers: [...session.answers.filter((one) => !same(one)), ...answers.map((answer) => ({ ...answer, turn: session.turns }))],
    asOf: session.asOf ?? world.today,
    correcting: corrected ? null : correcting,
    unclear: 0
  });
}

function coversHelp(draft: Draft): string {
  return productIn(draft.session, draft.world.policies)?.coversHelp?.[draft.conversation.locale] ?? '';
}

function take(draft: Draft, given: Given): Taken {
  const policy = given.policy ?? policyFor(draft, given.fact);
  if (policy !== null) return takePolicyFact(draft, policy, given);
  const fact = GENERAL_FACTS.find((one) => one === given.fact);
  return fact ? takeGeneral(draft, fact, given.value) : { type: 'refused', why: draft.texts.notOffered };
}

/** The cover a fact is meant for: one that is being asked, else a held one that has it. */
function policyFor(draft: Draft, fact: string): string | null {
  const book = draft.world.policies;
  const has = (policy: string): boolean => definitionOf(book, policy, fact) !== null;
  const asked = draft.session.pending?.policies.find(has);
  if (asked !== undefined) return asked;
  if (GENERAL_FACTS.some((one) => one === fact)) return null;
  const product = productIn(draft.session, book);
  const goal = product ? goalIn(draft.session, product) : undefined;
  const held = product ? (goal ? heldCovers(draft.session, book, product, goal) : product.covers.map((cover) => cover.policy)) : [];
  return held.find(has) ?? null;
}

function takePolicyFact(draft: Draft, policyId: string, { fact, value }: Given): Taken {
  const { world, conversation } = draft;
  const policy = world.policies.policies.get(policyId);
  const definition = definitionOf(world.policies, policyId, fact);
  if (!policy || !definition) return { type: 'refused', why: draft.texts.notOffered };
  const read = readFactValue(definition, value, conversation.locale, world.today);
  if (read.type === 'unclear') return { type: 'refused', why: badValue(draft, definition.type, labelOf(world.policies, policyId, fact, conversation.locale)) };
  const alone = read.value === null ? null : implausible(policy, draft.session.asOf ?? world.today, { [fact]: read.value });
  if (alone && limitFacts(alone).length === 1) {
    return { type: 'refused', why: draft.texts.future(capital(definition.label[conversation.locale]), formatDay(String(read.value), conversation.locale)) };
  }
  const answers = sharing(productIn(draft.session, world.policies), policyId, fact).map((one) => ({ ...one, value: read.value }));
  return { type: 'taken', answers: [...inferredProduct(draft, policyId), ...answers] };
}

/** A fact given for a policy that only one product has also says which product it is. */
function inferredProduct(draft: Draft, policy: string): Omit<Answer, 'turn'>[] {
  if (productIn(draft.session, draft.world.policies)) return [];
  const products = draft.world.policies.catalogue.products.filter(({ covers }) => covers.some((cover) => cover.policy === policy));
  const [only] = products;
  return products.length === 1 && only ? [{ policy: null, fact: 'product', value: only.id }] : [];
}

function badValue(draft: Draft, type: string, label: string): string {
  const { texts } = draft;
  if (type === 'date') return texts.badDate;
  if (type === 'integer') return texts.badNumber;
  if (type === 'money') return texts.badMoney;
  return texts.badValue(label);
}

function takeGeneral(draft: Draft, fact: GeneralFact, raw: unknown): Taken {
  const read = readGeneral(draft, fact, raw);
  if (read.type === 'value') return { type: 'taken', answers: [{ policy: null, fact, value: read.value }] };
  const { texts, conversation } = draft;
  return { type: 'refused', why: fact === 'email' ? texts.badEmail : texts.badValue(labelOf(draft.world.policies, null, fact, conversation.locale)) };
}

const UNCLEAR: Understood = { type: 'unclear' };

/** A general fact from a card, a program, or a text. */
export function readGeneral(draft: Draft, fact: GeneralFact, raw: unknown): Understood {
  if (raw === null || (typeof raw === 'string' && fact !== 'description' && isDontKnow(raw))) return { type: 'value', value: null };
  switch (fact) {
    case 'product': return readProduct(draft, raw);
    case 'goal': return oneOf(GOALS.find((goal) => goal === raw));
    case 'covers': return readCovers(draft, raw);
    case 'openClaim':
    case 'confirm': return typeof raw === 'boolean' ? oneOf(raw) : typeof raw === 'string' ? understandYesNo(raw) : UNCLEAR;
    case 'rating': return oneOf([1, 2, 3, 4, 5].find((rating) => rating === Number(raw)));
    case 'email': return typeof raw === 'string' && isEmail(raw.trim()) ? oneOf(raw.trim()) : UNCLEAR;
    default: return typeof raw === 'string' ? oneOf(cleanText(raw, DETAIL_LIMITS[fact])) : UNCLEAR;
  }
}

function oneOf(value: FactValue | undefined): Understood {
  return value === undefined ? UNCLEAR : { type: 'value', value };
}

function readProduct(draft: Draft, raw: unknown): Understood {
  return oneOf(typeof raw === 'string' ? productOf(draft.world.policies, raw)?.id : undefined);
}

/** Policy ids of the product's covers, as a list, joined by commas, or named in words. */
function readCovers(draft: Draft, raw: unknown): Understood {
  const { policies: book } = draft.world;
  const covers = productIn(draft.session, book)?.covers ?? [];
  const known = (ids: readonly unknown[]): boolean => ids.every((id) => covers.some(({ policy }) => policy === id));
  if (Array.isArray(raw)) return known(raw) ? { type: 'value', value: [...new Set(raw as string[])] } : UNCLEAR;
  if (typeof raw !== 'string') return UNCLEAR;
  const ids = raw.split(',').map((id) => id.trim()).filter(Boolean);
  if (known(ids)) return { type: 'value', value: ids };
  const asked = covers.filter(({ always }) => !always);
  const [only] = asked;
  const yesNo = understandYesNo(raw);
  if (asked.length === 1 && only && yesNo.type === 'value') return { type: 'value', value: yesNo.value === true ? [only.policy] : [] };
  return understandSet(raw, asked.map(({ policy, title }) => ({ value: policy, names: [policy, title.pl, title.en] })));
}

/** RFC 5321 in everyday dress: something, an at sign, a domain with a dot, no spaces, 254 characters at most. */
function isEmail(text: string): boolean {
  return text.length <= DETAIL_LIMITS.email && /^[^\s@<>"(),;:\\]+@[^\s@<>"(),;:\\]+\.[^\s@<>"(),;:\\.]{2,}$/.test(text);
}

/** Without control characters and outer space; undefined when nothing is left or it is longer than the limit. */
function cleanText(raw: string, limit: number): string | undefined {
  // eslint-disable-next-line no-control-regex
  const clean = raw.toWellFormed().replace(/[\u0000-\u0008\u000b-\u001f\u007f]/g, '').trim();
  return clean === '' || clean.length > limit ? undefined : clean;
}

