import { strict as assert } from 'node:assert';
import { plainBlocks, plainText } from '../../../dialogs/letters/plain.js';
import { fillIn, render, type Content } from '../../../dialogs/letters/render.js';
import { PASSAGES, POSSIBLE_VALUES, SURE_VALUES, type TemplateBlock } from '../../../dialogs/letters/template.js';
import { escapeMarkdown } from '../../../dialogs/markdown.js';

const CONTENT: Content = {
  values: {
    ...(Object.fromEntries([...SURE_VALUES, ...POSSIBLE_VALUES].map((name) => [name, null])) as Content['values']),
    claim: 'GW-1', rma: 'RMA-1', fault: 'costs {name} $& {claim}', returnAddress: 'Street 1\n00-001 Town', link: 'https://x.example/'
  },
  passages: { ...(Object.fromEntries(PASSAGES.map((name) => [name, []])) as unknown as Content['passages']), packing: [{ type: 'paragraph', text: 'Wrap it.' }] },
  cases: ['denied']
};
const drawn = (...body: TemplateBlock[]) => render(body, CONTENT);

describe('a letter’s template', () => {
  it('has its values filled in, and what is in a value is not filled in again', () => {
    assert.deepEqual(drawn('About {claim}: {fault}'), [{ type: 'paragraph', text: 'About GW-1: costs {name} $& {claim}' }]);
    assert.equal(fillIn('{claim} / {claim}', CONTENT), 'GW-1 / GW-1');
  });

  it('leaves out the texts, items, rows and blocks whose values are missing', () => {
    assert.deepEqual(drawn('Dear {name},', { list: ['{email}', '{rma}'] }, { facts: [['Name', '{name}'], ['Claim', '{claim}']] }), [
      { type: 'list', items: ['RMA-1'] }, { type: 'facts', rows: [['Claim', 'GW-1']] }
    ]);
    assert.deepEqual(drawn({ list: ['{email}'] }, { facts: [['Name', '{name}']] }, { address: 'To', lines: '{email}' }, { barcode: 'No', code: '{serial}' }, { link: 'Here', url: '{email}' }, { either: ['{name}'] }), []);
  });

  it('takes the first text that has all its values', () => {
    assert.deepEqual(drawn({ either: ['Dear {name},', 'Hello {claim},', 'Hello,'] }), [{ type: 'paragraph', text: 'Hello GW-1,' }]);
  });

  it('keeps blocks for the cases that hold, and headings for bodies that say something', () => {
    assert.deepEqual(drawn({ when: 'denied', body: ['No.'] }, { when: 'granted', body: ['Yes.'] }), [{ type: 'paragraph', text: 'No.' }]);
    assert.deepEqual(drawn({ heading: 'Why', body: ['{reason}'] }, { heading: 'How', body: ['{packing}', '{notices}'] }), [
      { type: 'heading', text: 'How' }, { type: 'paragraph', text: 'Wrap it.' }
    ]);
  });

  it('makes addresses of lines, and barcodes and links with their labels', () => {
    assert.deepEqual(drawn({ address: 'To', lines: '{returnAddress}' }, { barcode: 'No.', code: '{rma}' }, { link: 'Open', url: '{link}' }), [
      { type: 'address', label: 'To', lines: ['Street 1', '00-001 Town'] }, { type: 'barcode', label: 'No.', code: 'RMA-1' }, { type: 'link', text: 'Open', url: 'https://x.example/' }
    ]);
  });
});

describe('light Markdown in a letter', () => {
  it('loses its marks', () => {
    assert.equal(plainText('**Good news:** see [the page](https://x.example/a_b).'), 'Good news: see the page: https://x.example/a_b.');
    assert.equal(plainText('*Basis: CRA-5 (DJI Osmo Action, *) – seller.* They prevail.'), 'Basis: CRA-5 (DJI Osmo Action, *) – seller. They prevail.');
  });

  it('gives people’s own words back as they were written', () => {
    for (const words of ['**not bold**', '[x](http://evil.example)', 'a < b && c > d', '1. one\\two', '_under_ `code` #1 - x!', '3 * 4 * 5']) {
      assert.equal(plainText(escapeMarkdown(words)), words);
    }
  });

  it('becomes paragraphs and lists, with the steps of an item below it', () => {
    assert.deepEqual(plainBlocks('Needed:\n- **Report** – from the police\n- **Photo**\n  1. Take it.\n  2. Send it.\n\nThen wait.'), [
      { type: 'paragraph', text: 'Needed:' },
      { type: 'list', items: ['Report – from the police', 'Photo\n1. Take it.\n2. Send it.'] },
      { type: 'paragraph', text: 'Then wait.' }
    ]);
  });
});
