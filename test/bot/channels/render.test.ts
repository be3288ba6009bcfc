import assert from 'node:assert/strict';
import { formCard } from '../../../bot/channels/card.js';
import { renderReply } from '../../../bot/channels/render.js';
import type { Field, Form } from '../../../dialogs/reply.js';
import { readSubmit } from '../../../dialogs/submit.js';

const field = (id: string, input: Field['input'], more: Partial<Field> = {}): Field => ({ id, label: `Label ${id}`, input, required: true, ...more });

const FORM: Form = {
  question: 'q7',
  submit: 'Wyślij',
  fields: [
    field('purchaseDate', 'date', { latest: '2026-11-20' }),
    field('name', 'text', { maxLength: 80, placeholder: 'Jan Kowalski' }),
    field('description', 'longText', { required: false }),
    field('email', 'email'),
    field('km', 'integer'),
    field('price', 'money', { currency: 'PLN' }),
    field('where', 'choice', { choices: [{ value: 'pl', title: 'W Polsce' }] }),
    field('damage', 'set', { choices: [{ value: 'water', title: 'Woda', help: 'także deszcz' }] })
  ],
  others: [{ title: 'Nie wiem', value: { question: 'q7', facts: { purchaseDate: null } } }]
};

interface Card {
  readonly body: readonly { readonly id: string; readonly type: string; readonly [key: string]: unknown }[];
  readonly actions: readonly { readonly type: string; readonly title: string; readonly data: Record<string, unknown>; readonly [key: string]: unknown }[];
}

const card = formCard(FORM, { locale: 'pl' }) as unknown as Card;

describe('a form as an Adaptive Card', () => {
  it('has an input of the right kind for every field', () => {
    assert.deepEqual(card.body.map(({ id, type }) => [id, type]), [
      ['fact:purchaseDate', 'Input.Date'],
      ['fact:name', 'Input.Text'],
      ['fact:description', 'Input.Text'],
      ['fact:email', 'Input.Text'],
      ['fact:km', 'Input.Number'],
      ['fact:price', 'Input.Text'],
      ['fact:where', 'Input.ChoiceSet'],
      ['set:damage', 'Input.ChoiceSet']
    ]);
  });

  it('carries limits, labels and hints', () => {
    const [date, name, description, , , price, where, damage] = card.body;
    assert.equal(date?.['max'], '2026-11-20');
    assert.deepEqual([name?.['maxLength'], name?.['placeholder'], name?.['isRequired']], [80, 'Jan Kowalski', true]);
    assert.deepEqual([description?.['isMultiline'], description?.['isRequired']], [true, false]);
    assert.equal(price?.['label'], 'Label price (PLN)');
    assert.equal(where?.['isMultiSelect'], false);
    assert.deepEqual([damage?.['isMultiSelect'], damage?.['choices']], [true, [{ value: 'water', title: 'Woda – także deszcz', answer: 'Woda' }]]);
  });

  it('sends what readSubmit puts together again', () => {
    const inputs = { 'fact:purchaseDate': '2026-01-02', 'fact:name': 'Jan', 'fact:description': '', 'set:damage': 'water' };
    assert.deepEqual(readSubmit({ ...card.actions[0]?.data, ...inputs }), { question: 'q7', facts: { purchaseDate: '2026-01-02', name: 'Jan', damage: ['water'] } });
  });

  it('sends an empty list when nothing is ticked', () => {
    const { facts } = readSubmit(card.actions[0]?.data) ?? {};
    assert.deepEqual(facts, { damage: [] });
  });

  it('lets other ways out leave the inputs unchecked', () => {
    const [, unknown] = card.actions;
    assert.deepEqual([unknown?.title, unknown?.['associatedInputs']], ['Nie wiem', 'none']);
    assert.deepEqual(readSubmit(unknown?.data), { question: 'q7', facts: { purchaseDate: null } });
  });

  it('uses the actions of a channel that has its own', () => {
    const own = formCard(FORM, { locale: 'en', submit: (title, data) => ({ verb: 'go', title, data }), other: ({ title }) => ({ verb: 'other', title }) });
    assert.deepEqual(own['actions'], [{ verb: 'go', title: 'Wyślij', data: { question: 'q7', 'set:damage': '' } }, { verb: 'other', title: 'Nie wiem' }]);
  });
});

describe('a reply in Web Chat', () => {
  it('is Markdown, or a person’s own words as they are', () => {
    assert.deepEqual([renderReply({ text: '**a**' }, 'pl')['textFormat'], renderReply({ text: '**a**', plain: true }, 'pl')['textFormat']], ['markdown', 'plain']);
  });

  it('offers choices whose titles become the customer’s words', () => {
    const value = { question: 'q1', facts: { product: 'scooter-nami' } };
    const activity = renderReply({ text: 'Which?', choices: [{ title: 'NAMI', value }] }, 'en');
    assert.deepEqual(activity['suggestedActions'], { to: [], actions: [{ type: 'messageBack', title: 'NAMI', text: 'NAMI', displayText: 'NAMI', value }] });
    assert.equal(activity['inputHint'], 'expectingInput');
    assert.equal(activity['locale'], 'en-GB');
  });

  it('shows a card button’s title like a suggested action’s', () => {
    const [attachment] = renderReply({ text: 'Fill in', form: FORM }, 'pl')['attachments'] as unknown as [{ contentType: string; content: Card }];
    assert.equal(attachment.contentType, 'application/vnd.microsoft.card.adaptive');
    assert.deepEqual(attachment.content.actions[1]?.data, {
      __isBotFrameworkCardAction: true,
      cardAction: { type: 'messageBack', title: 'Nie wiem', text: 'Nie wiem', displayText: 'Nie wiem', value: FORM.others[0]?.value }
    });
  });

  it('tells programs what it is about', () => {
    const signal = { question: { policies: ['scooter-warranty'], fact: 'purchaseDate', type: 'date' } } as const;
    assert.deepEqual(renderReply({ text: 'When?', signal }, 'pl')['channelData'], { gwarant: signal });
    assert.deepEqual(Object.keys(renderReply({ text: 'Bye' }, 'pl')).sort(), ['inputHint', 'locale', 'text', 'textFormat', 'type']);
  });
});
