import { strict as assert } from 'node:assert';
import { DEFAULT_DESK } from '../../../dialogs/desk.js';
import type { AgentAction } from '../../../dialogs/events.js';
import { deedWords } from '../../../dialogs/handoff/audit.js';
import type { Queue } from '../../../dialogs/handoff/queue.js';
import { Talk } from '../talk.js';
import { DESK, handoffOf, ownedTalk, person, tick, waitingTalk } from './waiting.js';

describe('calling a person', () => {
  it('does not ask how to reach somebody whose e-mail address is known', () => {
    const talk = new Talk('pl').join().say('chcę człowieka', 'ewa@example.pl');
    talk.agent({ do: 'accept' });
    talk.agent({ do: 'returnToBot' });
    talk.say('człowiek');
    assert.equal(talk.replies.filter(({ text }) => text.startsWith('Jak możemy')).length, 1);
    assert.match(talk.lastReply.text, /także e-mailem/);
  });

  it('promises an answer by a time within opening hours, and asks how to reach the customer', () => {
    const talk = waitingTalk();
    assert.match(talk.transcript, /You will have an answer by 15:00\. You need not wait here/);
    assert.deepEqual(handoffOf(talk).promise, { by: '2026-11-20T14:00:00.000Z', state: 'open' });
    assert.deepEqual(talk.state.conversation.session.pending?.facts, ['name', 'email']);
    talk.fill({ name: 'Maria', email: 'maria@example.com' });
    assert.match(talk.lastReply.text, /it is noted/);
    assert.equal(talk.state.conversation.session.pending, null);
  });

  it('takes what is typed meanwhile for the person, and an address for an address', () => {
    const talk = waitingTalk().say('It is about the brake.');
    assert.match(talk.lastReply.text, /Added for the person/);
    assert.equal(talk.state.conversation.session.answers.some(({ fact }) => fact === 'name'), false);
    talk.say('maria@example.com');
    assert.deepEqual(talk.state.conversation.session.answers.map(({ fact, value }) => [fact, value]), [['email', 'maria@example.com']]);
  });

  it('says when the desk opens while it is closed', () => {
    const talk = new Talk('pl').join();
    talk.at = '2026-11-20T20:00:00.000Z';
    talk.say('rozmowa z człowiekiem');
    assert.match(talk.transcript, /wracamy w poniedziałek, 23 listopada, o 09:00\. Odpowiedź dostaniesz najpóźniej w poniedziałek, 23 listopada, o 13:00\./);
    assert.deepEqual(handoffOf(talk).timer, { kind: 'opens', at: '2026-11-23T08:00:00.000Z' });
  });

  it('tells the place in the queue', () => {
    const talk = new Talk('en').join();
    talk.floor = { waiting: [{ conversation: 'a', since: '2026-11-20T09:00:00.000Z' }, { conversation: 'b', since: '2026-11-20T09:30:00.000Z' }, { conversation: 'conversation', since: '' }], people: [] };
    talk.say('talk to a person');
    assert.match(talk.transcript, /There are 2 cases before yours\./);
  });

  it('goes to the queue of the product and the language', () => {
    const queues: Queue[] = [{ ...DESK, id: 'scooters-pl', products: ['scooter-kaabo'], languages: ['pl'] }, { ...DESK, id: 'scooters', products: ['scooter-kaabo'] }, { ...DESK, id: 'rest' }];
    const called = (locale: 'pl' | 'en', product: string): string => {
      const talk = new Talk(locale).join();
      talk.desk = { ...DEFAULT_DESK, queues };
      return handoffOf(talk.submit({ facts: { product } }).submit({ intent: 'person' })).queue;
    };
    assert.deepEqual([called('pl', 'scooter-kaabo'), called('en', 'scooter-kaabo'), called('en', 'axis-device')], ['scooters-pl', 'scooters', 'rest']);
  });
});

describe('an offer', () => {
  it('goes to the least busy who is there, then to the next, then to the lead, then to nobody', () => {
    const queue = { ...DESK, capacity: 2, leads: ['Lena'] };
    const people = [person('Ola', { load: 1 }), person('Anna'), person('Full', { load: 2 }), person('Away', { online: false }), person('Lena')];
    const talk = waitingTalk(people, [queue]);
    assert.deepEqual(handoffOf(talk).offered, { agent: { id: 'anna', name: 'Anna' }, at: '2026-11-20T10:00:00.000Z' });
    assert.deepEqual(handoffOf(talk).timer, { kind: 'offerNext', at: '2026-11-20T10:15:00.000Z' });
    assert.equal(handoffOf(tick(talk)).offered?.agent.name, 'Ola');
    assert.equal(handoffOf(tick(talk)).offered?.agent.name, 'Lena');
    assert.equal(handoffOf(tick(talk)).offered, null);
    // The round begins anew.
    assert.deepEqual(handoffOf(talk).timer, { kind: 'offerNext', at: '2026-11-20T11:00:00.000Z' });
    assert.equal(handoffOf(tick(talk)).offered?.agent.name, 'Anna');
  });

  it('keeps out who does not work in the queue', () => {
    const talk = waitingTalk([person('Anna'), person('Ola')], [{ ...DESK, members: ['Ola'] }]);
    assert.equal(handoffOf(talk).offered?.agent.name, 'Ola');
  });

  it('may be taken by anybody of the desk', () => {
    const talk = waitingTalk([person('Anna')]);
    assert.deepEqual(talk.agent({ do: 'accept' }, 'Ola'), { ok: true });
    assert.deepEqual(talk.agent({ do: 'accept' }, 'Anna'), { ok: false, code: 'takenByOther', detail: 'Ola' });
    assert.deepEqual([handoffOf(talk).offered, handoffOf(talk).agent?.name], [null, 'Ola']);
  });
});

describe('a promise', () => {
  it('is kept by the first word of a person, not by taking the case', () => {
    const talk = waitingTalk();
    talk.agent({ do: 'accept' });
    assert.equal(handoffOf(talk).promise?.state, 'open');
    talk.agent({ do: 'say', text: 'Good morning' });
    assert.equal(handoffOf(talk).promise?.state, 'kept');
  });

  it('that is not kept is told, once, and those in charge hear of it', () => {
    const talk = waitingTalk();
    // Nobody is there: the desk is asked again every quarter of an hour, until the promise is due.
    while (handoffOf(talk).promise?.state === 'open') tick(talk);
    assert.equal(talk.at, '2026-11-20T14:00:00.000Z');
    assert.match(talk.lastReply.text, /I am sorry: you should have had an answer by now/);
    assert.deepEqual(talk.last?.effects.map(({ type }) => type), ['promiseBroken']);
    assert.equal(handoffOf(talk).promise?.state, 'broken');
    tick(talk);
    assert.equal(talk.replies.filter(({ text }) => text.includes('I am sorry')).length, 1);
  });
});

describe('an owner', () => {
  it('who falls silent is warned, then loses the case, and the customer is told', () => {
    const talk = ownedTalk();
    assert.deepEqual(handoffOf(talk).timer, { kind: 'ownerWarned', at: '2026-11-20T11:00:00.000Z' });
    tick(talk);
    assert.deepEqual(talk.last?.effects.map(({ type }) => type), ['ownerSilent']);
    assert.deepEqual(handoffOf(talk).timer, { kind: 'ownerLoses', at: '2026-11-20T12:00:00.000Z' });
    tick(talk);
    assert.match(talk.lastReply.text, /Anna cannot go on at the moment/);
    assert.deepEqual([handoffOf(talk).state, handoffOf(talk).offered?.agent.name], ['waiting', 'Ola']);
    assert.deepEqual(talk.agent({ do: 'say', text: 'Hello' }), { ok: false, code: 'notOwner' });
  });

  it('who speaks has time until the customer writes again', () => {
    const talk = ownedTalk();
    talk.agent({ do: 'say', text: 'One moment' });
    assert.deepEqual(handoffOf(talk).timer?.kind, 'unseen');
    assert.equal(handoffOf(tick(talk)).timer, null);
    talk.say('Thanks');
    assert.equal(handoffOf(talk).timer?.kind, 'ownerWarned');
  });

  it('passes the case to a person with a note, who is asked at once', () => {
    const talk = ownedTalk();
    assert.deepEqual(talk.agent({ do: 'transfer', to: { agent: { id: 'ola', name: 'Ola' } }, note: 'Knows scooters' }), { ok: true });
    assert.match(talk.lastReply.text, /passing you on to Ola/);
    assert.deepEqual([handoffOf(talk).state, handoffOf(talk).offered?.agent.id, handoffOf(talk).note], ['waiting', 'ola', 'Knows scooters']);
    assert.deepEqual(talk.agent({ do: 'say', text: 'Still me' }, 'Anna'), { ok: false, code: 'notOwner' });
    assert.deepEqual(talk.agent({ do: 'accept' }, 'Ola'), { ok: true });
  });

  it('passes it to a queue that exists', () => {
    const talk = ownedTalk();
    assert.deepEqual(talk.agent({ do: 'transfer', to: { queue: 'nowhere' }, note: null }), { ok: false, code: 'noSuchQueue', detail: 'nowhere' });
    assert.deepEqual(talk.agent({ do: 'transfer', to: { queue: 'desk' }, note: null }), { ok: true });
    assert.deepEqual([handoffOf(talk).queue, handoffOf(talk).offered?.agent.name], ['desk', 'Ola']);
  });

  it('cannot pass it to themselves, nor lay it aside until yesterday', () => {
    const talk = ownedTalk();
    assert.deepEqual(talk.agent({ do: 'transfer', to: { agent: { id: 'anna', name: 'Anna' } }, note: null }), { ok: false, code: 'alreadyYours' });
    assert.deepEqual(talk.agent({ do: 'snooze', until: '2026-11-19T10:00:00.000Z' }), { ok: false, code: 'badMoment' });
    assert.deepEqual(talk.agent({ do: 'snooze', until: 'soon' }), { ok: false, code: 'badMoment' });
  });

  it('lays it aside until a day, or until the customer writes', () => {
    const talk = ownedTalk();
    talk.agent({ do: 'say', text: 'I ask the workshop.' });
    tick(talk);
    assert.deepEqual(talk.agent({ do: 'snooze', until: '2026-11-24T08:00:00.000Z' }), { ok: true });
    assert.deepEqual(handoffOf(talk).timer, { kind: 'wakes', at: '2026-11-24T08:00:00.000Z' });
    tick(talk);
    assert.deepEqual([handoffOf(talk).snoozedUntil, handoffOf(talk).state], [null, 'accepted']);
    talk.agent({ do: 'snooze', until: null });
    talk.say('I found the invoice');
    assert.equal(handoffOf(talk).snoozedUntil, null);
  });

  it('leaves a task to the bot and gets the case back with the answer', () => {
    const talk = ownedTalk();
    assert.deepEqual(talk.agent({ do: 'delegate', task: ' ' }), { ok: false, code: 'emptyText' });
    assert.deepEqual(talk.agent({ do: 'delegate', task: 'Please send a photo of the serial label.' }), { ok: true });
    assert.match(talk.lastReply.text, /Anna needs one more thing from you:\n\nPlease send a photo/);
    assert.equal(handoffOf(talk).state, 'delegated');
    assert.deepEqual(talk.agent({ do: 'accept' }, 'Ola'), { ok: false, code: 'takenByOther', detail: 'Anna' });
    talk.say('Here it is: 1234');
    assert.match(talk.lastReply.text, /Thank you\. I have passed it on to Anna\./);
    assert.deepEqual([handoffOf(talk).state, handoffOf(talk).agent?.name, handoffOf(talk).timer?.kind], ['accepted', 'Anna', 'ownerWarned']);
  });

  it('fences the bot by a word, also while the bot has a task', () => {
    const talk = ownedTalk();
    talk.agent({ do: 'delegate', task: 'The serial number, please.' });
    talk.agent({ do: 'say', text: 'I have found it myself.' });
    assert.equal(handoffOf(talk).state, 'accepted');
    const { length } = talk.replies;
    talk.say('start over');
    assert.equal(talk.replies.length, length);
  });

  it('gives it back to the queue', () => {
    const talk = ownedTalk();
    assert.deepEqual(talk.agent({ do: 'release', note: 'End of my day' }), { ok: true });
    assert.deepEqual([handoffOf(talk).state, handoffOf(talk).offered?.agent.name, handoffOf(talk).note], ['waiting', 'Ola', 'End of my day']);
  });

  it('writes notes that no reply carries', () => {
    const talk = ownedTalk();
    const { length } = talk.replies;
    assert.deepEqual(talk.agent({ do: 'note', text: 'Looks like water damage.' }, 'Ola'), { ok: true });
    assert.deepEqual(talk.last?.notes, [{ from: { role: 'agent', id: 'ola', name: 'Ola' }, text: 'Looks like water damage.' }]);
    assert.equal(talk.replies.length, length);
  });
});

describe('the trail of a case', () => {
  it('has a line for everything its owner did with it, in the words of whoever reads', () => {
    const talk = ownedTalk();
    const line = (locale: 'pl' | 'en'): string => {
      const note = talk.last?.notes?.[0];
      assert.ok(note?.about);
      return `${note.from.name ?? ''}: ${deedWords(note.about as Parameters<typeof deedWords>[0], note.text, locale, talk.at)}`;
    };
    const after = (action: AgentAction): string[] => {
      assert.deepEqual(talk.agent(action), { ok: true });
      return [line('en'), line('pl')];
    };
    talk.agent({ do: 'say', text: 'Good morning' });
    assert.deepEqual(after({ do: 'snooze', until: '2026-11-23T09:00:00.000Z' }), ['Anna: Snoozed until Monday 23 November, 10:00', 'Anna: Sprawa odłożona, wraca w poniedziałek, 23 listopada, o 10:00']);
    assert.deepEqual(after({ do: 'snooze', until: null }), ['Anna: Snoozed until the customer writes', 'Anna: Sprawa odłożona, aż klient napisze']);
    assert.deepEqual(after({ do: 'delegate', task: 'A photo, please', wants: 'file' }), ['Anna: The bot asks the customer for a photo or a file', 'Anna: O zdjęcie lub plik prosi bot']);
    assert.deepEqual(after({ do: 'transfer', to: { queue: 'desk' }, note: 'Knows scooters' }), ['Anna: Transferred to: Service desk\nKnows scooters', 'Anna: Sprawa przekazana: Serwis\nKnows scooters']);
    talk.agent({ do: 'accept' });
    assert.deepEqual(after({ do: 'release', note: null })[0], 'Anna: Released to the queue');
    talk.agent({ do: 'accept' });
    assert.deepEqual(after({ do: 'returnToBot' })[0], 'Anna: Given back to the bot');
    talk.say('talk to a person').agent({ do: 'accept' });
    assert.deepEqual(after({ do: 'close', claim: null, result: 'solved', note: 'Told how.' })[0], 'Anna: Closed\nTold how.');
  });

  it('has none for what was refused', () => {
    const talk = ownedTalk();
    talk.agent({ do: 'transfer', to: { queue: 'nowhere' }, note: null });
    talk.agent({ do: 'release', note: null }, 'Ola');
    assert.deepEqual(talk.last?.notes, []);
  });
});
