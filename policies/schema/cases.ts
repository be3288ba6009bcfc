/** Schema of a policy's own cases: what is given, and what must come out. */
import { DAY, AMOUNT, CURRENCY, ENTRY_ID, record, ref, setOf, whole, withNull, wordOf, YES, type Schema } from './blocks.js';
import { factValues } from './facts.js';
import type { PolicyNames } from './names.js';

export const OUTCOMES = ['covered', 'not-covered', 'referred', 'action-needed', 'solved', 'undecided'] as const;

export function caseSchema(names: PolicyNames): Schema {
  return record(
    'a case: {"id": …, "asOf": …, "facts": {…}, "expect": {…}}',
    { id: ENTRY_ID, asOf: DAY, facts: factValues(names.facts), expect: expectation() },
    { why: { title: 'a text', type: 'string' } }
  );
}

function expectation(): Schema {
  const fee = withNull(record('a fee such as {"amount": "145.00", "currency": "PLN"}', { amount: AMOUNT, currency: CURRENCY }, { indicative: YES }));
  const deadline = record('a deadline: {"value": …, "unit": …}', { value: whole('a whole number', 1, 3650), unit: wordOf('days or workingDays', ['days', 'workingDays']) });
  return record(
    'what is expected, with at least {"outcome": …}',
    { outcome: wordOf('an outcome', OUTCOMES) },
    {
      cites: setOf('a list of clauses in [ ]', ref('clause')),
      actions: setOf('a list of actions in [ ]', ref('action')),
      remedies: setOf('a list of remedies in [ ]', ref('remedy')),
      fee,
      coverEnds: DAY,
      deadline,
      handoff: YES,
      askable: setOf('a list of facts in [ ]', ref('fact'), 1)
    }
  );
}
