/** A decision in the agent's words: outcome, clauses with their text and source, cost, time, what is still to come. */
import { formatDay, formatDeadline, formatMoney } from '../../dialogs/format.js';
import type { PolicyBook } from '../../policies/book.js';
import type { Override } from '../../dialogs/records.js';
import type { Decision } from '../../policies/decision.js';
import type { Locale, PolicyFile } from '../../policies/language.js';
import type { Clause, DecisionCard, OverrideCard, Step } from './view.js';

export function policyFile(book: PolicyBook, policy: string): PolicyFile | null {
  return book.policies.get(policy)?.file ?? null;
}

/**
 * The policy may have changed or gone since the decision: then ids stand where words would.
 * @param override a person's decision in the place of this one
 */
export function decisionCard(book: PolicyBook, decision: Decision, locale: Locale, override: Override | null = null): DecisionCard {
  const file = policyFile(book, decision.policy);
  return {
    policy: decision.policy,
    title: file?.title[locale] ?? decision.policy,
    version: decision.version,
    asOf: formatDay(decision.asOf, locale),
    outcome: decision.outcome,
    clauses: decision.cites.map((id) => clause(file, id, locale)),
    remedies: decision.remedies.map((id) => file?.remedies[id]?.[locale] ?? id),
    actions: steps(file, decision.actions, locale),
    fee: decision.fee ? formatMoney(decision.fee, locale) : null,
    indicative: decision.fee?.indicative ?? false,
    deadline: decision.deadline ? formatDeadline(decision.deadline, locale) : null,
    coverEnds: decision.coverEnds ? formatDay(decision.coverEnds, locale) : null,
    overridden: override && overrideCard(file, override, locale)
  };
}

function overrideCard(file: PolicyFile | null, { outcome, clause: id, reason, by, at }: Override, locale: Locale): OverrideCard {
  return { outcome, clause: id === null ? null : clause(file, id, locale), reason, by: by.name, at };
}

/** Documents and steps by their titles. */
export function steps(file: PolicyFile | null, actions: readonly string[], locale: Locale): Step[] {
  return actions.map((id) => {
    const action = file?.actions[id];
    return { title: action?.title[locale] ?? id, howTo: action?.howTo[locale] ?? '' };
  });
}

function clause(file: PolicyFile | null, id: string, locale: Locale): Clause {
  const found = file?.clauses[id];
  const source = found && file?.sources[found.source ?? Object.keys(file.sources)[0] ?? ''];
  return {
    id,
    section: found?.section ?? '',
    text: found?.text[locale] ?? '',
    source: source?.name[locale] ?? '',
    authority: source?.authority ?? 'guarantor',
    note: source?.note?.[locale] ?? null
  };
}
