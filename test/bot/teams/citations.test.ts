import { strict as assert } from 'node:assert';
import { renderTeams } from '../../../bot/channels/teams-render.js';
import { BOT } from '../../../dialogs/draft.js';
import type { JsonObject } from '../../../dialogs/records.js';
import { Talk } from '../../dialogs/talk.js';

interface Cited {
  readonly citation: readonly { readonly position: number; readonly appearance: { readonly name: string; readonly abstract: string } }[];
}

describe('clauses as citations in Teams', () => {
  const denial = new Talk('en').join().say('dualtron', 'A part that wears out').lastReply;
  const [text, card, ...more] = renderTeams(denial, { locale: 'en', speaker: BOT });
  const entity = (text?.['entities'] as readonly JsonObject[])[0] as unknown as Cited;

  it('stand in the text of the decision, with name and abstract within the limits of Teams', () => {
    assert.match(String(text?.['text']), /\[1\]$/);
    assert.deepEqual(entity.citation.map(({ position }) => position), [1]);
    assert.match(entity.citation[0]?.appearance.name ?? '', /^WG1 /);
    for (const { appearance } of entity.citation) assert.ok(appearance.name.length <= 80 && appearance.abstract.length <= 160 && appearance.abstract !== '');
  });

  it('leave the buttons to a card of their own, which carries the decision for programs', () => {
    assert.equal((card?.['attachments'] as readonly JsonObject[]).length, 1);
    assert.deepEqual(more, []);
    assert.ok(card?.['channelData']);
  });

  it('are cut to what Teams takes when there are many', () => {
    const citations = Array.from({ length: 40 }, (_, index) => ({ name: `C-${index} ${'n'.repeat(100)}`, text: 't'.repeat(300) }));
    const [message] = renderTeams({ text: 'Decided.', citations }, { locale: 'en', speaker: BOT });
    const many = (message?.['entities'] as readonly JsonObject[])[0] as unknown as Cited;
    assert.equal(many.citation.length, 20);
    assert.ok(many.citation.every(({ appearance }) => appearance.name.length === 80 && appearance.abstract.length === 160));
  });
});
