/** Ready answers that agents send: texts in both languages, with values of the case in braces. */
import type { Locale, Text } from '../policies/language.js';
import { formatDay } from './format.js';
import type { Desk } from './desk.js';
import { namesIn } from './letters/template.js';
import type { Claim } from './records.js';

export interface CannedReply {
  readonly id: string;
  /** What agents look for. */
  readonly title: Text;
  readonly text: Text;
}

/** What may stand in braces. */
export const REPLY_VALUES = ['name', 'agent', 'claim', 'product', 'serial', 'rma', 'rmaUntil', 'returnAddress', 'desk', 'email', 'phone'] as const;
export type ReplyValue = (typeof REPLY_VALUES)[number];

/** What is known of a case; the rest stays open. */
export type ReplyValues = Readonly<Partial<Record<ReplyValue, string>>>;

/** Mistakes in the author's words, none when it is good: ids that come twice, names that no case has. */
export function checkReplies(replies: readonly CannedReply[]): string[] {
  const twice = replies.filter(({ id }, index) => replies.findIndex((one) => one.id === id) < index).map(({ id }) => `${id} comes twice`);
  const known: readonly string[] = REPLY_VALUES;
  const unknown = replies.flatMap(({ id, text }) => (['pl', 'en'] as const).flatMap((locale) =>
    namesIn(text[locale]).filter((name) => !known.includes(name)).map((name) => `${id}, ${locale}: {${name}} is no value; there are ${REPLY_VALUES.join(', ')}`)));
  return [...twice, ...unknown];
}

export interface ReplyCase {
  /** Null: not known. */
  readonly name: string | null;
  readonly product: string | null;
  readonly serial: string | null;
  readonly claim: Claim | null;
  readonly agent: string;
}

/** In the customer's language. */
export function replyValues({ name, product, serial, claim, agent }: ReplyCase, desk: Desk, locale: Locale): ReplyValues {
  const rma = claim?.rma ?? null;
  const returnTo = rma && rma.returnTo.length > 0 ? rma.returnTo : desk.returnAddress;
  const values: Record<ReplyValue, string | null | undefined> = {
    name, product, serial, agent, claim: claim?.number, rma: rma?.number, rmaUntil: rma && formatDay(rma.validUntil, locale), returnAddress: returnTo.join(', '),
    desk: desk.name[locale], email: desk.contact.email, phone: desk.contact.phone
  };
  return Object.fromEntries(Object.entries(values).filter(([, value]) => value));
}

/** What is not known stays in braces, for the agent to fill in. */
export function fillReply(text: string, values: ReplyValues): { readonly text: string; readonly open: readonly string[] } {
  const filled = text.replace(/\{(\w+)\}/gu, (hole, name: string) => values[name as ReplyValue] ?? hole);
  return { text: filled, open: namesIn(text).filter((name) => values[name as ReplyValue] === undefined) };
}
