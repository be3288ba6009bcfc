import assert from 'node:assert/strict';
import { localeOf, preferredLocale } from '../../../bot/http/locale.js';

describe('the reader’s language', () => {
  it('is found in a language tag', () => {
    const tags: readonly [unknown, string | null][] = [['pl', 'pl'], ['pl-PL', 'pl'], ['EN_us', 'en'], ['de', null], ['plt', null], ['', null], [7, null]];
    for (const [tag, locale] of tags) assert.equal(localeOf(tag), locale, String(tag));
  });

  it('is the supported one a browser prefers most', () => {
    assert.equal(preferredLocale('de-DE,de;q=0.9,en;q=0.5,pl;q=0.7'), 'pl');
    assert.equal(preferredLocale('en-GB, pl;q=0.9'), 'en');
    assert.equal(preferredLocale('pl;q=0, en;q=0.1'), 'en');
    assert.equal(preferredLocale('*'), null);
    assert.equal(preferredLocale(undefined), null);
  });
});
