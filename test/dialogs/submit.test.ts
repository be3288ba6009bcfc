import assert from 'node:assert/strict';
import fc from 'fast-check';
import { readSubmit } from '../../dialogs/submit.js';

describe('readSubmit', () => {
  it('reads what a button sends', () => {
    const value = { question: 'q3', facts: { proof: true, purchaseDate: null, damage: ['water'], price: { amount: '10.00', currency: 'PLN' } } };
    assert.deepEqual(readSubmit(value), value);
  });

  it('unfolds the flat inputs of a card', () => {
    assert.deepEqual(readSubmit({ question: 'q3', 'fact:purchaseDate': '2026-01-02', 'fact:km': 12, 'set:damage': 'water,drop' }), {
      question: 'q3',
      facts: { purchaseDate: '2026-01-02', km: 12, damage: ['water', 'drop'] }
    });
  });

  it('takes an input left empty for no answer, and a set with nothing ticked for the empty set', () => {
    assert.deepEqual(readSubmit({ question: 'q', 'fact:name': '', 'set:damage': '' }), { question: 'q', facts: { damage: [] } });
  });

  it('reads intents, starts, covers and corrections', () => {
    assert.deepEqual(readSubmit({ intent: 'person' }), { intent: 'person' });
    assert.deepEqual(readSubmit({ start: { product: 'scooter-kaabo' } }), { start: { product: 'scooter-kaabo' } });
    assert.deepEqual(readSubmit({ cover: 'dji-warranty', correct: { fact: 'name', policy: null } }), { cover: 'dji-warranty', correct: { fact: 'name', policy: null } });
    assert.deepEqual(readSubmit({ policy: 'axis-rma', facts: { inWarranty: true } }), { policy: 'axis-rma', facts: { inWarranty: true } });
  });

  it('leaves out what does not have the right shape', () => {
    assert.deepEqual(readSubmit({ question: 7, intent: 'format c:', policy: '', facts: { a: { b: 1 }, c: [1], d: 'ok', ['e'.repeat(200)]: 1 }, start: 'x' }), { facts: { d: 'ok' } });
  });

  it('is null when nothing can be understood', () => {
    for (const value of [null, undefined, 'text', 42, false, [], {}, { action: 'submit', email: 'jan@example.com' }, { facts: {} }, { facts: 'x' }]) {
      assert.equal(readSubmit(value), null, JSON.stringify(value));
    }
  });

  it('keeps a fact called __proto__ a fact', () => {
    const submit = readSubmit(JSON.parse('{"facts": {"__proto__": "x"}}'));
    assert.deepEqual(Object.keys(submit?.facts ?? {}), ['__proto__']);
    assert.equal(({} as { x?: unknown }).x, undefined);
  });

  it('stands any value, and what it gave it reads the same way again', () => {
    fc.assert(fc.property(fc.jsonValue(), (value) => {
      const submit = readSubmit(value);
      assert.deepEqual(submit === null ? null : readSubmit(JSON.parse(JSON.stringify(submit))), submit);
    }));
  });
});
