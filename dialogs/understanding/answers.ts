/** A text as the answer to a question of a known type. `unclear` takes no fact. */
import { readValue } from '../../policies/facts.js';
import type { Day, FactDefinition, FactValue, Locale } from '../../policies/language.js';
import { parseDay } from './dates.js';
import { containsPhrase, nearlyEqual, normalise } from './words.js';

export type Understood =
  | { readonly type: 'value'; readonly value: FactValue | null }
  | { readonly type: 'unclear' };

export interface Option {
  readonly value: string;
  /** The words it goes by: titles in both languages, the value itself, names. */
  readonly names: readonly string[];
}

const YES = ['yes', 'y', 'yep', 'yeah', 'sure', 'of course', 'correct', 'right', 'true', 'tak', 't', 'jasne', 'oczywiscie', 'zgadza sie', 'pewnie', 'no tak', 'owszem', 'yes please', 'tak prosze'];
const NO = ['no', 'n', 'nope', 'not', 'no thanks', 'no thank you', 'false', 'nie', 'niestety nie', 'nie dziekuje', 'raczej nie', 'skad', 'wcale nie'];
const DENIALS: ReadonlySet<string> = new Set(['no', 'not', 'none', 'never', 'nothing', 'without', 'nie', 'bez', 'brak', 'nic', 'zaden', 'zadna', 'zadne', 'ani']);
/** Words up to this length are so near to others that they have to be right. */
const SHORT = 5;
const DONT_KNOW = [
  "i don't know", 'i dont know', "don't know", 'dont know', 'do not know', 'i do not know', 'not sure', "i'm not sure", 'no idea', 'idk', 'dunno', 'unknown',
  "i can't remember", 'i do not remember', "i don't remember", 'nie wiem', 'nie pamietam', 'nie mam pojecia', 'nie jestem pewien', 'nie jestem pewna', 'trudno powiedziec',
  'nie znam', 'nw'
];
const NONE = ['none', 'none of these', 'nothing', 'neither', 'none of them', 'no', 'zadne', 'zadne z tych', 'zadne z wymienionych', 'zadna', 'zaden', 'nic', 'nic z tego', 'nie', 'brak', 'zadnych'];

const UNCLEAR: Understood = { type: 'unclear' };

/** More than any list offers: a text of thousands of commas names nothing, and each part is compared with every name. */
const MOST_PARTS = 50;

/** @param today the day the words are said */
export function understandFact(definition: FactDefinition, text: string, locale: Locale, today: Day): Understood {
  if (isDontKnow(text)) return value(null);
  switch (definition.type) {
    case 'date': return orUnclear(parseDay(text, locale, today));
    case 'yesNo': return understandYesNo(text);
    case 'integer': return orUnclear(integerIn(text));
    case 'money': return orUnclear(moneyIn(text));
    case 'choice': return orUnclear(chooseOne(text, optionsOf(definition)) ?? saidYesNo(definition, text));
    case 'set': return understandSet(text, optionsOf(definition));
  }
}

/** A value that came from a card or a program: of its type already, or as text. */
export function readFactValue(definition: FactDefinition, raw: unknown, locale: Locale, today: Day): Understood {
  if (raw === null) return value(null);
  const read = readValue(definition, raw);
  if (read !== undefined) return value(read);
  if (definition.type === 'set' && typeof raw === 'string') return orUnclear(readValue(definition, raw.split(',').map((one) => one.trim()).filter(Boolean)) ?? null);
  if (definition.type === 'yesNo' && (raw === 'true' || raw === 'false')) return value(raw === 'true');
  return typeof raw === 'string' && raw.trim() !== '' ? understandFact(definition, raw, locale, today) : UNCLEAR;
}

/** The value that a bare yes or no means here; null where it means none. */
function saidYesNo({ values = {} }: FactDefinition, text: string): string | null {
  const said = understandYesNo(text);
  const word = said.type === 'unclear' ? null : said.value === true ? 'yes' : 'no';
  return Object.entries(values).find(([, { means }]) => means !== undefined && means === word)?.[0] ?? null;
}

export function understandYesNo(text: string): Understood {
  const said = normalise(text);
  if (isOneOf(said, YES)) return value(true);
  return isOneOf(said, NO) ? value(false) : UNCLEAR;
}

export function understandSet(text: string, options: readonly Option[]): Understood {
  const said = normalise(text);
  if (NONE.includes(said)) return value([]);
  const whole = chooseOne(text, options);
  if (whole !== null) return value([whole]);
  const parts = text.split(/[,;\n]| and | oraz | i (?=\p{L})/iu, MOST_PARTS + 1);
  if (parts.length > MOST_PARTS) return UNCLEAR;
  const chosen = parts.map((part) => part.trim()).filter(Boolean).map((part) => chooseOne(part, options));
  return chosen.length > 0 && chosen.every((one) => one !== null) ? value([...new Set(chosen)]) : UNCLEAR;
}

export function isDontKnow(text: string): boolean {
  return isOneOf(normalise(text), DONT_KNOW);
}

/** The one option the text names: exactly, nearly, or as the only one whose words it contains or is part of. */
export function chooseOne(text: string, options: readonly Option[]): string | null {
  const [only, ...others] = chooseAmong(text, options);
  return only !== undefined && others.length === 0 ? only : null;
}

/** Every option the text may mean: more than one where it is too short to tell them apart. */
export function chooseAmong(text: string, options: readonly Option[]): readonly string[] {
  const said = normalise(text);
  if (said === '') return [];
  const names = options.map(({ value: id, names: all }) => ({ id, all: all.map(normalise) }));
  const exact = names.find(({ all }) => all.includes(said)) ?? names.find(({ all }) => all.some((name) => nearlyEqual(name, said)));
  if (exact) return [exact.id];
  const inside = names.filter(({ all }) => all.some((name) => name.length >= 4 && containsPhrase(said, name)));
  const partly = inside.length > 0 ? inside : names.filter(({ all }) => said.length >= 4 && all.some((name) => containsPhrase(name, said) && (!denies(name) || denies(said))));
  return partly.map(({ id }) => id);
}

/** "Light" is a part of "no light", and means the opposite. */
function denies(words: string): boolean {
  return words.split(/[^\p{L}']+/u).some((word) => DENIALS.has(word) || word.endsWith("n't"));
}

function optionsOf(definition: FactDefinition): Option[] {
  return Object.entries(definition.values ?? {}).map(([id, { title }]) => ({ value: id, names: [id, ...namesIn(title.pl), ...namesIn(title.en)] }));
}

/** "Battery (accumulator)" goes by the whole, and by what stands before the bracket. */
function namesIn(title: string): string[] {
  const [before = ''] = title.split('(');
  return [title, before.trim()].filter(Boolean);
}

function integerIn(text: string): number | null {
  if (text.trim().startsWith('-')) return null;
  const match = /^(?:about |around |okolo |ok |jakies )?(\d{1,5})(?: (?:days?|dni|dzien|times?|razy?))?$/.exec(normalise(text));
  if (match) return Number(match[1]);
  const words = ['zero', 'one|jeden|raz|once|jedna', 'two|dwa|dwie|twice|dwa razy', 'three|trzy', 'four|cztery', 'five|piec', 'six|szesc'];
  const index = words.findIndex((forms) => forms.split('|').includes(normalise(text)));
  return index >= 0 ? index : NONE.includes(normalise(text)) ? 0 : null;
}

function moneyIn(text: string): FactValue | null {
  const match = /^(\d{1,3}(?:[ .]?\d{3})*|\d+)(?:[.,](\d{1,2}))? ?(zl|pln|zlotych|eur|euro)?$/.exec(normalise(text).replace(/^(zl|pln|eur) ?/, ''));
  if (!match) return null;
  const currency = match[3]?.startsWith('eur') ? 'EUR' : 'PLN';
  return { amount: `${Number((match[1] ?? '').replace(/[ .]/g, ''))}.${(match[2] ?? '').padEnd(2, '0')}`, currency };
}

/** A slip is forgiven where no other word is that near: "light" is not "right", "falls" not "false". */
function isOneOf(said: string, phrases: readonly string[]): boolean {
  return phrases.some((phrase) => phrase === said || (phrase.length > SHORT && nearlyEqual(phrase, said)));
}

function orUnclear(found: FactValue | null): Understood {
  return found === null ? UNCLEAR : value(found);
}

function value(found: FactValue | null): Understood {
  return { type: 'value', value: found };
}
