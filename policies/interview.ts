/** The interview: ask the next fact, take the answer, until nothing that can still matter is open. */
import type { Policy } from './compile.js';
import { decide } from './decide.js';
import type { Decision } from './decision.js';
import type { Day, Facts } from './language.js';

/** Plays the whole interview; an answer that is not in `facts` is null, "I don't know". */
export function interview(policy: Policy, asOf: Day, facts: Facts): { readonly asked: readonly string[]; readonly decision: Decision } {
  const asked: string[] = [];
  let known: Facts = {};
  for (;;) {
    const decision = decide(policy, asOf, known);
    if (decision.ask === undefined) return { asked, decision };
    asked.push(decision.ask);
    known = { ...known, [decision.ask]: facts[decision.ask] ?? null };
  }
}
