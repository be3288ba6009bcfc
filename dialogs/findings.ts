/** What the interview has come to: told once, explained on request. */
import type { Decision } from '../policies/decision.js';
import type { Draft } from './draft.js';
import { plan, type Findings } from './plan.js';

/** The findings at this point, or null while something is still open. */
export function findingsNow(draft: Draft): Findings | null {
  const step = plan(draft.session, draft.world.policies, draft.world.today);
  return 'findings' in step ? step.findings : null;
}

const PREFIX = 'decided:';

/** What is remembered of decisions that were told: told again only when something in them has changed. */
export function decisionKey({ policy, outcome, cites, actions, fee, coverEnds }: Decision): string {
  return PREFIX + JSON.stringify([policy, outcome, cites, actions, fee, coverEnds]);
}

export function decisionsTold(key: string): boolean {
  return key.startsWith(PREFIX);
}
