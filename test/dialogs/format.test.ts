import assert from 'node:assert/strict';
import { formatDay, formatDeadline, formatFact, formatMoney } from '../../dialogs/format.js';
import type { FactDefinition } from '../../policies/language.js';

const words = { label: { pl: 'x', en: 'x' }, question: { pl: 'x', en: 'x' }, stage: 'what' } as const;
const date: FactDefinition = { ...words, type: 'date' };
const causes: FactDefinition = {
  ...words,
  type: 'set',
  values: { fire: { title: { pl: 'pożar', en: 'fire' } }, storm: { title: { pl: 'burza', en: 'storm' } } }
};

describe('values as people read them', () => {
  it('writes a day in the words of the language', () => {
    assert.equal(formatDay('2025-01-02', 'pl'), '2 stycznia 2025');
    assert.equal(formatDay('2025-01-02', 'en'), '2 January 2025');
    assert.equal(formatDay('2024-02-29', 'pl'), '29 lutego 2024');
  });

  it('gives back what is not a day', () => {
    assert.equal(formatDay('soon', 'en'), 'soon');
  });

  it('writes money with its currency and two decimals', () => {
    assert.equal(formatMoney({ amount: '145.00', currency: 'PLN' }, 'pl'), '145,00\u00a0zł');
    assert.equal(formatMoney({ amount: '145.00', currency: 'PLN' }, 'en'), 'PLN\u00a0145.00');
    assert.equal(formatMoney({ amount: '1.5', currency: 'nothing' }, 'en'), '1.5 nothing');
  });

  it('writes yes, no and not known', () => {
    assert.equal(formatFact({ ...words, type: 'yesNo' }, true, 'pl'), 'tak');
    assert.equal(formatFact({ ...words, type: 'yesNo' }, false, 'en'), 'no');
    assert.equal(formatFact(date, null, 'pl'), 'nie wiadomo');
    assert.equal(formatFact(date, '2025-01-02', 'en'), '2 January 2025');
  });

  it('writes choices by their titles, and a value that has none as it is', () => {
    assert.equal(formatFact(causes, ['fire', 'storm'], 'pl'), 'pożar, burza');
    assert.equal(formatFact(causes, [], 'en'), 'none of these');
    assert.equal(formatFact({ ...causes, type: 'choice' }, 'flood', 'en'), 'flood');
  });

  it('writes a time to remedy in the right plural', () => {
    assert.equal(formatDeadline({ value: 30, unit: 'days' }, 'pl'), '30 dni');
    assert.equal(formatDeadline({ value: 60, unit: 'workingDays' }, 'pl'), '60 dni roboczych');
    assert.equal(formatDeadline({ value: 3, unit: 'workingDays' }, 'pl'), '3 dni robocze');
    assert.equal(formatDeadline({ value: 1, unit: 'workingDays' }, 'en'), '1 working day');
  });

  it('writes numbers and amounts', () => {
    assert.equal(formatFact({ ...words, type: 'integer' }, 12, 'pl'), '12');
    assert.equal(formatFact({ ...words, type: 'money' }, { amount: '20', currency: 'PLN' }, 'pl'), '20,00\u00a0zł');
  });
});
