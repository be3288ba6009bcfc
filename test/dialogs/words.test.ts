/** Words that customers read, looked at all together: what no reader of a single text would notice. */
import { strict as assert } from 'node:assert';
import { DEFAULT_DESK } from '../../dialogs/desk.js';
import { statusTexts } from '../../dialogs/texts/status.js';
import { textsOf } from '../../dialogs/texts/texts.js';
import { Talk } from './talk.js';

/** Every text, those with values filled in with anything. */
function wordsOf(texts: unknown, place = ''): [string, string][] {
  if (typeof texts === 'string') return [[place, texts]];
  if (typeof texts === 'function') return wordsOf((texts as (...values: readonly string[]) => unknown)('1', '2', '3'), place);
  if (typeof texts !== 'object' || texts === null) return [];
  return Object.entries(texts).flatMap(([key, value]) => wordsOf(value, `${place}.${key}`));
}

const polish = [...wordsOf(textsOf('pl')), ...wordsOf(statusTexts('pl'))].filter(([place]) => !/lackWords|buttonsTyped/u.test(place));
const english = [...wordsOf(textsOf('en')), ...wordsOf(statusTexts('en'))];

describe('the words for customers', () => {
  it('assume nobody’s gender in Polish', () => {
    assert.ok(polish.length > 200);
    assert.deepEqual(polish.filter(([, text]) => /(?<!wysy)(?:łem|łam|łeś|łaś|łby|łaby)(?!\p{L})|\bPan[ai]?\b/u.test(text)), []);
  });

  it('offer nothing that there is no button for', () => {
    assert.deepEqual([...polish, ...english].filter(([, text]) => /skip|pominąć/u.test(text)), []);
  });

  it('do not say that somebody is at work where nobody may have accepted', () => {
    assert.deepEqual(english.filter(([place, text]) => /underReview/u.test(place) && /engineer|is looking/u.test(text)), []);
  });

  it('do not call anybody while the desk is closed', () => {
    for (const [locale, called] of [['en', /I am calling/u], ['pl', /Proszę człowieka/u]] as const) {
      const talk = new Talk(locale).join();
      talk.desk = DEFAULT_DESK;
      talk.at = '2026-11-20T20:00:00.000Z';
      talk.submit({ intent: 'person' });
      assert.ok(talk.transcript.includes(textsOf(locale).handoff.askedClosed));
      assert.doesNotMatch(talk.transcript, called);
    }
  });
});
