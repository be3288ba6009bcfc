/** A question in words: text, buttons or inputs, and the same for programs. */
import type { PolicyBook } from '../policies/book.js';
import { textsOf, type Texts } from './texts/texts.js';
import type { ChoiceValue, FactDefinition, Locale } from '../policies/language.js';
import type { Product } from '../policies/product.js';
import { capital } from './format.js';
import { asksForCovers, canBeDecided, candidates, goalsOf, productIn } from './case.js';
import type { GeneralFact, Pending, Session } from './records.js';
import type { Choice, Field, Form, Reply, Signal } from './reply.js';

export interface Asking {
  readonly session: Session;
  readonly book: PolicyBook;
  readonly locale: Locale;
  /** Today, Europe/Warsaw: no fact lies after it except where the policy allows it. */
  readonly today: string;
  /** Asked again right away: without the instructions that were just read. */
  readonly again: boolean;
}

/** What a question about one fact offers: the fact's definition in a form both policies and the general facts have. */
interface Subject {
  readonly text: string;
  readonly choices: readonly Choice[];
  readonly form: Form | null;
  readonly type: NonNullable<Signal['question']>['type'];
  readonly options: readonly { readonly value: string; readonly title: string }[];
  readonly multiple: boolean;
}

export function questionReply(asking: Asking, pending: Pending): Reply {
  const [fact = ''] = pending.facts;
  const [policy] = pending.policies;
  const subject = policy === undefined ? generalSubject(asking, pending)
    : pending.facts.length > 1 ? documentsSubject(asking, policy, pending) : policySubject(asking, policy, fact, pending.id);
  return {
    text: subject.text,
    ...(subject.form ? { form: subject.form } : subject.choices.length > 0 ? { choices: subject.choices } : {}),
    signal: {
      question: {
        policies: pending.policies,
        fact,
        type: subject.type,
        ...(subject.options.length > 0 ? { choices: subject.options } : {}),
        ...(subject.multiple ? { multiple: true as const } : {}),
        ...(pending.facts.length > 1 ? { facts: pending.facts } : {})
      }
    }
  };
}

export function definitionOf(book: PolicyBook, policy: string, fact: string): FactDefinition | null {
  const facts = book.policies.get(policy)?.file.facts;
  return facts && Object.hasOwn(facts, fact) ? (facts[fact] ?? null) : null;
}

/** Short name of a fact, for summaries and corrections. */
export function labelOf(book: PolicyBook, policy: string | null, fact: string, locale: Locale): string {
  if (policy !== null) return definitionOf(book, policy, fact)?.label[locale] ?? fact;
  return textsOf(locale).label[fact as keyof Texts['label']] ?? fact;
}

function policySubject(asking: Asking, policyId: string, fact: string, id: string): Subject {
  const { book, locale } = asking;
  const definition = definitionOf(book, policyId, fact);
  if (!definition) throw new Error(`${policyId} has no fact ${fact}`);
  const text = asking.again ? definition.question[locale] : textOf(book, policyId, fact, definition, locale);
  const unknown: Choice = { title: textsOf(locale).dontKnow, value: { question: id, facts: { [fact]: null } } };
  const options = Object.entries(definition.values ?? {}).map(([value, choice]) => ({ value, title: choice.title[locale] }));
  const base = { text, options, multiple: definition.type === 'set' };
  if (definition.type === 'yesNo' || definition.type === 'choice') {
    const choices = isCheck(book, policyId, fact)
      ? checkChoices(asking, policyId, fact, id, options)
      : answerChoices(definition, fact, id, locale, options);
    return { ...base, choices: [...choices, unknown], form: null, type: definition.type };
  }
  const form = { question: id, fields: [fieldOf(asking, policyId, fact, definition)], submit: textsOf(locale).send, others: others(definition, fact, id, locale, unknown) };
  return { ...base, choices: [], form, type: definition.type === 'set' ? 'choice' : definition.type };
}

/** Field of the list of documents; its value is the list of the facts that are ticked. */
export const DOCUMENTS = 'documents';

/** Several papers in one question, each with its own words. Programs see the first fact and the list of all. */
function documentsSubject({ book, locale, again }: Asking, policyId: string, pending: Pending): Subject {
  const texts = textsOf(locale);
  const choices = pending.facts.map((value) => {
    const definition = definitionOf(book, policyId, value);
    return { value, title: capital(definition?.label[locale] ?? value), help: definition?.question[locale] ?? '' };
  });
  const all = (has: boolean | null): Choice['value'] => ({ question: pending.id, facts: Object.fromEntries(pending.facts.map((fact) => [fact, has])) });
  const helps = again ? [] : choices.flatMap(({ value, title }) => {
    const help = definitionOf(book, policyId, value)?.help?.[locale];
    return help ? [`**${title}** – ${help}`] : [];
  });
  return {
    text: [texts.askDocuments, ...helps].join('\n\n'),
    choices: [],
    form: {
      question: pending.id,
      fields: [{ id: DOCUMENTS, label: texts.pickSeveral, input: 'set', choices, required: false }],
      submit: texts.send,
      others: [{ title: texts.allOfThese, value: all(true) }, { title: texts.noneOfThese, value: all(false) }, { title: texts.dontKnow, value: all(null) }]
    },
    type: 'yesNo', options: [], multiple: false
  };
}

/** A check's question comes with how to do it; other questions with where to look. */
function textOf(book: PolicyBook, policyId: string, fact: string, definition: FactDefinition, locale: Locale): string {
  const check = book.policies.get(policyId)?.file.checks?.find((one) => one.fact === fact);
  const action = check && book.policies.get(policyId)?.file.actions[check.action];
  const intro = action ? `${textsOf(locale).checkIntro(action.title[locale], action.howTo[locale])}\n\n` : '';
  const meanings = Object.values(definition.values ?? {}).flatMap((value) => meaningOf(value, locale));
  const help = [definition.help?.[locale] ?? '', ...(definition.type === 'choice' ? meanings : [])].filter(Boolean);
  return `${intro}${definition.question[locale]}${help.length > 0 ? `\n\n${help.join('\n\n')}` : ''}`;
}

function meaningOf(value: ChoiceValue, locale: Locale): string[] {
  return value.help ? [`**${value.title[locale]}** – ${value.help[locale]}`] : [];
}

function isCheck(book: PolicyBook, policyId: string, fact: string): boolean {
  return book.policies.get(policyId)?.file.checks?.some((one) => one.fact === fact) ?? false;
}

function answerChoices(definition: FactDefinition, fact: string, id: string, locale: Locale, options: Subject['options']): Choice[] {
  const texts = textsOf(locale);
  if (definition.type === 'choice') return options.map(({ value, title }) => ({ title, value: { question: id, facts: { [fact]: value } } }));
  return [[texts.yes, true] as const, [texts.no, false] as const].map(([title, value]) => ({ title, value: { question: id, facts: { [fact]: value } } }));
}

/** Whether the device works now is asked with the step itself: one press answers both. */
function checkChoices({ book, locale }: Asking, policyId: string, fact: string, id: string, options: Subject['options']): Choice[] {
  const solvedBy = book.policies.get(policyId)?.file.solvedBy;
  if (solvedBy === undefined || !options.some(({ value }) => value === 'ok')) {
    return options.map(({ value, title }) => ({ title, value: { question: id, facts: { [fact]: value } } }));
  }
  const works: Choice = { title: textsOf(locale).itWorksNow, value: { question: id, facts: { [fact]: 'ok', [solvedBy]: true } } };
  return [works, ...options.map(({ value, title }): Choice => ({
    title: value === 'ok' ? textsOf(locale).stillBroken(title) : title,
    value: { question: id, facts: value === 'notTried' ? { [fact]: value } : { [fact]: value, [solvedBy]: false } }
  }))];
}

function fieldOf({ book, locale, today }: Asking, policyId: string, fact: string, definition: FactDefinition): Field {
  const texts = textsOf(locale);
  const base = { id: fact, required: definition.type !== 'set' };
  switch (definition.type) {
    case 'date': {
      const past = book.policies.get(policyId)?.file.limits?.some((limit) => limit.fact === fact && 'notAfter' in limit && limit.notAfter === 'asOf');
      return { ...base, label: texts.pickDate, input: 'date', ...(past ? { latest: today } : {}) };
    }
    case 'set': return {
      ...base, label: texts.pickSeveral, input: 'set',
      choices: Object.entries(definition.values ?? {}).map(([value, { title, help }]) => ({ value, title: title[locale], ...(help ? { help: help[locale] } : {}) }))
    };
    case 'money': return { ...base, label: texts.amount, input: 'money', currency: 'PLN' };
    default: return { ...base, label: texts.number, input: 'integer' };
  }
}

function others(definition: FactDefinition, fact: string, id: string, locale: Locale, unknown: Choice): Choice[] {
  if (definition.type !== 'set') return [unknown];
  return [{ title: textsOf(locale).noneOfThese, value: { question: id, facts: { [fact]: [] } } }, unknown];
}

function generalSubject(asking: Asking, pending: Pending): Subject {
  const [fact] = pending.facts as readonly GeneralFact[];
  switch (fact) {
    case 'product': return productSubject(asking, pending.id);
    case 'goal': return goalSubject(asking, pending.id);
    case 'covers': return coversSubject(asking, pending.id);
    case 'openClaim': return openClaimSubject(asking, pending.id);
    default: return detailsSubject(asking, pending);
  }
}

const none = { options: [], multiple: false, form: null, choices: [] } as const;

function productSubject({ book, locale }: Asking, id: string): Subject {
  const options = book.catalogue.products.filter((product) => canBeDecided(book, product)).map((product) => ({ value: product.id, title: product.title[locale] }));
  const choices = options.map(({ value, title }): Choice => ({ title, value: { question: id, facts: { product: value } } }));
  const unknown: Choice = { title: textsOf(locale).other, value: { question: id, facts: { product: null } } };
  return { ...none, text: textsOf(locale).askProduct, options, choices: [...choices, unknown], type: 'choice' };
}

function goalSubject({ session, book, locale }: Asking, id: string): Subject {
  const product = productIn(session, book);
  const texts = textsOf(locale);
  const goals = [...(product ? goalsOf(product) : []), ...(['status', 'person'] as const)];
  const options = goals.map((goal) => ({ value: goal, title: texts.goal[goal] }));
  const choices = options.map(({ value, title }): Choice => ({ title, value: { question: id, facts: { goal: value } } }));
  const unknown: Choice = { title: texts.dontKnow, value: { question: id, facts: { goal: null } } };
  return { ...none, text: texts.askGoal, options, choices: [...choices, unknown], type: 'choice' };
}

/** One optional cover is a yes/no question; several are a multi-select. */
function coversSubject({ session, book, locale }: Asking, id: string): Subject {
  const product = productIn(session, book);
  if (!product || !asksForCovers(book, product, 'claim')) throw new Error('no covers to ask for');
  const texts = textsOf(locale);
  const options = candidates(book, product, 'claim').filter(({ always }) => !always).map(({ policy, title }) => ({ value: policy, title: title[locale] }));
  const text = coversText(product, locale);
  const unknown: Choice = { title: texts.dontKnow, value: { question: id, facts: { covers: null } } };
  const neither: Choice = { title: options.length === 1 ? texts.no : texts.noneOfThese, value: { question: id, facts: { covers: [] } } };
  const base = { text, options, multiple: true, type: 'choice' as const };
  const [only] = options;
  if (options.length === 1 && only) {
    return { ...base, form: null, choices: [{ title: texts.yes, value: { question: id, facts: { covers: [only.value] } } }, neither, unknown] };
  }
  const field: Field = { id: 'covers', label: texts.pickSeveral, input: 'set', choices: options, required: false };
  return { ...base, choices: [], form: { question: id, fields: [field], submit: texts.send, others: [neither, unknown] } };
}

function coversText(product: Product, locale: Locale): string {
  return product.coversQuestion?.[locale] ?? '';
}

function openClaimSubject({ locale }: Asking, id: string): Subject {
  const texts = textsOf(locale);
  const choices = [[texts.openClaimYes, true] as const, [texts.openClaimNo, false] as const]
    .map(([title, value]): Choice => ({ title, value: { question: id, facts: { openClaim: value } } }));
  return { ...none, text: texts.askOpenClaim, choices, type: 'yesNo' };
}

export const DETAIL_LIMITS = { name: 100, email: 254, serial: 60, description: 4000 } as const;

function detailsSubject({ locale, session, again }: Asking, pending: Pending): Subject {
  const texts = textsOf(locale);
  const inputs = { name: 'text', email: 'email', serial: 'text', description: 'longText' } as const;
  const fields = (pending.facts as readonly (keyof typeof inputs)[]).map((fact): Field => ({
    id: fact, label: texts.label[fact], input: inputs[fact], required: false, placeholder: texts.placeholder[fact], maxLength: DETAIL_LIMITS[fact]
  }));
  const [only] = pending.facts;
  const alone = pending.facts.length === 1 && only !== undefined;
  const begun = again || session.answers.some(({ policy, fact }) => policy === null && fact in inputs);
  const unknown = Object.fromEntries(pending.facts.map((fact) => [fact, null]));
  return {
    ...none,
    text: alone ? `${texts.detailsLeft} **${texts.label[only as keyof typeof inputs]}**` : begun ? texts.detailsLeft : `${texts.details}\n\n${texts.privacy}`,
    form: { question: pending.id, fields, submit: texts.send, others: alone ? [{ title: texts.dontKnow, value: { question: pending.id, facts: unknown } }] : [] },
    type: 'text'
  };
}
