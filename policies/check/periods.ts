import type { Problem } from '../problem.js';
import { asCase, inWords, notProved, only } from './example.js';
import { holds, wishesAbove } from './levels.js';
import type { Wish } from './proof/search.js';
import { namesIn } from './reads.js';
import type { Subject, VerificationRule } from './rule.js';

/** Exactly one row of a period table applies: no two at once, and one wherever a grant is reached. */
export const periods: VerificationRule = (subject) => [...overlaps(subject), ...gaps(subject)];

function overlaps({ file, locate, prover }: Subject): Problem[] {
  const rows = file.periods?.rows ?? [];
  return rows.flatMap((row, index) => rows.slice(0, index).flatMap((earlier) => {
    const both = prover.find([earlier, row].map(({ when }): Wish => ({ formula: prover.formula(when), holds: true })));
    if (both.type === 'none') return [];
    const place = locate(['periods', 'rows', index, 'when']);
    if (both.type === 'gave-up') return [notProved(place, `that the rows "${earlier.id}" and "${row.id}" never apply at once`)];
    const told = only(both.example(), namesIn(file, [earlier.when, row.when]));
    return [{ ...place, code: 'rows-overlap', message: `the rows "${earlier.id}" and "${row.id}" both apply ${inWords(told)}; expected one` }];
  }));
}

/** A grant that goes with the table at all is reached although no row applies. */
function gaps(subject: Subject): Problem[] {
  const { file, locate, prover, rules } = subject;
  const rows = file.periods?.rows ?? [];
  const noRow = rows.map(({ when }): Wish => ({ formula: prover.formula(when), holds: false }));
  for (const grant of rules.filter(({ level }) => level === 'grant')) {
    const isGrant = holds(prover, grant);
    const goesWithRow = rows.some(({ when }) => prover.find([isGrant, { formula: prover.formula(when), holds: true }]).type === 'found');
    if (!goesWithRow) continue;
    const answer = prover.find([isGrant, ...noRow, ...wishesAbove(prover, file, rules, 'grant')]);
    if (answer.type === 'none') continue;
    const place = locate(['periods', 'rows']);
    if (answer.type === 'gave-up') return [notProved(place, 'that a row always applies')];
    const example = answer.example();
    const read = namesIn(file, rows.map(({ when }) => when));
    return [{ ...place, code: 'rows-gap', message: `no row applies ${inWords(only(example, read))}; expected one (${asCase(file, example)})` }];
  }
  return [];
}
