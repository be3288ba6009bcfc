/** Whatever customers, agents and the clock do, in whatever order: a hand-off keeps its word, and nobody is left in silence. */
import { strict as assert } from 'node:assert';
import fc from 'fast-check';
import { queueNamed, worksIn } from '../../../dialogs/handoff/queue.js';
import type { Handoff } from '../../../dialogs/records.js';
import { breaches } from './invariants.js';
import { Life, move } from './lives.js';

const RUNS = process.env['GWARANT_FULL'] ? 5000 : 100;
const DAY = 86_400_000;
/** The longest that a desk of these lives is closed, with a holiday beside it. */
const PATIENCE = 15 * DAY;
/** Somebody is asked, or hears that nobody has answered. */
const STIRS = ['offered', 'promiseBroken', 'ownerSilent', 'takenAway'];

/** Lets the clock run with nobody acting. @returns what is wrong, in words */
function silence(life: Life): string[] {
  const { talk } = life;
  const { handoff } = talk.state.conversation;
  const begin = Date.parse(talk.at);
  let stirred = false;
  let rung = 0;
  for (let at = ''; rung < 1500 && !(stirred && rung > 20); rung++) {
    const timer = talk.state.conversation.handoff?.timer;
    if (!timer || Date.parse(timer.at) > begin + PATIENCE) break;
    if (timer.at > talk.at) talk.at = timer.at;
    const did = life.ring()?.result.effects.some(({ type }) => STIRS.includes(type));
    stirred ||= did === true;
    if (rung % 5 === 0 && at === talk.at) return [...life.wrong, `rings and rings: ${timer.kind}`];
    if (rung % 5 === 0) at = talk.at;
  }
  if (!handoff || !waits(handoff) || stirred) return life.wrong;
  // Who was told that nobody has answered, or is promised nothing, is offered to whoever comes in.
  const queue = queueNamed(talk.desk, handoff.queue);
  const nobody = handoff.promise?.state !== 'open' && !talk.floor.people.some((one) => one.online && worksIn(queue, one));
  return nobody && rung > 0 ? life.wrong : [...life.wrong, `waits in silence: ${JSON.stringify(handoff)}`];
}

function waits({ state, silentSince, snoozedUntil, promise }: Handoff): boolean {
  return state === 'waiting' || promise?.state === 'open' || (state === 'accepted' && silentSince !== null && snoozedUntil === null);
}

describe('any life of a hand-off', function () {
  this.timeout(600_000);
  it(`keeps its word (${RUNS} lives)`, () => {
    fc.assert(fc.property(fc.constantFrom('pl' as const, 'en' as const), fc.boolean(), fc.array(move, { minLength: 1, maxLength: 40, size: 'max' }), (locale, withClaim, moves) => {
      const life = new Life(locale, withClaim, breaches);
      for (const one of moves) {
        life.play(one);
        assert.deepEqual(life.wrong, []);
      }
      assert.deepEqual(silence(life), []);
    }), { numRuns: RUNS, seed: 20261120 });
  });
});
