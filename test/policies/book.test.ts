import { strict as assert } from 'node:assert';
import { makeBook, type PolicyBook } from '../../policies/book.js';
import type { Catalogue } from '../../policies/product.js';
import { problemLine } from '../../policies/problem.js';
import { delivered } from './delivered.js';
import { LANTERN, LANTERN_NAME } from './small.js';

const text = (words: string): { pl: string; en: string } => ({ pl: words, en: words });
const product = {
  id: 'lantern-one',
  title: text('Lantern One'),
  names: ['lantern', 'lantern one'],
  covers: [{ policy: 'lantern', always: true, known: { item: 'lantern' }, title: text('Warranty') }]
};
const OTHER = LANTERN.replace('"id": "lantern",', '"id": "torch",');

function book(catalogue: unknown, files: readonly (readonly [string, string])[] = [[LANTERN_NAME, LANTERN]]): PolicyBook {
  const json = JSON.stringify(catalogue, null, 1);
  return makeBook([{ name: 'catalogue.json', text: json }, ...files.map(([name, content]) => ({ name, text: content }))]);
}

function codes({ problems }: PolicyBook): string[] {
  return problems.map(({ file, code }) => `${file}: ${code}`);
}

describe('the book of policies', () => {
  it('holds the delivered files without a problem', () => {
    assert.deepEqual(delivered.problems.map(problemLine), []);
    assert.equal(delivered.policies.size, 7);
    assert.ok(delivered.catalogue.products.every(({ covers }) => covers.length > 0));
  });

  it('holds a sound policy and catalogue as they were written', () => {
    const catalogue: Catalogue = { products: [product] };
    const sound = book(catalogue);
    assert.deepEqual(codes(sound), []);
    assert.deepEqual(sound.catalogue, catalogue);
  });

  it('keeps the others when a file is refused; its covers are lost', () => {
    const covers = [{ policy: 'torch', title: text('Torch') }, ...product.covers];
    const result = book({ products: [{ ...product, covers, coversQuestion: text('Which?') }] }, [[LANTERN_NAME, LANTERN], ['torch.policy.json', '{']]);
    assert.deepEqual(codes(result), ['torch.policy.json: syntax']);
    assert.deepEqual([...result.policies.keys()], ['lantern']);
    assert.deepEqual(result.catalogue.products[0]?.covers.map(({ policy }) => policy), ['lantern']);
  });

  it('reports a policy that is not there, with those that are, and drops the cover', () => {
    const result = book({ products: [{ ...product, covers: [{ ...product.covers[0], policy: 'lanten', known: {} }] }] });
    assert.match(result.problems.map(problemLine).join('\n'), /^catalogue\.json:\d+:\d+: unknown-policy: "lanten" is not a policy in this folder; did you mean "lantern"\? Expected: lantern$/);
    assert.deepEqual(result.catalogue.products[0]?.covers, []);
  });

  it('reports known facts and values that the policy does not have, and drops them', () => {
    const result = book({ products: [{ ...product, covers: [{ ...product.covers[0], known: { item: 'candle', itm: 'lantern', proofOfPurchase: true } }] }] });
    assert.deepEqual(codes(result), ['catalogue.json: unknown-value', 'catalogue.json: unknown-fact']);
    assert.deepEqual(result.catalogue.products[0]?.covers[0]?.known, { proofOfPurchase: true });
  });

  it('reports shared facts that are not there, not alike, or of a cover that the product does not have', () => {
    const both = { ...product, covers: [...product.covers, { policy: 'torch', always: true, title: text('Torch') }] };
    const files = [[LANTERN_NAME, LANTERN], ['torch.policy.json', OTHER]] as const;
    const shared = (one: unknown, of: object = both): PolicyBook => book({ products: [{ ...of, shared: [one] }] }, files);
    assert.deepEqual(codes(shared({ lantern: 'faultDate', torch: 'faultDate' })), []);
    assert.deepEqual(codes(shared({ lantern: 'faultDate', torch: 'faultDat' })), ['catalogue.json: unknown-fact']);
    assert.deepEqual(codes(shared({ lantern: 'faultDate', torch: 'item' })), ['catalogue.json: shared-types']);
    assert.deepEqual(codes(shared({ lantern: 'faultDate', torch: 'faultDate' }, product)), ['catalogue.json: unknown-policy']);
    assert.deepEqual(shared({ lantern: 'faultDate', torch: 'faultDat' }).catalogue.products[0]?.shared, []);
  });

  it('reports covers that nobody asks for, goals that the policy does not know, and products that stand twice', () => {
    assert.deepEqual(codes(book({ products: [{ ...product, covers: [{ policy: 'lantern', title: text('Warranty') }] }] })), ['catalogue.json: covers-question']);
    assert.deepEqual(codes(book({ products: [{ ...product, covers: [{ ...product.covers[0], goals: ['claim', 'extension'] }] }] })), ['catalogue.json: unknown-goal']);
    assert.deepEqual(codes(book({ products: [product, product] })), ['catalogue.json: duplicate-id']);
  });

  it('has no products when the catalogue is missing or misshapen', () => {
    const none = makeBook([{ name: LANTERN_NAME, text: LANTERN }]);
    assert.deepEqual(codes(none), ['catalogue.json: no-catalogue']);
    assert.equal(none.policies.size, 1);
    const misshapen = book({ products: [{ ...product, names: ['Lantern ONE'] }] });
    assert.deepEqual(codes(misshapen), ['catalogue.json: bad-name']);
    assert.deepEqual(misshapen.catalogue.products, []);
  });

  it('takes a policy id once', () => {
    const result = book({ products: [product] }, [[`a/${LANTERN_NAME}`, LANTERN], [`b/${LANTERN_NAME}`, LANTERN]]);
    assert.deepEqual(codes(result), [`b/${LANTERN_NAME}: duplicate-policy`]);
  });

  it('leaves files of other names alone', () => {
    assert.deepEqual(codes(book({ products: [product] }, [[LANTERN_NAME, LANTERN], ['notes.txt', 'buy wicks'], ['lantern.schema.json', '{']])), []);
  });
});
