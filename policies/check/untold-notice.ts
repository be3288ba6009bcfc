import type { Outcome } from '../language.js';
import { notProved } from './example.js';
import { holds, wishesAbove } from './levels.js';
import { any } from './proof/formula.js';
import type { Wish } from './proof/search.js';
import type { Subject, VerificationRule } from './rule.js';

/** A notice that goes with outcomes which its condition excludes. */
export const untoldNotice: VerificationRule = (subject) =>
  (subject.file.notices ?? []).flatMap(({ when, outcomes, moment }, index) => {
    if (!when || !outcomes || moment !== 'decision') return [];
    const { prover, locate } = subject;
    const told = { formula: prover.formula(when), holds: true };
    if (prover.find([told]).type !== 'found') return [];
    const answers = outcomes.flatMap((outcome) => waysTo(subject, outcome)).map((way) => (way ? prover.find([told, ...way]).type : 'found'));
    const place = locate(['notices', index, 'outcomes']);
    if (answers.includes('found')) return [];
    if (answers.includes('gave-up')) return [notProved(place, 'whether this notice is ever told')];
    return [{ ...place, code: 'untold-notice', message: `this notice is never told: its condition does not hold where the outcome is ${outcomes.join(' or ')}; expected another outcome or condition` }];
  });

/** Null: possible whatever the facts, where the customer does not know something. */
function waysTo({ file, prover, rules }: Subject, outcome: Outcome): (readonly Wish[] | null)[] {
  const at = (level: 'check' | 'deny' | 'need' | 'grant'): Wish[] => [
    ...wishesAbove(prover, file, rules, level),
    { formula: any(...rules.filter((rule) => rule.level === level).map((rule) => holds(prover, rule).formula)), holds: true }
  ];
  switch (outcome) {
    case 'covered': return [at('grant')];
    case 'not-covered': return [at('deny')];
    case 'action-needed': return [at('check'), at('need')];
    case 'solved': return file.solvedBy === undefined ? [] : [[{ formula: prover.formula({ fact: file.solvedBy, is: true }), holds: true }]];
    default: return [null];
  }
}
