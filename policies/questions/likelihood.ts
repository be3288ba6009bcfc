/** How likely each answer to a question is: from the policy file, and from past claims where there are counts of them. */
import type { FactDefinition, FactValue } from '../language.js';
import { integerHabit, LIKELIHOODS_WEIGH, LIKELY_UNKNOWN } from './habits.js';

/** Answers given in past claims. `values` counts by choice or set value, or by "true" and "false". */
export interface AnswerCounts {
  readonly asked: number;
  readonly unknown: number;
  readonly values: Readonly<Record<string, number>>;
}

/** By policy fact. Dates, numbers and amounts take only `asked` and `unknown` from it. */
export type Likelihoods = Readonly<Record<string, AnswerCounts>>;

export const NONE_COUNTED: Likelihoods = {};

export interface LikelyAnswer {
  readonly value: FactValue | null;
  /** Shares of one fact's answers add up to 1. */
  readonly share: number;
}

/** Share of customers who do not know. */
export function unknownShare(definition: FactDefinition, counts?: AnswerCounts): number {
  return blend(definition.likelyUnknown ?? LIKELY_UNKNOWN, counts?.unknown, counts);
}

/** All answers to a fact that is no date, "I don't know" first. A set is taken to hold one value at most. */
export function likelyAnswers(id: string, definition: FactDefinition, counts?: AnswerCounts): LikelyAnswer[] {
  const unknown = unknownShare(definition, counts);
  const known = normalised(knownAnswers(id, definition, counts));
  return [{ value: null, share: unknown }, ...known.map(({ value, share }) => ({ value, share: share * (1 - unknown) }))];
}

function knownAnswers(id: string, definition: FactDefinition, counts?: AnswerCounts): LikelyAnswer[] {
  const share = (value: string, prior: number): number => blend(prior, counts?.values[value] ?? 0, counts);
  const offered = Object.entries(definition.values ?? {});
  switch (definition.type) {
    case 'yesNo': {
      const yes = definition.likelyYes ?? 0.5;
      return [{ value: true, share: share('true', yes) }, { value: false, share: share('false', 1 - yes) }];
    }
    case 'choice': {
      const total = offered.reduce((sum, [, { likely }]) => sum + (likely ?? 1), 0);
      return offered.map(([value, { likely }]) => ({ value, share: share(value, (likely ?? 1) / total) }));
    }
    case 'set': return setAnswers(offered.map(([value, { likely }]) => ({ value: [value], share: share(value, likely ?? 1 / (offered.length + 1)) })));
    case 'integer': return Object.entries(integerHabit(id)).map(([value, likely]) => ({ value: Number(value), share: likely }));
    case 'money': return [{ value: { amount: '100.00', currency: 'PLN' }, share: 1 }];
    case 'date': return [];
  }
}

/** Each value holds by itself with its share; none of them holds with what is left. */
function setAnswers(single: readonly LikelyAnswer[]): LikelyAnswer[] {
  const none = single.reduce((left, { share }) => left * (1 - Math.min(1, share)), 1);
  return [{ value: [], share: none }, ...normalised(single).map(({ value, share }) => ({ value, share: share * (1 - none) }))];
}

function normalised(answers: readonly LikelyAnswer[]): LikelyAnswer[] {
  const total = answers.reduce((sum, { share }) => sum + share, 0);
  return answers.map(({ value, share }) => ({ value, share: total > 0 ? share / total : 1 / answers.length }));
}

function blend(prior: number, count: number | undefined, counts: AnswerCounts | undefined): number {
  if (!counts) return prior;
  return (prior * LIKELIHOODS_WEIGH + (count ?? 0)) / (LIKELIHOODS_WEIGH + counts.asked);
}
