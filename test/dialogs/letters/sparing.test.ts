import { strict as assert } from 'node:assert';
import type { CodesSent } from '../../../dialogs/claim/codes.js';
import { isForgotten } from '../../../dialogs/letters/sparing.js';
import { claim as sample } from '../../bot/store/samples.js';
import { Talk } from '../talk.js';

const EWA = 'ewa@example.pl';
const AXIS = { powerCheck: 'ok', networkCheck: 'ok', firmwareCheck: 'ok', serverReport: 'attached', resetCheck: 'ok', faqCheck: 'failed', inWarranty: true, solved: false };
let units = 0;

type Counts = Map<string, CodesSent>;

/** A claim in a conversation of its own, with this address, in a world in which so much was sent already. */
function opens(codes: Counts, email: string | null = EWA, at = '2026-11-20T10:00:00.000Z', locale: 'en' | 'pl' = 'en', facts: object = AXIS): Talk {
  const talk = new Talk(locale).join();
  talk.codes = codes;
  talk.at = at;
  return talk.say('axis').answer({ ...facts }).submit({ facts: { openClaim: true } }).fill({ name: 'Ewa', email, serial: `ACCC8E${(units += 1)}`, description: 'No picture.' });
}

const sent = (talks: readonly Talk[]): number => talks.flatMap(({ letters }) => letters).filter(({ to, withheld }) => to !== null && !withheld).length;
const times = <T>(many: number, make: (index: number) => T): T[] => Array.from({ length: many }, (_, index) => make(index));
/** What was said, without the claim's number. */
const said = ({ replies }: Talk): unknown => JSON.parse(JSON.stringify(replies));

describe('letters to one address', () => {
  it('are twenty in a day, over however many conversations and spellings of it', () => {
    const codes: Counts = new Map();
    const spellings = [EWA, 'EWA@Example.PL', 'ewa+1@example.pl', 'ewa+warranty@example.pl', ' ewa@example.pl'];
    assert.equal(sent(times(100, (index) => opens(codes, spellings[index % spellings.length]))), 20);
    assert.equal(sent([opens(codes, 'jan@example.pl')]), 1, 'others get theirs');
    assert.equal(sent([opens(codes, EWA, '2026-11-21T09:59:00.000Z')]), 0);
    assert.equal(sent([opens(codes, EWA, '2026-11-21T10:00:00.000Z')]), 1);
  });

  it('are all sent to a customer with three claims in a day that are withdrawn and opened again', () => {
    const codes: Counts = new Map();
    const talks = times(3, () => opens(codes).say('withdraw my claim', 'Yes, withdraw it').say('Open it again'));
    assert.deepEqual(talks.map((talk) => talk.letters.map(({ kind, withheld }) => `${kind}${withheld ? ' withheld' : ''}`)), times(3, () => ['confirmation', 'status', 'status']));
  });

  it('are kept to be opened and printed when they are too many, and told with the same words', () => {
    for (const locale of ['en', 'pl'] as const) {
      const codes: Counts = new Map();
      units = 100;
      const first = opens(codes, EWA, undefined, locale);
      times(40, () => opens(codes));
      units = 100;
      const late = opens(codes, EWA, undefined, locale);
      assert.deepEqual(late.letters, first.letters.map((letter) => ({ ...letter, withheld: true })));
      assert.deepEqual(said(late), said(first), 'nobody learns how much was written to an address');
      assert.match(late.replies.map(({ text }) => text).join('\n'), locale === 'en' ? /you find it in this conversation all the same/u : /znajdziesz je i tak w tej rozmowie/u);
    }
  });

  it('are not promised where no address was given', () => {
    const talk = opens(new Map(), null);
    assert.equal(talk.claim.customer.email, null);
    assert.ok(!talk.replies.some(({ text }) => text.includes('letters a day')));
  });

  it('of the clock count and are held back, too', () => {
    const codes: Counts = new Map();
    const waiting = times(30, () => opens(codes, EWA, undefined, 'en', { ...AXIS, inWarranty: null, proofOfPurchase: false }));
    for (const talk of waiting) talk.later('2026-11-23').happen({ type: 'timer', claim: talk.claim.number, kind: 'remind', on: '2026-11-23' });
    const reminders = waiting.flatMap(({ letters }) => letters).filter(({ kind }) => kind === 'reminder');
    assert.deepEqual([reminders.length, reminders.filter(({ withheld }) => !withheld).length], [30, 20]);
  });

  it('that agents bring about are never held back, and take nobody’s place', () => {
    const codes: Counts = new Map();
    const talks = times(25, () => opens(codes));
    const before = [...codes.values()].map(({ total }) => total);
    for (const talk of talks) {
      talk.agent({ do: 'accept' });
      talk.agent({ do: 'authoriseRma', claim: talk.claim.number });
    }
    const sheets = talks.flatMap(({ letters }) => letters).filter(({ kind }) => kind === 'rmaSheet');
    assert.deepEqual([sheets.length, sheets.filter(({ withheld }) => withheld).length], [25, 0]);
    assert.deepEqual([...codes.values()].map(({ total }) => total), before);
  });
});

describe('codes to one address', () => {
  const NUMBERS = times(40, (index) => `GW-2026-${String(index + 900).padStart(6, '0')}`);
  const others = NUMBERS.map((number) => sample(number, `of ${number}`, { customer: { name: 'Ewa', email: EWA } }));

  function asks(number: string, codes: Counts, at: string): Talk {
    const talk = new Talk('en').join();
    talk.others = others;
    talk.codes = codes;
    talk.at = at;
    return talk.say(number);
  }

  it('are six in an hour and fifteen in a day, from however many claims', () => {
    const codes: Counts = new Map();
    const hours = times(5, (hour) => sent(NUMBERS.map((number) => asks(number, codes, `2026-11-20T1${hour}:30:00.000Z`))));
    assert.deepEqual(hours, [6, 6, 3, 0, 0]);
    assert.equal(sent([asks(NUMBERS[39] ?? '', codes, '2026-11-21T10:30:00.000Z')]), 1);
  });

  it('are all sent to a customer with three claims who asks twice for each', () => {
    const codes: Counts = new Map();
    assert.equal(sent(times(6, (index) => asks(NUMBERS[index % 3] ?? '', codes, '2026-11-20T10:30:00.000Z'))), 6);
  });

  it('are told of with the same words and open nothing when they are too many', () => {
    const codes: Counts = new Map();
    const [first] = NUMBERS.map((number) => asks(number, codes, '2026-11-20T10:30:00.000Z'));
    const late = asks(NUMBERS[0] ?? '', codes, '2026-11-20T10:31:00.000Z');
    assert.deepEqual([late.letters.length, said(late)], [0, said(first as Talk)]);
    assert.match(late.lastReply.text, /If none comes at all, use the link/u);
    assert.ok(!late.say('123456').replies.some(({ text }) => text.includes('Claim **')));
  });

  it('have a count beside that of other letters: nobody is shut out by having them written to', () => {
    const codes: Counts = new Map();
    times(40, () => opens(codes));
    assert.equal(sent([asks(NUMBERS[0] ?? '', codes, '2026-11-20T10:30:00.000Z')]), 1);
  });
});

describe('the count of letters to an address', () => {
  it('holds no address, and is forgotten a day after the last', () => {
    const codes: Counts = new Map();
    opens(codes);
    const [count] = codes.values();
    assert.ok(count);
    assert.ok(count.id.startsWith('to-letter-sealed'), 'the seal of the world');
    assert.deepEqual({ ...count, id: '' }, { schema: 1, id: '', total: 1, at: ['2026-11-20T10:00:00.000Z'] });
    assert.deepEqual(['2026-11-21T09:59:00.000Z', '2026-11-21T10:00:00.000Z'].map((now) => isForgotten(count, now)), [false, true]);
    assert.equal(isForgotten({ ...count, id: 'GW-2026-000001' }, '2027-11-21T10:00:00.000Z'), false, 'a claim’s count numbers its letters');
  });
});
