import { strict as assert } from 'node:assert';
import { parseDay } from '../../dialogs/understanding/dates.js';
import { claimNumberIn, intentOf, nearIntentOf } from '../../dialogs/understanding/intents.js';
import { chooseOne, understandFact, understandSet, understandYesNo } from '../../dialogs/understanding/answers.js';
import { containsPhrase, nearlyEqual, normalise } from '../../dialogs/understanding/words.js';
import type { FactDefinition } from '../../policies/language.js';
import { delivered } from '../policies/delivered.js';

const TODAY = '2026-11-20';
const TEXT = { pl: 'x', en: 'x' };

describe('plain dates', () => {
  const days: readonly (readonly [string, 'pl' | 'en', string | null])[] = [
    ['2026-03-12', 'pl', '2026-03-12'], ['12.03.2026', 'pl', '2026-03-12'], ['12.3.2026 r.', 'pl', '2026-03-12'], ['12/03/2026', 'en', '2026-03-12'],
    ['12 03 2026', 'pl', '2026-03-12'], ['12-03-26', 'pl', '2026-03-12'], ['12 marca 2026', 'pl', '2026-03-12'], ['12 MARCA 2026 roku', 'pl', '2026-03-12'],
    ['dnia 1 września 2025', 'pl', '2025-09-01'], ['1 października 2025', 'pl', '2025-10-01'], ['March 12, 2026', 'en', '2026-03-12'],
    ['12th of March 2026', 'en', '2026-03-12'], ['12 Mar 2026', 'en', '2026-03-12'], ['on 2 Sept 2025', 'en', '2025-09-02'], ['wczoraj', 'pl', '2026-11-19'],
    ['przedwczoraj', 'pl', '2026-11-18'], ['dziś', 'pl', TODAY], ['yesterday', 'en', '2026-11-19'], ['3 dni temu', 'pl', '2026-11-17'],
    ['10 days ago', 'en', '2026-11-10'], ['03/25/2026', 'en', '2026-03-25'], ['03/25/2026', 'pl', null], ['29.02.2025', 'pl', null], ['32.01.2026', 'pl', null],
    ['marzec 2026', 'pl', null], ['dwa lata temu', 'pl', null], ['12.03', 'pl', null], ['2026', 'en', null], ['1581F6Z9C24030017XQ', 'en', null], ['', 'en', null]
  ];
  for (const [text, locale, day] of days) it(`${locale}: "${text}" is ${day ?? 'no date'}`, () => assert.equal(parseDay(text, locale, TODAY), day));
});

describe('steering words', () => {
  it('are known in both languages, with diacritics or without', () => {
    assert.equal(intentOf('Cofnij!'), 'back');
    assert.equal(intentOf('OD POCZĄTKU'), 'startOver');
    assert.equal(intentOf('Chcę porozmawiać z człowiekiem.'), 'person');
    for (const said of ['chce porozmawiac z czlowiekiem', 'Chcę człowieka!', 'Proszę połączyć z konsultantem', 'Can I talk to a human?', 'I want a real person']) {
      assert.equal(intentOf(said), 'person', said);
    }
    assert.equal(intentOf('what do you know so far?'), 'summary');
    assert.equal(intentOf('nie zgadzam się'), 'contest');
  });

  it('forgive a slip of the finger, but not a different word', () => {
    assert.equal(nearIntentOf('talk to a persom'), 'person');
    assert.equal(nearIntentOf('zmień odpowiedx'), 'correct');
    assert.equal(nearIntentOf('Polska'), null);
    assert.equal(nearIntentOf('my camera came back from service'), null);
  });

  it('finds a claim number however it is written', () => {
    assert.equal(claimNumberIn('co z gw-2026-000412?'), 'GW-2026-000412');
    assert.equal(claimNumberIn('GW 2026 000087 ??'), 'GW-2026-000087');
    assert.equal(claimNumberIn('GW-2026-87'), null);
  });
});

describe('answers', () => {
  const item = delivered.policies.get('scooter-warranty')?.file.facts['item'];
  const repairDays = delivered.policies.get('scooter-warranty')?.file.facts['repairDays'];
  const price = delivered.policies.get('brasty-accident-theft')?.file.facts['priceGross'];
  assert.ok(item && repairDays && price);

  it('yes and no in everyday words', () => {
    for (const yes of ['tak', 'Tak!', 'yep', 'oczywiście', 'ozcywiście', 'zgadza się', 'corect']) assert.deepEqual(understandYesNo(yes), { type: 'value', value: true }, yes);
    for (const no of ['nie', 'NIE.', 'nope', 'no thanks']) assert.deepEqual(understandYesNo(no), { type: 'value', value: false }, no);
    for (const neither of ['może', 'maybe', 'sprawdzę', 'tak nie', 'light', 'eight', 'falls', '']) assert.deepEqual(understandYesNo(neither), { type: 'unclear' }, neither);
  });

  it('"I don’t know" is an answer to every question', () => {
    for (const text of ['nie wiem', 'Nie pamiętam', "I don't know", 'no idea', 'dont know']) {
      assert.deepEqual(understandFact(item, text, 'pl', TODAY), { type: 'value', value: null }, text);
    }
  });

  it('a choice by title, by part of it, with a slip, in the other language', () => {
    for (const text of ['Bateria (akumulator)', 'bateria', 'the battery', 'batteria']) {
      assert.deepEqual(understandFact(item, text, 'pl', TODAY), { type: 'value', value: 'battery' }, text);
    }
    assert.deepEqual(understandFact(item, 'część', 'pl', TODAY), { type: 'unclear' }, 'two choices have that word');
  });

  it('a bare yes or no, where the policy says which choice it means, and nowhere else', () => {
    const choice: FactDefinition = { type: 'choice', label: TEXT, question: TEXT, stage: 'check', values: { on: { title: TEXT, means: 'yes' }, off: { title: TEXT } } };
    assert.deepEqual(understandFact(choice, 'Yes!', 'en', TODAY), { type: 'value', value: 'on' });
    assert.deepEqual(understandFact(choice, 'no tak', 'pl', TODAY), { type: 'value', value: 'on' });
    assert.deepEqual(understandFact(choice, 'no', 'en', TODAY), { type: 'unclear' });
  });

  it('numbers and money', () => {
    assert.deepEqual(understandFact(repairDays, '12 dni', 'pl', TODAY), { type: 'value', value: 12 });
    assert.deepEqual(understandFact(repairDays, '-3', 'pl', TODAY), { type: 'unclear' });
    assert.deepEqual(understandFact(price, '1 299,99 zł', 'pl', TODAY), { type: 'value', value: { amount: '1299.99', currency: 'PLN' } });
    assert.deepEqual(understandFact(price, '1299.9', 'en', TODAY), { type: 'value', value: { amount: '1299.90', currency: 'PLN' } });
    assert.deepEqual(understandFact(price, '1.299,99', 'pl', TODAY), { type: 'value', value: { amount: '1299.99', currency: 'PLN' } });
    assert.deepEqual(understandFact(price, 'dużo', 'pl', TODAY), { type: 'unclear' });
  });

  it('several of a set, or none', () => {
    const options = [{ value: 'a', names: ['water damage'] }, { value: 'b', names: ['drop'] }];
    assert.deepEqual(understandSet('water damage, drop', options), { type: 'value', value: ['a', 'b'] });
    assert.deepEqual(understandSet('none of these', options), { type: 'value', value: [] });
    assert.deepEqual(understandSet('żadne', options), { type: 'value', value: [] });
    assert.deepEqual(understandSet('water damage and my cat', options), { type: 'value', value: ['a'] });
    assert.deepEqual(understandSet('my cat', options), { type: 'unclear' });
  });

  it('one option only when the words fit one alone', () => {
    const options = [{ value: 'new', names: ['New scooter'] }, { value: 'used', names: ['Used scooter'] }];
    assert.equal(chooseOne('scooter', options), null);
    assert.equal(chooseOne('used', options), 'used');
    assert.equal(chooseOne('it is a used scooter', options), 'used');
  });

  it('never an option that denies what was said', () => {
    const led = [{ value: 'ok', names: ['The LED is on', 'Dioda świeci'] }, { value: 'failed', names: ['No light, though power is connected', 'Nie świeci mimo podłączenia'] }, { value: 'net', names: ["It won't connect"] }];
    for (const text of ['light', 'power', 'connect', 'podłączenia']) assert.equal(chooseOne(text, led), null, text);
    assert.equal(chooseOne('świeci', led), 'ok');
    for (const text of ['no light', 'nie świeci']) assert.equal(chooseOne(text, led), 'failed', text);
    assert.equal(chooseOne("won't connect", led), 'net');
  });
});

describe('words', () => {
  it('compare without case, diacritics, outer punctuation', () => {
    assert.equal(normalise('  Żółć, GĘŚLĄ — jaźń!! '), 'zolc, gesla jazn');
  });
  it('are nearly equal with one slip from five letters on', () => {
    assert.ok(nearlyEqual('hulajnoga', 'hulajnogs'));
    assert.ok(nearlyEqual('battery', 'abttery'));
    assert.ok(!nearlyEqual('nowa', 'nowy'));
    assert.ok(!nearlyEqual('tak', 'tok'));
  });
  it('are found as whole words only', () => {
    assert.ok(containsPhrase('moja hulajnoga kaabo mantis', 'kaabo'));
    assert.ok(!containsPhrase('dynamika', 'nami'));
  });
});
