/** What somebody of the desk writes to the bot in Teams: a command, or words for the customer. */
import type { ClaimResult } from '../../../dialogs/records.js';

export type Command =
  | { readonly type: 'say'; readonly text: string }
  | { readonly type: 'note'; readonly text: string }
  | { readonly type: 'rma' }
  /** Without a task the bot has the conversation for good; with one the answer brings it back. */
  | { readonly type: 'return'; readonly task: string }
  | { readonly type: 'transfer'; readonly to: string }
  | { readonly type: 'release' }
  | { readonly type: 'close'; readonly result: ClaimResult; readonly note: string | null }
  /** The result is missing or is none. */
  | { readonly type: 'closeHow' }
  | { readonly type: 'take'; readonly label: string }
  /** Which case the next words are for; without a label: which ones there are. */
  | { readonly type: 'case'; readonly label: string }
  | { readonly type: 'here'; readonly queue: string; readonly polish: boolean }
  | { readonly type: 'bye' }
  | { readonly type: 'help' }
  | { readonly type: 'unknown'; readonly word: string };

type Name = Exclude<Command['type'], 'say' | 'closeHow' | 'unknown'>;

/** English first. Compared without regard to case and diacritics. */
export const COMMAND_WORDS: Readonly<Record<Name, readonly string[]>> = {
  note: ['note', 'notatka'],
  rma: ['rma'],
  return: ['return', 'oddaj'],
  transfer: ['transfer', 'przekaż'],
  release: ['release', 'zwolnij'],
  close: ['close', 'zamknij'],
  take: ['take', 'przejmij'],
  case: ['case', 'cases', 'sprawa', 'sprawy'],
  here: ['here', 'tutaj'],
  bye: ['bye', 'koniec'],
  help: ['help', 'pomoc']
};

export const RESULT_WORDS: Readonly<Record<ClaimResult, readonly string[]>> = {
  repaired: ['repaired', 'naprawione'],
  replaced: ['replaced', 'wymienione'],
  refunded: ['refunded', 'zwrot'],
  voucher: ['voucher', 'bon'],
  rejected: ['rejected', 'odrzucone'],
  solved: ['solved', 'rozwiązane'],
  withdrawn: ['withdrawn', 'wycofane'],
  duplicate: ['duplicate', 'duplikat'],
  other: ['other', 'inne']
};

/** A text that begins with `/` is a command and never goes to a customer; `//` stands for a slash of their own. */
export function readCommand(text: string): Command {
  const words = withoutMention(text);
  if (words.startsWith('//')) return { type: 'say', text: words.slice(1) };
  const [, word, rest = ''] = /^\/(\S*)\s*([^]*)$/u.exec(words) ?? [];
  if (word === undefined) return { type: 'say', text: words };
  const name = (Object.keys(COMMAND_WORDS) as Name[]).find((one) => COMMAND_WORDS[one].some((known) => plain(known) === plain(word)));
  return name === undefined ? { type: 'unknown', word } : command(name, rest.trim(), word);
}

function command(name: Name, rest: string, word: string): Command {
  switch (name) {
    case 'note': return { type: name, text: rest };
    case 'return': return { type: name, task: rest };
    case 'transfer': return { type: name, to: rest.replace(/^@/u, '') };
    case 'take':
    case 'case': return { type: name, label: rest };
    case 'here': return { type: name, queue: rest, polish: plain(word) === 'tutaj' };
    case 'close': return close(rest);
    default: return { type: name };
  }
}

function close(rest: string): Command {
  const [, word = '', note = ''] = /^(\S*)\s*([^]*)$/u.exec(rest) ?? [];
  const result = (Object.keys(RESULT_WORDS) as ClaimResult[]).find((one) => RESULT_WORDS[one].some((known) => plain(known) === plain(word)));
  return result === undefined ? { type: 'closeHow' } : { type: 'close', result, note: note.trim() || null };
}

/** In a channel the bot is spoken to by name; the name is not part of what is said. */
function withoutMention(text: string): string {
  return text.replace(/&nbsp;|\u00a0/gu, ' ').replace(/^\s*<at>[^<]*<\/at>[\s,:]*/iu, '').trim();
}

/** As people type on any keyboard: lower case, without diacritics. */
export function plain(text: string): string {
  return text.toLowerCase().replace(/ł/gu, 'l').normalize('NFD').replace(/\p{M}/gu, '');
}
