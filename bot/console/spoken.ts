/** What a customer said with a button or a card, in words. The value comes from outside: it is read, not believed. */
import { formatFact } from '../../dialogs/format.js';
import type { Entry, GeneralFact, JsonObject } from '../../dialogs/records.js';
import type { Choice, Intent } from '../../dialogs/reply.js';
import { FACT_FIELD, SET_FIELD } from '../../dialogs/submit.js';
import { productOf, type PolicyBook } from '../../policies/book.js';
import { readValue } from '../../policies/facts.js';
import type { Locale, Text } from '../../policies/language.js';
import type { Line } from './view.js';

/** Names of the facts outside any policy. */
export const GENERAL_LABELS: Readonly<Record<GeneralFact, Text>> = {
  product: { pl: 'produkt', en: 'product' },
  covers: { pl: 'ochrona', en: 'covers held' },
  goal: { pl: 'sprawa', en: 'matter' },
  openClaim: { pl: 'otworzyć zgłoszenie', en: 'open a claim' },
  confirm: { pl: 'potwierdzenie', en: 'confirmation' },
  name: { pl: 'imię i nazwisko', en: 'name' },
  email: { pl: 'e-mail', en: 'e-mail' },
  serial: { pl: 'numer seryjny', en: 'serial number' },
  description: { pl: 'opis usterki', en: 'fault' },
  rating: { pl: 'ocena', en: 'rating' }
};

const INTENT_WORDS: Readonly<Record<Intent, Text>> = {
  back: { pl: 'Wstecz', en: 'Back' },
  correct: { pl: 'Popraw odpowiedź', en: 'Correct an answer' },
  startOver: { pl: 'Zacznij od nowa', en: 'Start over' },
  person: { pl: 'Rozmowa z człowiekiem', en: 'Talk to a person' },
  polish: { pl: 'Po polsku', en: 'In Polish' },
  english: { pl: 'Po angielsku', en: 'In English' },
  summary: { pl: 'Co już wiadomo', en: 'What is known so far' },
  status: { pl: 'Stan zgłoszenia', en: 'Status of the claim' },
  help: { pl: 'Pomoc', en: 'Help' },
  contest: { pl: 'Nie zgadzam się', en: 'I do not agree' },
  why: { pl: 'Dlaczego?', en: 'Why?' },
  further: { pl: 'Sprawdź też pozostałą ochronę', en: 'Look at the other covers too' },
};

const COMMENT: Text = { pl: 'komentarz', en: 'comment' };
const PRESSED: Text = { pl: '(naciśnięty przycisk)', en: '(a button was pressed)' };
const TRUE: Text = { pl: 'tak', en: 'yes' };
const FALSE: Text = { pl: 'nie', en: 'no' };
const LONGEST = 4000;

/**
 * What is offered in these entries is looked at first: a button's own title says best what was pressed. A form's
 * answers are told one a line.
 */
export function pressedWords(value: unknown, before: readonly Entry[], book: PolicyBook, locale: Locale): Pick<Line, 'kind' | 'text'> {
  const submit = submitOf(value) ?? {};
  const title = titleOffered(submit, before) ?? intentWords(submit, locale) ?? startWords(submit, book, locale);
  if (title !== null) return { kind: 'pressed', text: title };
  const answers = factWords(submit, book, locale).join('\n').slice(0, LONGEST);
  return answers === '' ? { kind: 'pressed', text: PRESSED[locale] } : { kind: 'filled', text: answers };
}

/** Buttons of a reply, those beside a form included. */
export function choicesOf(entry: Entry): readonly Choice[] {
  if (entry.content.type !== 'said') return [];
  const { choices, form } = entry.content.reply;
  return [...(choices ?? []), ...(form?.others ?? [])];
}

/** Direct Line sends a submit as the activity's value, Action.Execute inside `value.action.data`. */
function submitOf(value: unknown): Readonly<Record<string, unknown>> | null {
  if (!isObject(value)) return null;
  const action = value['action'];
  return isObject(action) && isObject(action['data']) ? action['data'] : value;
}

function titleOffered(submit: Readonly<Record<string, unknown>>, before: readonly Entry[]): string | null {
  const wanted = canonical(submit);
  const latestFirst = [...before].reverse();
  return latestFirst.flatMap(choicesOf).find((choice) => canonical(choice.value) === wanted)?.title ?? null;
}

function intentWords(submit: Readonly<Record<string, unknown>>, locale: Locale): string | null {
  const intent = submit['intent'];
  return isKey(INTENT_WORDS, intent) ? INTENT_WORDS[intent][locale] : null;
}

function startWords(submit: Readonly<Record<string, unknown>>, book: PolicyBook, locale: Locale): string | null {
  const start = submit['start'];
  if (!isObject(start) || typeof start['product'] !== 'string') return null;
  return productOf(book, start['product'])?.title[locale] ?? start['product'];
}

function factWords(submit: Readonly<Record<string, unknown>>, book: PolicyBook, locale: Locale): string[] {
  const facts = { ...(isObject(submit['facts']) ? submit['facts'] : {}), ...flatFacts(submit) };
  return Object.entries(facts).filter(([fact, value]) => fact !== 'comment' || value !== null).map(([fact, value]) => factLine(fact, value, submit['policy'], book, locale));
}

/** Cards send their inputs beside each other, as texts; what was left empty says nothing. */
function flatFacts(submit: Readonly<Record<string, unknown>>): Readonly<Record<string, unknown>> {
  return Object.fromEntries(Object.entries(submit).flatMap(([id, given]) => {
    if (id.startsWith(FACT_FIELD)) return given === '' || given === null ? [] : [[id.slice(FACT_FIELD.length), given]];
    return id.startsWith(SET_FIELD) && typeof given === 'string' ? [[id.slice(SET_FIELD.length), given.split(',').filter(Boolean)]] : [];
  }));
}

function factLine(fact: string, value: unknown, policy: unknown, book: PolicyBook, locale: Locale): string {
  if (fact === 'comment') return `${COMMENT[locale]}: ${plainValue(value, locale)}`;
  if (isKey(GENERAL_LABELS, fact)) return `${GENERAL_LABELS[fact][locale]}: ${plainValue(value, locale)}`;
  const files = [...book.policies.values()].map(({ file }) => file);
  const named = files.filter((file) => file.id === policy);
  for (const { facts } of [...named, ...files]) {
    const definition = Object.hasOwn(facts, fact) ? facts[fact] : undefined;
    const read = definition && (value === null ? null : readValue(definition, value));
    if (definition && read !== undefined) return `${definition.label[locale]}: ${formatFact(definition, read, locale)}`;
  }
  return `${fact}: ${plainValue(value, locale)}`;
}

function plainValue(value: unknown, locale: Locale): string {
  if (typeof value === 'string') return value;
  if (Array.isArray(value)) return value.map((one) => plainValue(one, locale)).join(', ');
  if (value === true) return TRUE[locale];
  return value === false ? FALSE[locale] : JSON.stringify(value);
}

/** The same for objects whose keys were written in another order. */
function canonical(value: unknown): string {
  return JSON.stringify(value, (_, part: unknown) =>
    isObject(part) ? Object.fromEntries(Object.entries(part).sort(([a], [b]) => (a < b ? -1 : 1))) : part
  );
}

function isObject(value: unknown): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function isKey<T extends object>(table: T, key: unknown): key is keyof T {
  return typeof key === 'string' && Object.hasOwn(table, key);
}
