/** A mistake in a policy file, told in the words of the person who wrote the file. */
export interface Problem {
  readonly file: string;
  /** 1-based. */
  readonly line: number;
  readonly column: number;
  /** Stable, for programs and for the list in the documentation: `unknown-clause`. */
  readonly code: string;
  /** What is wrong and what was expected. */
  readonly message: string;
}

/** `FILE:LINE:COLUMN: CODE: message` */
export function problemLine(problem: Problem): string {
  return `${problem.file}:${problem.line}:${problem.column}: ${problem.code}: ${problem.message}`;
}
