/** Replies on a terminal: plain text, buttons and inputs as numbered lines. */
import type { Choice, Field, Reply, Submit } from '../../dialogs/reply.js';

export interface Shown {
  readonly lines: readonly string[];
  /** What a typed number stands for, 1 first. */
  readonly numbered: readonly Choice[];
}

export function showReply(reply: Reply): Shown {
  const numbered = reply.choices ?? reply.form?.others ?? [];
  const fields = (reply.form?.fields ?? []).flatMap(fieldLines);
  return {
    lines: [...plainText(reply).split('\n'), ...fields, ...numbered.map(({ title }, index) => `  ${index + 1}. ${title}`)],
    numbered
  };
}

/** A number picks the numbered choice; anything else is text. */
export function readTyped(shown: Shown | null, typed: string): { readonly text: string; readonly value?: Submit } {
  const choice = /^\d{1,2}$/.test(typed.trim()) ? shown?.numbered[Number(typed.trim()) - 1] : undefined;
  return choice ? { text: choice.title, value: choice.value } : { text: typed };
}

function fieldLines({ label, input, choices }: Field): string[] {
  if (input === 'set') return [`  ${label}:`, ...(choices ?? []).map(({ title }) => `  - ${title}`)];
  return [`  [${label}]`];
}

/** Our light Markdown without its marks. */
function plainText({ text, plain }: Reply): string {
  if (plain) return text;
  return text
    .replace(/\[([^\]]+)\]\(([^)]+)\)/g, '$1: $2')
    .replace(/\*\*([^*]+)\*\*/g, '$1')
    .replace(/(^|[^\\\w])\*([^*\n]+)\*/g, '$1$2')
    .replace(/\\([\\`*_{}[\]()#+\-.!|>~:])/g, '$1')
    .replaceAll('&lt;', '<')
    .replaceAll('&amp;', '&');
}
