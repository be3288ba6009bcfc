/** Values as people read them, in Polish and English: days, money, answers. */
import type { Decision } from '../policies/decision.js';
import type { Day, FactDefinition, FactValue, Locale, Money, Text } from '../policies/language.js';
import { dayInWarsaw } from './day.js';

const TAG: Readonly<Record<Locale, string>> = { pl: 'pl-PL', en: 'en-GB' };
const YES: Text = { pl: 'tak', en: 'yes' };
const NO: Text = { pl: 'nie', en: 'no' };
const NOT_KNOWN: Text = { pl: 'nie wiadomo', en: 'not known' };
const NONE: Text = { pl: 'żadne z tych', en: 'none of these' };

type PluralForms = Partial<Record<Intl.LDMLPluralRule, string>> & { readonly other: string };
const DAYS: Readonly<Record<'days' | 'workingDays', Readonly<Record<Locale, PluralForms>>>> = {
  days: { pl: { one: 'dzień', other: 'dni' }, en: { one: 'day', other: 'days' } },
  workingDays: {
    pl: { one: 'dzień roboczy', few: 'dni robocze', other: 'dni roboczych' },
    en: { one: 'working day', other: 'working days' }
  }
};

/** `2025-01-02` → "2 stycznia 2025" or "2 January 2025". What is not a day comes back as it is. */
export function formatDay(day: Day, locale: Locale): string {
  const at = Date.parse(`${day}T00:00:00Z`);
  if (Number.isNaN(at)) return day;
  return new Intl.DateTimeFormat(TAG[locale], { dateStyle: 'long', timeZone: 'UTC' }).format(at);
}

/**
 * `{"amount": "145.00", "currency": "PLN"}` → "145,00 zł" or "PLN 145.00", with a no-break space between them.
 * An amount or a currency that is none comes back as "amount currency".
 */
export function formatMoney(money: Money, locale: Locale): string {
  const amount = Number(money.amount);
  if (!Number.isFinite(amount) || !/^[A-Z]{3}$/u.test(money.currency)) return `${money.amount} ${money.currency}`;
  return new Intl.NumberFormat(TAG[locale], { style: 'currency', currency: money.currency }).format(amount);
}

/** Time to remedy: "30 dni", "60 working days". Days are calendar days unless they are working days. */
export function formatDeadline(deadline: NonNullable<Decision['deadline']>, locale: Locale): string {
  const form = new Intl.PluralRules(TAG[locale]).select(deadline.value);
  const words = DAYS[deadline.unit][locale];
  return `${deadline.value} ${words[form] ?? words.other}`;
}

const WARSAW = { timeZone: 'Europe/Warsaw' } as const;

/** "On Monday" in Polish, by the day of the week from Sunday. */
const ON_DAY = ['w niedzielę', 'w poniedziałek', 'we wtorek', 'w środę', 'w czwartek', 'w piątek', 'w sobotę'];

/** A moment as people say it, Europe/Warsaw: "14:30" or "o 14:30" today; "Monday 23 November, 09:00" or "w poniedziałek, 23 listopada, o 09:00" later. */
export function formatMoment(at: string, now: string, locale: Locale): string {
  const time = new Intl.DateTimeFormat(TAG[locale], { ...WARSAW, hour: '2-digit', minute: '2-digit' }).format(Date.parse(at));
  const day = dayInWarsaw(at);
  const today = day === dayInWarsaw(now);
  const date = new Intl.DateTimeFormat(TAG[locale], { ...WARSAW, day: 'numeric', month: 'long' }).format(Date.parse(at));
  const weekday = new Date(`${day}T00:00:00Z`);
  if (locale === 'pl') return today ? `o ${time}` : `${ON_DAY[weekday.getUTCDay()]}, ${date}, o ${time}`;
  return today ? time : `${new Intl.DateTimeFormat(TAG.en, { weekday: 'long', timeZone: 'UTC' }).format(weekday)} ${date}, ${time}`;
}

/** With a capital letter, for the beginning of a line. */
export function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}

/** An answer in words: null (the customer does not know) is "not known", an empty set "none of these". */
export function formatFact(definition: FactDefinition, value: FactValue | null, locale: Locale): string {
  if (value === null) return NOT_KNOWN[locale];
  if (typeof value === 'boolean') return (value ? YES : NO)[locale];
  if (typeof value === 'number') return new Intl.NumberFormat(TAG[locale]).format(value);
  if (isList(value)) return formatSet(definition, value, locale);
  if (typeof value === 'object') return formatMoney(value, locale);
  return definition.type === 'date' ? formatDay(value, locale) : titleOf(definition, value, locale);
}

function formatSet(definition: FactDefinition, values: readonly string[], locale: Locale): string {
  if (values.length === 0) return NONE[locale];
  return values.map((value) => titleOf(definition, value, locale)).join(', ');
}

/** The choice's title; the value itself where the policy has none for it (the policy changed since). */
function titleOf(definition: FactDefinition, value: string, locale: Locale): string {
  return definition.values?.[value]?.title[locale] ?? value;
}

/** `Array.isArray` does not narrow a readonly array out of a union. */
function isList(value: FactValue): value is readonly string[] {
  return Array.isArray(value);
}
