/** The shop's colour stays readable, whatever it is. */
import assert from 'node:assert/strict';
import fc from 'fast-check';
import { colourOf, contrast, inkOn, readableOn } from '../../../bot/web/embed/colour.js';

const colours = fc.integer({ min: 0, max: 0xffffff }).map((value) => `#${value.toString(16).padStart(6, '0')}`);

describe('the shop’s accent colour', () => {
  it('is read in three or six digits, and nothing else is taken for one', () => {
    assert.deepEqual(['#0a5', '0A5', ' #00AA55 '].map(colourOf), ['#00aa55', '#00aa55', '#00aa55']);
    for (const wrong of ['', 'green', '#12', '#1234', '#0a5;}', 'url(x)', 'var(--x)', undefined, null]) assert.equal(colourOf(wrong), null, String(wrong));
  });

  it('is measured as WCAG does', () => {
    assert.equal(contrast('#000000', '#ffffff'), 21);
    assert.equal(contrast('#777777', '#777777'), 1);
    assert.equal(contrast('#767676', '#ffffff').toFixed(2), '4.54');
  });

  it('carries an ink of 4.5 : 1 or more', () => {
    fc.assert(fc.property(colours, (colour) => contrast(inkOn(colour), colour) >= 4.5));
  });

  it('is darkened or lightened until it can be read on any ground, and left alone where it can', () => {
    fc.assert(fc.property(colours, colours, (ground, colour) => {
      const readable = readableOn(ground, colour);
      assert.ok(contrast(readable, ground) >= 4.5, `${readable} on ${ground}`);
      if (contrast(colour, ground) >= 4.5) assert.equal(readable, colour);
    }));
  });
});
