import type { Condition, PeriodTable, PolicyFile } from '../language.js';
import type { Problem } from '../problem.js';
import type { Locate } from '../load/source.js';
import { factsIn } from './reads.js';
import { inWords, witnessSearch, type Wish, type WitnessSearch } from './witness.js';
import type { VerificationRule } from './rule.js';

/** Exactly one row of a period table applies: no two at once, and one wherever a grant is reached. Each shown on an example. */
export const periods: VerificationRule = (file, locate) =>
  file.periods ? [...overlaps(witnessSearch(file), file.periods, locate), ...gaps(file, file.periods, locate)] : [];

function overlaps(search: WitnessSearch, { rows }: PeriodTable, locate: Locate): Problem[] {
  return rows.flatMap((row, index) => rows.slice(0, index).flatMap((earlier) => {
    const both = search([earlier.when, row.when].map((when) => ({ when, holds: true })));
    if (both.type !== 'found') return [];
    const message = `the rows "${earlier.id}" and "${row.id}" both apply ${inWords(both.facts)}; expected one`;
    return [{ ...locate(['periods', 'rows', index, 'when']), code: 'rows-overlap', message }];
  }));
}

/** A grant that goes with the table at all is reached although no row applies and nothing denies or refers. */
function gaps(file: PolicyFile, { rows }: PeriodTable, locate: Locate): Problem[] {
  const search = witnessSearch(file);
  const noRow = rows.map(({ when }): Wish => ({ when, holds: false }));
  const grants = file.rules.filter(({ effect }) => effect === 'grant').map(({ when }): Wish => ({ when, holds: true }));
  for (const grant of grants.filter((one) => goesWithRow(search, one, rows))) {
    const gap = search([grant, ...noRow, ...refusals(file).map((when): Wish => ({ when, holds: false }))]);
    if (gap.type !== 'found') continue;
    const read = new Set(rows.flatMap(({ when }) => [...factsIn(file, when)]));
    const telling = Object.fromEntries(Object.entries(gap.facts).filter(([fact]) => read.has(fact)));
    return [{ ...locate(['periods', 'rows']), code: 'rows-gap', message: `no row applies ${inWords(telling)}; expected one` }];
  }
  return [];
}

function goesWithRow(search: WitnessSearch, grant: Wish, rows: PeriodTable['rows']): boolean {
  return rows.some(({ when }) => search([grant, { when, holds: true }]).type === 'found');
}

function refusals(file: PolicyFile): Condition[] {
  const plain = file.rules.filter(({ effect }) => effect === 'deny' || effect === 'refer').map(({ when }) => when);
  const mapped = (file.exclusions ?? []).map(({ fact, when, clauses }): Condition => ({ all: [...(when ? [when] : []), { fact, hasAny: Object.keys(clauses) }] }));
  return [...plain, ...mapped];
}
