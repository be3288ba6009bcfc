import { strict as assert } from 'node:assert';
import { fold, snippetOf, wordsToFind } from '../../../bot/transcripts/fold.js';

describe('words of transcripts', () => {
  it('are compared without case and diacritics', () => {
    assert.equal(fold('Łódź ŻÓŁTA Straße'), 'lodz zolta straße');
    assert.deepEqual(wordsToFind('  Żółta  ŁÓDŹ zolta '), ['zolta', 'lodz']);
    assert.deepEqual(wordsToFind(' \n '), []);
  });

  it('are shown as they were written, with what stands around them', () => {
    assert.deepEqual(snippetOf('Kupiłem w Łodzi, działał.', ['lodzi']), { before: 'Kupiłem w ', hit: 'Łodzi', after: ', działał.' });
    assert.equal(snippetOf('Był niemiły.', ['niemily'])?.hit, 'niemiły');
    const long = `${'słowo '.repeat(40)}Pękła  rama ${'dalej '.repeat(40)}`;
    const snippet = snippetOf(long, ['pekla']) ?? assert.fail();
    assert.match(snippet.before, /^…słowo .*słowo $/u);
    assert.equal(snippet.hit, 'Pękła');
    assert.match(snippet.after, /^ rama dalej .*…$/u);
    assert.ok(snippet.before.length + snippet.after.length < 200);
  });

  it('keep their place where letters are written in two parts, or are wider than one unit', () => {
    const parts = 'Zo\u0301\u0142ty 👍🏽 ro\u0301wer'.normalize('NFD');
    assert.equal(snippetOf(parts, ['rower'])?.hit, 'rówer'.normalize('NFD'));
    assert.equal(snippetOf('İİİ kot', ['kot'])?.hit, 'kot');
  });

  it('must all be there, in any order, also inside longer ones', () => {
    assert.equal(snippetOf('numer seryjny podany', ['podan', 'seryj'])?.hit, 'seryj');
    assert.equal(snippetOf('numer seryjny', ['numer', 'rama']), null);
    assert.equal(snippetOf('', ['x']), null);
    assert.equal(snippetOf('anything', []), null);
  });
});
