import { strict as assert } from 'node:assert';
import { LONGEST_TEXT } from '../../dialogs/customer.js';
import { textsOf } from '../../dialogs/texts/texts.js';
import { Talk } from './talk.js';

const SCOOTER = {
  item: 'scooter', preventsUse: true, purchaseDate: '2026-06-14', faultDate: '2026-11-19', customerKind: 'consumer', condition: 'new', causes: [],
  interventions: [], territory: 'poland', originalBuyer: true
};

/** As far as the documents. */
function toDecision(talk = new Talk('en').join()): Talk {
  return talk.say('kaabo').answer(SCOOTER);
}

function toOpenClaim(talk = toDecision()): Talk {
  talk.say('I have all of these');
  return talk;
}

const pendingOf = (talk: Talk) => talk.state.conversation.session.pending;

describe('turn', () => {
  it('greets once, says that it is a bot, and asks for the product', () => {
    const talk = new Talk('pl').join('pl-PL').join('pl-PL');
    assert.equal(talk.replies.length, 2);
    assert.match(talk.replies[0]?.text ?? '', /automatyczny asystent/);
    assert.deepEqual(talk.lastReply.signal?.question, {
      policies: [], fact: 'product', type: 'choice',
      choices: talk.lastReply.signal?.question?.choices
    });
  });

  it('answers a first message without a join', () => {
    const talk = new Talk('en').say('dualtron');
    assert.match(talk.replies[0]?.text ?? '', /automatic assistant/);
    assert.deepEqual(pendingOf(talk)?.policies, ['scooter-warranty']);
  });

  it('returns claims and effects, and runs nothing: the same input gives the same result', () => {
    const [a, b] = [toOpenClaim(), toOpenClaim()];
    assert.deepEqual(a.last, b.last);
    a.say('Yes, open the claim');
    assert.notDeepEqual(a.state, b.state);
  });

  it('never asks for what a program has told already', () => {
    const talk = new Talk('en').join().submit({ start: { product: 'scooter-nami' } })
      .submit({ policy: 'scooter-warranty', facts: { item: 'scooter', purchaseDate: '2026-06-14', faultDate: '2026-11-19', customerKind: 'consumer', condition: 'new' } });
    const asked = talk.replies.flatMap(({ signal }) => signal?.question?.fact ?? []);
    for (const fact of ['purchaseDate', 'faultDate', 'customerKind', 'condition']) assert.ok(!asked.includes(fact), fact);
  });

  it('takes what is good of a submit and says what is not', () => {
    const talk = new Talk('en').join().submit({ start: { product: 'scooter-nami' } }).submit({ facts: { item: 'rocket', preventsUse: true, nonsense: 1 } });
    assert.match(talk.lastReply.text, /cannot use that answer/);
    assert.match(talk.lastReply.text, /What is broken/);
    assert.ok(talk.state.conversation.session.answers.some(({ fact, value }) => fact === 'preventsUse' && value === true));
  });

  it('a page that names a product nobody knows is passed over: its visitor is greeted and asked', () => {
    const talk = new Talk('pl').submit({ start: { product: 'rocket' } });
    assert.match(talk.lastReply.text, /O jaki produkt chodzi\?/u);
    assert.ok(!talk.transcript.includes(textsOf('pl').notOffered));
  });

  it('a submit from an old question changes nothing', () => {
    const talk = new Talk('en').join().say('kaabo');
    const old = talk.shown[0]?.value;
    talk.say('The battery');
    const before = talk.state.conversation.session.answers;
    talk.submit(old);
    assert.deepEqual(talk.state.conversation.session.answers, before);
    assert.match(talk.lastReply.text, /answered already/);
  });

  it('pressing the same button twice answers once', () => {
    const talk = new Talk('en').join().say('kaabo');
    const button = talk.shown.find(({ title }) => title === 'The scooter')?.value;
    talk.submit(button);
    const pending = pendingOf(talk);
    talk.submit(button);
    assert.deepEqual(pendingOf(talk), pending);
  });

  it('a date still to come is asked again, and nothing is taken', () => {
    const talk = new Talk('en').join().say('kaabo', 'The scooter', 'None of these', '1 January 2027');
    assert.match(talk.lastReply.text, /still to come/);
    assert.equal(pendingOf(talk)?.facts[0], 'purchaseDate');
  });

  it('two dates that cannot be together become a question which one is right', () => {
    const talk = new Talk('en').join().say('kaabo', 'The scooter', 'None of these', '14 June 2026', '1 June 2026');
    assert.match(talk.lastReply.text, /answers do not go together/);
    assert.equal(talk.lastReply.signal?.decisions, undefined);
    talk.say('purchase date');
    assert.match(talk.lastReply.text, /When was it bought|purchase date/i);
    talk.say('14 May 2026');
    assert.doesNotMatch(talk.lastReply.text, /answers do not go together/);
  });

  it('tells the decision with clause and cost, opens the claim on a yes, and hands over', () => {
    const talk = toOpenClaim();
    const told = talk.replies.find(({ signal }) => signal?.decisions);
    assert.equal(told?.signal?.decisions?.[0]?.outcome, 'covered');
    assert.match(told?.text ?? '', /G9/);
    talk.say('Yes, open the claim').fill({ name: 'Jan Nowak', email: 'jan@example.com', serial: null, description: 'It is dead.' });
    assert.equal(talk.claim.state, 'underReview');
    assert.equal(talk.claim.unit.serial, null);
    assert.equal(talk.state.conversation.handoff?.state, 'waiting');
    assert.deepEqual(talk.last?.effects.map(({ type }) => type), ['handoffWaiting']);
    assert.deepEqual(talk.claim.history.map(({ to }) => to), ['opened', 'underReview']);
  });

  it('keeps a claim waiting for the customer where papers are missing, without calling anybody', () => {
    const talk = toDecision().fill({ proofOfPurchase: true, claimForm: false, complete: true, serialLegible: true }).say('Yes, open the claim').fill({ name: 'A', email: 'a@b.pl', serial: 'S', description: 'D' });
    assert.equal(talk.claim.state, 'waitingForCustomer');
    assert.equal(talk.claim.missing.length, 1);
    assert.equal(talk.state.conversation.handoff, null);
  });

  it('a paper that arrives later brings the claim to a person', () => {
    const talk = toDecision().fill({ proofOfPurchase: true, claimForm: false, complete: true, serialLegible: true }).say('Yes, open the claim')
      .fill({ name: 'A', email: 'a@b.pl', serial: 'S', description: 'D' });
    talk.happen({ type: 'message', text: '', attachments: [{ name: 'form.pdf', contentType: 'application/pdf', url: 'https://support.example/f' }] });
    assert.equal(talk.claim.state, 'underReview');
    assert.equal(talk.state.conversation.handoff?.state, 'waiting');
  });

  it('whoever disagrees with a grant gets a person, not a contested claim', () => {
    const talk = toOpenClaim().say('No, thank you', 'I disagree');
    assert.deepEqual(talk.state.claims, []);
    assert.equal(talk.state.conversation.handoff?.reason, 'asked');
  });

  it('details may come one at a time, as text, with a mistake among them', () => {
    const talk = toOpenClaim().say('yes', 'Jan <script>Nowak</script>', 'jan@', 'jan@example.com', 'not sure', 'The *motor* is dead.');
    assert.equal(talk.claim.customer.name, 'Jan <script>Nowak</script>');
    assert.equal(talk.claim.unit.serial, null);
    talk.say('what do you know so far');
    assert.doesNotMatch(talk.replies.map(({ text }) => text).join('\n'), /<script>/);
  });

  it('no claim without a yes; and a change of mind is one press away', () => {
    const talk = toOpenClaim().say('No, thank you');
    assert.deepEqual(talk.state.claims, []);
    talk.say('well yes');
    assert.deepEqual(pendingOf(talk)?.facts, ['name', 'email', 'serial', 'description']);
  });

  it('back takes the last answer back, down to the product', () => {
    const talk = new Talk('en').join().say('kaabo', 'The scooter', 'None of these', '14 June 2026', 'back');
    assert.equal(pendingOf(talk)?.facts[0], 'purchaseDate');
    talk.say('back', 'back', 'back');
    assert.equal(pendingOf(talk)?.facts[0], 'product');
    talk.say('back');
    assert.match(talk.lastReply.text, /nothing to go back to/);
  });

  it('a corrected answer changes the decision, which is told anew', () => {
    const talk = new Talk('en').join().say('kaabo', 'A part that wears out', 'change an answer');
    const label = talk.shown.find(({ title }) => title.endsWith('A part that wears out'))?.title;
    assert.ok(label);
    talk.say(label);
    talk.say('The scooter');
    assert.equal(pendingOf(talk)?.facts[0], 'causes');
  });

  it('while a person has the case the bot is silent, whatever is pressed', () => {
    const talk = new Talk('en').join().say('kaabo', 'talk to a person');
    talk.agent({ do: 'accept' });
    const said = talk.replies.length;
    talk.say('hello?', 'start over').submit({ intent: 'person' }).submit({ start: { product: 'axis-device' } }).join('pl-PL');
    assert.equal(talk.replies.length, said);
    talk.agent({ do: 'returnToBot' });
    assert.equal(pendingOf(talk)?.facts[0], 'item', 'it goes on where it was');
  });

  it('the second of two agents is told who has the case', () => {
    const talk = new Talk('en').join().say('talk to a person');
    assert.deepEqual(talk.agent({ do: 'accept' }, 'Anna'), { ok: true });
    assert.deepEqual(talk.agent({ do: 'accept' }, 'Jan'), { ok: false, code: 'takenByOther', detail: 'Anna' });
    assert.deepEqual(talk.agent({ do: 'say', text: 'x' }, 'Jan'), { ok: false, code: 'takenByOther', detail: 'Anna' });
    assert.deepEqual(talk.agent({ do: 'accept' }, 'Anna'), { ok: true }, 'a repeated click does no harm');
  });

  it('agents authorise once, and close with a result', () => {
    const talk = toOpenClaim().say('Yes, open the claim').fill({ name: 'A', email: 'a@b.pl', serial: 'S', description: 'D' });
    assert.deepEqual(talk.agent({ do: 'authoriseRma', claim: talk.claim.number }), { ok: false, code: 'notOwner' });
    talk.agent({ do: 'accept' });
    assert.deepEqual(talk.agent({ do: 'say', text: '  ' }), { ok: false, code: 'emptyText' });
    assert.deepEqual(talk.agent({ do: 'authoriseRma', claim: 'GW-2026-999999' }), { ok: false, code: 'noClaim' });
    assert.deepEqual(talk.agent({ do: 'authoriseRma', claim: talk.claim.number }), { ok: true });
    assert.deepEqual(talk.agent({ do: 'authoriseRma', claim: talk.claim.number }), { ok: false, code: 'wrongClaimState', detail: 'rmaAuthorised' });
    assert.match(talk.lastReply.text, /RMA-2026-000001/);
    assert.deepEqual(talk.agent({ do: 'close', claim: talk.claim.number, result: 'replaced', note: 'swapped' }), { ok: true });
    assert.equal(talk.claim.state, 'closed');
    assert.equal(talk.state.conversation.handoff?.state, 'completed');
    assert.deepEqual(talk.claim.history.map(({ what }) => what), ['opened', 'handedOver', 'taken', 'rmaAuthorised', 'closed']);
  });

  it('what an agent writes is shown as it is written', () => {
    const talk = new Talk('en').join().say('talk to a person');
    talk.agent({ do: 'accept' });
    talk.agent({ do: 'say', text: '<b>2 * 3</b>' });
    assert.deepEqual({ text: talk.lastReply.text, plain: talk.lastReply.plain }, { text: '<b>2 * 3</b>', plain: true });
  });

  it('asking for a person twice queues once', () => {
    const talk = new Talk('en').join().say('talk to a person').later('2026-11-21').say('talk to a person');
    assert.equal(talk.state.conversation.handoff?.since, '2026-11-20T10:00:00.000Z');
    assert.match(talk.lastReply.text, /called already/);
  });

  it('shows no claim of another conversation, nor whether it exists', () => {
    const talk = new Talk('en').join().say('GW-2026-000001');
    const other = new Talk('en').join().say('GW-2026-999999');
    assert.equal(talk.lastReply.text, other.lastReply.text);
  });

  it('a day later the case goes on where it was, as of the day it began', () => {
    const talk = new Talk('en').join().say('kaabo', 'The scooter').later('2027-02-01').say('None of these', '14 June 2026', '19 November 2026');
    assert.equal(talk.state.conversation.session.asOf, '2026-11-20');
    assert.notEqual(pendingOf(talk)?.facts[0], 'faultDate');
    assert.equal(pendingOf(talk)?.conflict, undefined);
  });

  it('bad input gets a clear word and loses nothing', () => {
    const talk = new Talk('en').join().say('kaabo', 'The scooter');
    const before = talk.state.conversation.session.answers;
    for (const text of ['x'.repeat(100_000), '\u0000\u0007', '<img src=x onerror=alert(1)>', '\ud800', '🤷', '﷽'.repeat(500)]) talk.say(text);
    for (const value of [42, 'text', [], null, { facts: 3 }, { facts: { __proto__: 1, constructor: 2 } }, { intent: 'fly' }, { start: { product: 'rocket' } }, { question: {} }]) talk.submit(value);
    assert.deepEqual(talk.state.conversation.session.answers, before);
    assert.equal(pendingOf(talk)?.facts[0], 'causes');
    assert.ok(LONGEST_TEXT < 100_000);
  });
});
