/** Whatever is said in whatever order: a turn never throws, nothing known is asked, and the bot is never at a loss for words. */
import { strict as assert } from 'node:assert';
import fc from 'fast-check';
import { INTENTS } from '../../dialogs/reply.js';
import { delivered } from '../policies/delivered.js';
import { Talk } from './talk.js';

const RUNS = process.env['GWARANT_FULL'] ? 20_000 : 1000;

const words = fc.constantFrom(
  'tak', 'nie', 'yes', 'no', 'nie wiem', "I don't know", 'hulajnoga kaabo', 'osmo action', 'osmo pocket 3', 'brasty', 'axis', 'mavic', 'wczoraj', '2025-03-01',
  '14.06.2026', '1.01.2024', '31.12.2030', '3', '1299,99', 'żadne', 'status', 'GW-2026-000001', 'jan@example.com', '<b>x</b>', '', '   ', '🤷', 'x'.repeat(5000)
);
const move = fc.oneof(
  { weight: 6, arbitrary: fc.record({ kind: fc.constant('press' as const), nth: fc.nat(12) }) },
  { weight: 3, arbitrary: fc.record({ kind: fc.constant('say' as const), text: words }) },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant('say' as const), text: fc.string({ unit: 'binary', maxLength: 40 }) }) },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant('submit' as const), value: fc.oneof(fc.constantFrom(...INTENTS).map((intent) => ({ intent })), fc.jsonValue()) }) },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant('agent' as const), act: fc.constantFrom('accept' as const, 'returnToBot' as const) }) }
);
type Move = typeof move extends fc.Arbitrary<infer T> ? T : never;

function play(talk: Talk, one: Move): void {
  if (one.kind === 'say') talk.say(one.text);
  else if (one.kind === 'submit') talk.submit(one.value);
  else if (one.kind === 'agent') talk.agent({ do: one.act });
  else {
    const button = talk.shown[one.nth % Math.max(1, talk.shown.length)];
    if (button) talk.submit(button.value);
  }
}

describe('any conversation', function () {
  this.timeout(180_000);
  it(`keeps its word (${RUNS} runs)`, () => {
    fc.assert(
      fc.property(fc.constantFrom('pl' as const, 'en' as const), fc.array(move, { maxLength: 40 }), (locale, moves) => {
        const talk = new Talk(locale).join();
        for (const one of moves) {
          const said = talk.replies.length;
          play(talk, one);
          check(talk, said, one);
        }
      }),
      { numRuns: RUNS, seed: 20261120 }
    );
  });
});

/** What a person who has the case cannot confirm: another language, and that a denial is contested. One line each. */
const MAY_CONFIRM = /^(?:This page and our automatic messages are in English|Ta strona i automatyczne wiadomości są|Noted: you do not agree with the decision|Zapisane: nie zgadzasz się z decyzją)[^\n]*$/u;

function check(talk: Talk, said: number, one: Move): void {
  const { conversation, claims } = talk.state;
  const owned = conversation.handoff?.state === 'accepted';
  if (owned && one.kind !== 'agent') assert.deepEqual(talk.replies.slice(said).filter(({ text }) => !MAY_CONFIRM.test(text)), [], 'the bot spoke while a person has the case');
  for (const { text } of talk.replies.slice(said)) assert.ok(text.trim() !== '' && !/undefined|\[object|\{\w+\}/.test(text), text);
  const { pending, answers, correcting } = conversation.session;
  const [policy] = pending?.policies ?? [];
  // A check that was not tried stays on the table, and so do two answers that cannot be together.
  const known = answers.find((answer) => answer.policy === (policy ?? null) && answer.fact === pending?.facts[0]);
  if (pending && pending.facts.length === 1 && known && !correcting) {
    const isCheck = policy !== undefined && delivered.policies.get(policy)?.file.checks?.some(({ fact }) => fact === known.fact);
    assert.ok(isCheck || known.fact === delivered.policies.get(policy ?? '')?.file.solvedBy, `asks for ${known.fact} again`);
  }
  for (const claim of claims) assert.notEqual(claim.decision.outcome, 'undecided');
}
