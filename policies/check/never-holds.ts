import type { Condition, PolicyFile } from '../language.js';
import { conditionsOf } from './reads.js';
import { witnessSearch, type Wish } from './witness.js';
import type { VerificationRule } from './rule.js';

/** A condition that no facts fulfil: a rule, row, check, fee or notice that never comes to anything. */
export const neverHolds: VerificationRule = (file, locate) => {
  const search = witnessSearch(file);
  return conditionsOf(file)
    .filter(({ when, path }) => waysToHold(file, when, path[1] === 'rules' ? Number(path[2]) : null).every((wishes) => search(wishes).type === 'none'))
    .map(({ path }) => ({ ...locate(path), code: 'never-holds', message: 'no facts fulfil this condition; expected parts that can be true together' }));
};

/** The condition by itself; for a rule of the period table, together with each row that it is copied for. */
function waysToHold(file: PolicyFile, when: Condition, rowRule: number | null): Wish[][] {
  if (rowRule === null) return [[{ when, holds: true }]];
  const only = file.periods?.rules[rowRule]?.rows;
  const rows = (file.periods?.rows ?? []).filter(({ id, months }) => months !== undefined && (only?.includes(id) ?? true));
  return rows.map((row) => [{ when: row.when, holds: true }, { when, holds: true, row }]);
}
