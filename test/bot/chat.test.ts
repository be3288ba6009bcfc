import { strict as assert } from 'node:assert';
import { chat } from '../../bot/commands/chat.js';
import { delivered } from '../policies/delivered.js';

async function talk(locale: 'pl' | 'en', ...typed: string[]): Promise<string> {
  const lines: string[] = [];
  async function* input(): AsyncGenerator<string> {
    yield* typed;
  }
  const code = await chat(delivered, locale, { typed: input(), out: (line) => lines.push(line), ready: () => undefined }, () => new Date('2026-11-20T10:00:00Z'));
  assert.equal(code, 0);
  return lines.join('\n');
}

describe('gwarant chat', () => {
  it('talks through the same turn function, with numbered choices', async () => {
    const said = await talk('en', 'dualtron', '4', 'why');
    assert.match(said, / {2}4\. A part that wears out/);
    assert.match(said, /This is not covered/);
    assert.match(said, /WG1/);
    assert.doesNotMatch(said, /\*\*/);
  });

  it('speaks Polish', async () => assert.match(await talk('pl'), /Tu Gwarant, automatyczny asystent/));

  it('takes dates, and texts that are no number of a choice', async () => {
    const said = await talk('pl', 'pocket 3', '3', '2', '1', '99', '14.06.2026');
    assert.match(said, /Kiedy kończy się ostatni plan/);
    assert.match(said, /Potrzebuję pełnej daty/);
    assert.match(said, /CRP-E6/);
  });

  it('opens a claim with a number of this year', async () => {
    const said = await talk('en', 'dualtron', '4', 'I disagree');
    assert.match(said, /GW-2026-000001/);
  });
});
