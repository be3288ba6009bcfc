/** How much of each document a policy file speaks of. */
import type { PolicyFile, Text } from '../language.js';
import { citationsOf, deadlineClauses } from './citations.js';

export interface SourceCoverage {
  /** Key and name of the document. */
  readonly source: string;
  readonly name: Text;
  readonly clauses: number;
  /** Clauses that a decision or a time to remedy rests on. */
  readonly cited: number;
  readonly information: number;
  readonly instruction: number;
  /** Share of the clauses that are one of the three, in whole per cent, rounded down: 100 only where none is missing. */
  readonly percent: number;
}

/** One entry a document, in the order of the file. Clauses are what the file lists; whether the list is complete, only the document shows. */
export function coverageOf(file: PolicyFile): SourceCoverage[] {
  const cited = new Set([...citationsOf(file).map(({ clause }) => clause), ...deadlineClauses(file)]);
  const [first = ''] = Object.keys(file.sources);
  return Object.entries(file.sources).map(([source, { name }]) => {
    const clauses = Object.entries(file.clauses).filter(([, clause]) => (clause.source ?? first) === source);
    const uncited = (kind: string): number => clauses.filter(([id, clause]) => !cited.has(id) && clause.kind === kind).length;
    const [information, instruction, forgotten] = [uncited('information'), uncited('instruction'), uncited('rule')];
    const covered = clauses.length - forgotten;
    return {
      source, name, clauses: clauses.length, cited: covered - information - instruction, information, instruction,
      percent: clauses.length === 0 ? 100 : Math.floor((100 * covered) / clauses.length)
    };
  });
}
