/** The table of `gwarant policy check --coverage`. */
import { coverageOf, type SourceCoverage } from '../../policies/check/coverage.js';
import type { PolicyFile } from '../../policies/language.js';

const HEAD = ['policy', 'source', 'clauses', 'cited', 'information', 'instruction', 'covered'] as const;

/** A line for the heading, and one for each document of each policy; columns are padded with spaces. */
export function coverageLines(files: readonly PolicyFile[]): string[] {
  const rows = files.flatMap((file) => coverageOf(file).map((one) => rowOf(file.id, one)));
  const widths = HEAD.map((head, column) => Math.max(head.length, ...rows.map((row) => (row[column] ?? '').length)));
  return [HEAD, ...rows].map((row) => row.map((cell, column) => aligned(cell, widths[column] ?? 0, column)).join('  ').trimEnd());
}

function rowOf(policy: string, { source, clauses, cited, information, instruction, percent }: SourceCoverage): string[] {
  return [policy, source, ...[clauses, cited, information, instruction].map(String), `${percent} %`];
}

/** Names to the left, numbers to the right. */
function aligned(cell: string, width: number, column: number): string {
  return column < 2 ? cell.padEnd(width) : cell.padStart(width);
}
