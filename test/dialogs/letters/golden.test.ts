/**
 * Letters as they go out, kept as golden files to be read by people.
 * `GOLDEN=write npm run test:only -- --grep letters` writes them anew.
 */
import { strict as assert } from 'node:assert';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import type { Letter } from '../../../dialogs/letters/letter.js';
import { letterText } from '../../../dialogs/letters/text.js';
import { fromRoot } from '../../paths.js';
import { codeLetter, contestedTalk, DESK, letterOf, overturnedTalk, scooterTalk, theftTalk } from './letters.js';

const LOCALES = ['pl', 'en'] as const;

describe('letters', () => {
  for (const locale of LOCALES) {
    const talk = scooterTalk(locale);
    for (const kind of ['confirmation', 'reminder', 'rmaSheet', 'status', 'decision'] as const) golden(`${locale}-${kind}`, () => letterOf(talk, kind));
    golden(`${locale}-decision-overturned`, () => letterOf(overturnedTalk(locale), 'decision'));
    golden(`${locale}-confirmation-contested`, () => letterOf(contestedTalk(locale), 'confirmation'));
    golden(`${locale}-confirmation-papers-missing`, () => letterOf(theftTalk(locale), 'confirmation'));
    golden(`${locale}-rmaSheet-no-address`, () => letterOf(scooterTalk(locale, { ...DESK, returnAddress: [] }), 'rmaSheet'));
    golden(`${locale}-reminder-again`, () => letterOf({ letters: talk.letters.filter(({ kind }) => kind === 'reminder').slice(1) }, 'reminder'));
    golden(`${locale}-code`, () => codeLetter(locale));
  }

  it('are written once for each step, and have ids of their own', () => {
    const ids = scooterTalk('en').letters.map(({ id }) => id);
    assert.equal(new Set(ids).size, ids.length);
    for (const id of ids) assert.match(id, /^GW-2026-000001-\d{4}-[A-Za-z]+$/u);
  });

  it('have no Markdown and no placeholder left in them', () => {
    for (const locale of LOCALES) {
      for (const letter of [...scooterTalk(locale).letters, ...theftTalk(locale).letters, ...contestedTalk(locale).letters]) {
        const text = `${letter.subject}\n${letterText(letter)}`;
        assert.doesNotMatch(text, /\*\*|\]\(|[{}]|\\[.\-!]|&lt;|null|undefined/u, letter.id);
      }
    }
  });

  it('go to the address of the claim, and only those worth keeping are on paper', () => {
    for (const letter of scooterTalk('pl').letters) {
      assert.equal(letter.to, 'lucja@example.com');
      assert.equal(letter.pdf, ['confirmation', 'decision', 'rmaSheet'].includes(letter.kind));
    }
  });

  it('are named in the chat by the address of their PDF', () => {
    const talk = scooterTalk('en');
    for (const kind of ['confirmation', 'rmaSheet', 'decision'] as const) {
      const address = `https://support.example/letters/${letterOf(talk, kind).id}.pdf`;
      assert.equal(talk.replies.filter(({ text }) => text.includes(`(${address})`)).length, 1, kind);
    }
  });

  it('with a code tell nothing else of the claim, and lead to nobody’s conversation', () => {
    const text = letterText(codeLetter('en'));
    for (const other of ['Łucja', 'KM-10-4471', 'Kaabo', 'resume']) assert.doesNotMatch(text, new RegExp(other, 'u'));
    assert.match(text, /Code: 123456/u);
  });
});

function golden(name: string, write: () => Letter): void {
  it(`${name} reads as it should`, () => {
    const letter = write();
    const text = `${letter.subject}\n\n${letterText(letter)}`;
    const file = fromRoot(`test/dialogs/letters/golden/${name}.txt`);
    if (process.env['GOLDEN'] === 'write') writeFileSync(file, text);
    assert.ok(existsSync(file), `${name}.txt is missing`);
    assert.equal(text, readFileSync(file, 'utf8'));
  });
}
