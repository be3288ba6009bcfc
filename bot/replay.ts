/** Claims decided again, from the facts they were decided on and the text of the policy that was in force. */
import { isDeepStrictEqual } from 'node:util';
import { compilePolicy } from '../policies/compile.js';
import { decide } from '../policies/decide.js';
import type { Decision } from '../policies/decision.js';
import type { PolicyFile } from '../policies/language.js';
import type { PolicyBook, PolicyText } from '../policies/book.js';
import type { Store } from './store/store.js';

/** Where the running server answers the local command. */
export const REPLAY_PATH = '/api/claim-replays';

export interface Replay {
  readonly number: string;
  readonly policy: string;
  readonly version: string;
  /** The decision came out as it was recorded, to the last value. */
  readonly same: boolean;
  readonly decision: Decision;
  /** What was recorded, where it differs. */
  readonly recorded?: Decision;
}

/** Keeps every policy text in force; the same text is kept once. */
export async function keepPolicies(store: Store, files: readonly PolicyText[], book: PolicyBook): Promise<void> {
  for (const { id, version, digest } of book.policies.values()) {
    const file = files.find((one) => one.digest === digest);
    if (!file || (await store.get('policy', digest))) continue;
    await store.commit([{ kind: 'policy', id: digest, expected: 0, value: { schema: 1, id: digest, policy: id, version, text: file.text } }]);
  }
}

/** Null when there is no such claim, or its policy's text was not kept. */
export async function replayClaim(store: Store, number: string): Promise<Replay | null> {
  const claim = (await store.get('claim', number))?.value;
  const kept = claim && (await store.get('policy', claim.policy.digest))?.value;
  if (!claim || !kept) return null;
  const decision = decide(compilePolicy(JSON.parse(kept.text) as PolicyFile), claim.asOf, claim.facts);
  const same = isDeepStrictEqual(JSON.parse(JSON.stringify(decision)), JSON.parse(JSON.stringify(claim.decision)));
  return { number, policy: claim.policy.id, version: claim.policy.version, same, decision, ...(same ? {} : { recorded: claim.decision }) };
}
