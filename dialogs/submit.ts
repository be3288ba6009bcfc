/**
 * What a button, a card or a program sent as an activity's `value`, read into a submit. Cards send their inputs flat,
 * as texts: `{"question": "q3", "fact:purchaseDate": "2026-01-02", "set:damage": "water,drop"}`; buttons and programs
 * send `facts`. Nothing is believed: what does not have the right shape is left out, and whether a fact fits the
 * question is for the dialog to say.
 */
import type { FactValue } from '../policies/language.js';
import { CUSTOMER_STEPS, INTENTS, type CustomerStep, type Intent, type PaperAnswer, type Submit } from './reply.js';

/** Prefix of a card input's id; the rest is the fact. */
export const FACT_FIELD = 'fact:';
/** The same for inputs with several values, which cards send joined by commas. */
export const SET_FIELD = 'set:';

const KEY_LENGTH = 100;
const TEXT_LENGTH = 20_000;
const ENTRIES = 100;

/** @param value of any shape; null when nothing in it can be understood */
export function readSubmit(value: unknown): Submit | null {
  if (!isObject(value)) return null;
  const facts = { ...readFacts(value['facts']), ...readInputs(value) };
  const product = isObject(value['start']) ? readKey(value['start']['product']) : null;
  const correct = readCorrect(value['correct']);
  const submit: Submit = {
    ...optional('question', readKey(value['question'])),
    ...optional('policy', readKey(value['policy'])),
    ...(Object.keys(facts).length > 0 ? { facts } : {}),
    ...optional('intent', INTENTS.find((intent): intent is Intent => intent === value['intent']) ?? null),
    ...optional('cover', readKey(value['cover'])),
    ...optional('claim', readKey(value['claim'])),
    ...optional('paper', readPaper(value['paper'])),
    ...optional('step', CUSTOMER_STEPS.find((step): step is CustomerStep => step === value['step']) ?? null),
    ...(product === null ? {} : { start: { product } }),
    ...(correct === null ? {} : { correct })
  };
  return Object.keys(submit).length > 0 ? submit : null;
}

type Facts = Readonly<Record<string, FactValue | null>>;

function readFacts(value: unknown): Facts {
  if (!isObject(value)) return {};
  return Object.fromEntries(
    Object.entries(value).slice(0, ENTRIES).flatMap(([fact, given]) => {
      const read = readKey(fact) === null ? undefined : readValue(given);
      return read === undefined ? [] : [[fact, read]];
    })
  );
}

function readInputs(value: Readonly<Record<string, unknown>>): Facts {
  return Object.fromEntries(
    Object.entries(value).slice(0, ENTRIES).flatMap(([id, given]) => {
      const [prefix = ''] = [FACT_FIELD, SET_FIELD].filter((start) => id.startsWith(start));
      const fact = readKey(id.slice(prefix.length));
      const read = prefix === '' || fact === null ? null : readInput(prefix, given);
      return fact === null || read === null ? [] : [[fact, read]];
    })
  );
}

/** An input left empty answers nothing; a set with nothing ticked is the empty set. */
function readInput(prefix: string, given: unknown): FactValue | null {
  if (prefix === SET_FIELD) return typeof given === 'string' ? given.split(',').filter(Boolean) : null;
  return given === '' ? null : (readValue(given) ?? null);
}

/** Undefined when it is nothing a fact could be. */
function readValue(value: unknown): FactValue | null | undefined {
  if (value === null || typeof value === 'boolean') return value;
  if (typeof value === 'number') return Number.isFinite(value) ? value : undefined;
  if (typeof value === 'string') return value.slice(0, TEXT_LENGTH);
  if (Array.isArray(value)) return value.every((item) => typeof item === 'string') ? value.slice(0, ENTRIES) : undefined;
  if (!isObject(value)) return undefined;
  const { amount, currency } = value;
  return typeof amount === 'string' && typeof currency === 'string' ? { amount, currency } : undefined;
}

function readCorrect(value: unknown): NonNullable<Submit['correct']> | null {
  if (!isObject(value)) return null;
  const fact = readKey(value['fact']);
  return fact === null ? null : { policy: readKey(value['policy']), fact };
}

function readPaper(value: unknown): PaperAnswer | null {
  if (!isObject(value)) return null;
  const need = readKey(value['need']);
  const given = value['documents'];
  const documents = Array.isArray(given) ? given.filter((place): place is number => Number.isSafeInteger(place)).slice(0, ENTRIES) : [];
  switch (value['do']) {
    case 'lack': return { do: 'lack' };
    case 'done': return need === null ? null : { do: 'done', need };
    case 'is': return documents.length > 0 && (need !== null || value['need'] === null) ? { do: 'is', documents, need } : null;
    case 'each': return documents.length > 0 ? { do: 'each', documents } : null;
    default: return null;
  }
}

function readKey(value: unknown): string | null {
  return typeof value === 'string' && value !== '' && value.length <= KEY_LENGTH ? value : null;
}

function optional<K extends string, V>(key: K, value: V | null): { readonly [P in K]?: V } {
  return value === null ? {} : ({ [key]: value } as { readonly [P in K]?: V });
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
