/** The text of a policy file → a compiled policy, or everything that is wrong with it. */
import { compilePolicy, type Policy } from './compile.js';
import type { PolicyFile } from './language.js';
import type { Problem } from './problem.js';
import { policySchema } from './schema.js';
import { checkReferences } from './load/references.js';
import { replayCases } from './load/replay.js';
import { readSource, type Locate } from './load/source.js';
import { inOrder, validate } from './load/validate.js';

export type LoadResult =
  | { readonly type: 'policy'; readonly policy: Policy; readonly file: PolicyFile; readonly locate: Locate }
  | { readonly type: 'refused'; readonly problems: readonly Problem[] };

/**
 * Step by step: JSON, shape and names, references, the file's own cases. A step is only taken when the one
 * before found nothing, so that no problem is the echo of another.
 * @param fileName as it is to stand in front of the problems
 */
export function loadPolicy(fileName: string, text: string): LoadResult {
  const read = readSource(fileName, text);
  if (read.type === 'refused') return read;
  const { source } = read;
  const misshapen = validate(source, policySchema(source.value));
  if (misshapen.length > 0) return refused(misshapen);
  const file = source.value as PolicyFile;
  const dangling = checkReferences(file, source);
  if (dangling.length > 0) return refused(dangling);
  const policy = compilePolicy(file);
  const failing = replayCases(policy, source.locate);
  return failing.length > 0 ? refused(failing) : { type: 'policy', policy, file, locate: source.locate };
}

function refused(problems: readonly Problem[]): LoadResult {
  return { type: 'refused', problems: inOrder(problems) };
}
