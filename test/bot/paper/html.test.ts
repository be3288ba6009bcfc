import { strict as assert } from 'node:assert';
import { letterHtml } from '../../../bot/paper/html.js';
import type { Block } from '../../../dialogs/letters/letter.js';
import { letterOf, scooterTalk } from '../../dialogs/letters/letters.js';

const page = (...body: Block[]): string => letterHtml({ locale: 'en', subject: 'A <b>subject</b>', body });

describe('a letter as a page', () => {
  it('lets nobody’s words become markup', () => {
    const evil = '<img src=x onerror=alert(1)>"\'&';
    const html = page(
      { type: 'heading', text: evil }, { type: 'paragraph', text: evil }, { type: 'list', items: [evil] }, { type: 'facts', rows: [[evil, evil]] },
      { type: 'address', label: evil, lines: [evil] }, { type: 'barcode', label: evil, code: evil }, { type: 'link', text: evil, url: 'https://x.example/"onclick="alert(1)' }
    );
    assert.doesNotMatch(html, /<img|<b>|"onclick/u);
    assert.equal(html.match(/&#60;img src=x onerror=alert\(1\)&#62;/gu)?.length, 10);
  });

  it('links web addresses and nothing else', () => {
    assert.match(page({ type: 'link', text: 'Open', url: 'https://x.example/?a=1&b=2' }), /<a href="https:\/\/x\.example\/\?a=1&#38;b=2"/u);
    for (const url of ['javascript:alert(1)', 'data:text/html,x', 'https://x.example/ y', 'file:///etc/passwd']) assert.doesNotMatch(page({ type: 'link', text: 'Open', url }), /<a /u, url);
  });

  it('loads nothing from anywhere', () => {
    for (const letter of scooterTalk('pl').letters) assert.doesNotMatch(letterHtml(letter), /<(?:img|script|link|iframe|object|style)|url\(|src=/iu, letter.id);
  });

  it('keeps the lines of an item, and says its language', () => {
    assert.match(page({ type: 'list', items: ['One\nTwo'] }), /<li[^>]*>One<br>Two<\/li>/u);
    assert.match(letterHtml(letterOf(scooterTalk('pl'), 'decision')), /<html lang="pl">/u);
  });
});
