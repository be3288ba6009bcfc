/** Which of the facts that may be asked is asked next. */
import type { Context } from './context.js';
import type { Policy } from './compile.js';
import { STAGES } from './language.js';

/** @param askable absent facts that an open rule reads; never empty for an undecided case */
export function pickQuestion(policy: Policy, _context: Context, askable: ReadonlySet<string>): string {
  const stage = (fact: string): number => STAGES.indexOf(policy.file.facts[fact]?.stage ?? 'fee');
  const inFile = Object.keys(policy.file.facts);
  const [first] = [...askable].sort((a, b) => stage(a) - stage(b) || inFile.indexOf(a) - inFile.indexOf(b));
  if (first === undefined) throw new Error(`${policy.id}: undecided, but nothing to ask`);
  return first;
}
