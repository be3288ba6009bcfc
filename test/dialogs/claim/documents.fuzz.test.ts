/** Whatever comes in whatever order: files are never lost or doubled, and a claim is handed over as often as papers were asked for at most. */
import { strict as assert } from 'node:assert';
import fc from 'fast-check';
import type { ClaimStep } from '../../../dialogs/claim/steps.js';
import { RUNNING } from '../../../dialogs/claim/transitions.js';
import { Talk } from '../talk.js';

const RUNS = process.env['GWARANT_FULL'] ? 5000 : 300;
const SCOOTER = { preventsUse: true, customerKind: 'consumer', condition: 'new', territory: 'poland', originalBuyer: true };
const PAPERS = ['proofOfPurchase', 'claimForm', 'completeSet', 'legibleSerial'];

const name = fc.constantFrom('a.jpg', 'b.jpg', 'c.pdf', 'd.zip', 'e.mp4', 'f.txt', 'g.pdf', 'h.jpg');
const place = fc.nat(12);
const step = fc.oneof(
  fc.record({ do: fc.constant('askPapers' as const), papers: fc.subarray(PAPERS), note: fc.constantFrom(null, 'jeszcze coś') }),
  fc.record({ do: fc.constant('assign' as const), document: place, need: fc.constantFrom(null, ...PAPERS) }),
  fc.record({ do: fc.constant('takeOff' as const), document: place }),
  fc.constant({ do: 'review' as const })
) as fc.Arbitrary<ClaimStep>;
const move = fc.oneof(
  { weight: 5, arbitrary: fc.record({ kind: fc.constant('attach' as const), names: fc.array(name, { minLength: 1, maxLength: 3 }), text: fc.constantFrom('', 'proszę', 'status') }) },
  { weight: 5, arbitrary: fc.record({ kind: fc.constant('press' as const), nth: place }) },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant('say' as const), text: fc.constantFrom('nie mam', 'https://film.example/1', 'czegoś innego', 'od nowa', 'hm') }) },
  { weight: 2, arbitrary: fc.record({ kind: fc.constant('step' as const), step }) },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant('agent' as const), act: fc.constantFrom('accept' as const, 'returnToBot' as const) }) },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant('old' as const), documents: fc.array(place, { maxLength: 3 }), need: fc.constantFrom(null, ...PAPERS) }) }
);
type Move = typeof move extends fc.Arbitrary<infer T> ? T : never;

describe('documents in any order', function () {
  this.timeout(120_000);
  it(`keep their word (${RUNS} runs)`, () => {
    fc.assert(fc.property(fc.subarray(PAPERS), fc.array(name, { maxLength: 2 }), fc.array(move, { maxLength: 25 }), (missing, early, moves) => {
      const talk = opened(missing, early);
      for (const one of moves) {
        const before = { claim: talk.claim, said: talk.replies.length, owned: talk.state.conversation.handoff?.state === 'accepted' };
        play(talk, one);
        check(talk, before, one);
      }
    }), { numRuns: RUNS, seed: 20261120 });
  });
});

function opened(missing: readonly string[], early: readonly string[]): Talk {
  const has = (paper: string): boolean => !missing.includes(paper);
  const talk = new Talk('pl').join().say('hulajnoga kaabo', 'Hulajnoga', 'Żadne z tych', '14.06.2026', 'wczoraj', 'Żadne z tych').answer(SCOOTER);
  if (early.length > 0) talk.attach(early);
  return talk.fill({ proofOfPurchase: has('proofOfPurchase'), claimForm: has('claimForm'), complete: has('completeSet'), serialLegible: has('legibleSerial') })
    .say('Tak, otwórz zgłoszenie').fill({ name: 'Ewa', email: 'ewa@example.pl', serial: 'K-1', description: 'Nie działa.' });
}

function play(talk: Talk, one: Move): void {
  switch (one.kind) {
    case 'attach': talk.attach(one.names, one.text); return;
    case 'say': talk.say(one.text); return;
    case 'step': talk.agent({ do: 'step', claim: talk.claim.number, step: one.step }); return;
    case 'agent': talk.agent({ do: one.act }); return;
    case 'old': talk.submit({ claim: talk.claim.number, paper: { do: 'is', documents: one.documents, need: one.need } }); return;
    case 'press': {
      // Steps of a claim's life are told whoever has the case.
      const buttons = talk.shown.filter(({ value }) => value.step === undefined);
      const button = buttons[one.nth % Math.max(1, buttons.length)];
      if (button) talk.submit(button.value);
    }
  }
}

function check(talk: Talk, before: { readonly claim: Talk['claim']; readonly said: number; readonly owned: boolean }, one: Move): void {
  const { claim } = talk;
  const said = talk.replies.slice(before.said).map(({ text }) => text);
  if (before.owned && one.kind !== 'agent' && one.kind !== 'step') assert.deepEqual(said, [], 'the bot spoke while a person has the case');
  for (const text of said) assert.ok(text.trim() !== '' && !/undefined|\[object|\{\w+\}/.test(text), text);
  const uploads = claim.documents.map(({ upload }) => upload).filter((upload) => upload !== null);
  assert.equal(new Set(uploads).size, uploads.length, 'a file stands twice');
  before.claim.documents.forEach(({ upload, url }, index) => assert.deepEqual([claim.documents[index]?.upload, claim.documents[index]?.url], [upload, url], 'a place changed'));
  assert.deepEqual(claim.history.slice(0, before.claim.history.length), before.claim.history);
  const count = (what: string): number => claim.history.filter((event) => event.what === what).length;
  assert.ok(count('handedOver') <= count('papersAsked') + 1, 'handed over more often than papers were asked for');
  for (const { need } of claim.documents) assert.ok(need === null || PAPERS.includes(need));
  assert.ok(!RUNNING.includes(claim.state));
}
