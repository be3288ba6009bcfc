/** A file sent where the question is whether the customer has it: that is the answer. */
import type { Condition, DocumentKind, FactValue, PolicyFile } from '../policies/language.js';
import type { Given } from './answering.js';
import type { Draft } from './draft.js';
import type { Attachment } from './events.js';
import { labelOf } from './questions.js';

/** The value of a choice that says that the document comes along. */
const ATTACHED = 'attached';

export interface Supplied {
  readonly given: Given;
  /** What it was taken for. */
  readonly label: string;
}

/** Null where the question on the table is another one, or is about several papers at once. */
export function suppliedBy(draft: Draft, attachments: readonly Attachment[]): Supplied | null {
  const { pending } = draft.session;
  const [policy] = pending?.policies ?? [];
  const [fact, ...more] = pending?.facts ?? [];
  if (policy === undefined || fact === undefined || more.length > 0 || pending?.conflict) return null;
  const file = draft.world.policies.policies.get(policy)?.file;
  const kind = file ? askedKind(file, fact) : null;
  const value = file ? valueThatHasIt(file, fact) : null;
  const fits = ({ contentType }: Attachment): boolean => (kind === 'photo' ? contentType.startsWith('image/') : !contentType.startsWith('video/'));
  if (kind === null || kind === 'link' || value === null || !attachments.some(fits)) return null;
  return { given: { policy, fact, value }, label: labelOf(draft.world.policies, policy, fact, draft.conversation.locale) };
}

/** Of the document that is asked for when the fact says that it is not there. */
function askedKind({ rules, checks = [], actions }: PolicyFile, fact: string): DocumentKind | null {
  const need = rules.find((rule) => rule.effect === 'need' && denies(rule.when, fact));
  const action = need?.effect === 'need' ? need.action : checks.find((check) => check.fact === fact)?.action;
  return (action === undefined ? undefined : actions[action]?.document) ?? null;
}

function valueThatHasIt({ facts }: PolicyFile, fact: string): FactValue | null {
  const definition = facts[fact];
  if (definition?.type === 'yesNo') return true;
  return definition?.type === 'choice' && definition.values && ATTACHED in definition.values ? ATTACHED : null;
}

function denies(condition: Condition, fact: string): boolean {
  if ('all' in condition) return condition.all.some((part) => denies(part, fact));
  if ('any' in condition || 'not' in condition) return false;
  return condition.fact === fact && 'is' in condition && condition.is === false;
}
