/** What the interview has come to: told once, explained on request. */
import type { Decision } from '../policies/decision.js';
import { clauseName } from './explain.js';
import { factsOf, productIn } from './case.js';
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

/** Which clauses make the pending question matter. */
export function whyAsked(draft: Draft): string {
  const { session, world, conversation, texts } = draft;
  const [policyId] = session.pending?.policies ?? [];
  const fact = session.pending?.facts[0];
  const policy = policyId === undefined ? undefined : world.policies.policies.get(policyId);
  const product = productIn(session, world.policies);
  if (!policy || !product || fact === undefined) return texts.whyGeneral;
  const context = { asOf: session.asOf ?? world.today, facts: factsOf(session, world.policies, product, policy.id) };
  const open = [...policy.checks, ...policy.deny, ...policy.refer, ...policy.need, ...policy.grants].filter(
    ({ condition }) => condition.reads.has(fact) && condition.truth(context) === 'open'
  );
  const clauses = [...new Set(open.flatMap((rule) => rule.clauses))].slice(0, 3);
  if (clauses.length === 0) return texts.whyGeneral;
  return texts.whyHere(`\n\n${clauses.map((id) => `- **${clauseName(policy, id, conversation.locale)}**: ${policy.file.clauses[id]?.text[conversation.locale] ?? ''}`).join('\n')}`);
}
