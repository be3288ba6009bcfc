import { strict as assert } from 'node:assert';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseLetters, readLetters } from '../../bot/letterFile.js';
import { DEFAULT_LETTERS } from '../../dialogs/letters/defaults.js';
import { fromRoot } from '../paths.js';

type Json = Record<string, unknown>;

const confirmation = DEFAULT_LETTERS.confirmation;
const problemsOf = (file: unknown): readonly string[] => {
  const result = parseLetters(typeof file === 'string' ? file : JSON.stringify(file), 'letters.json');
  return result.type === 'problems' ? result.problems : [];
};
/** The confirmation in Polish with another body; the English one as it is. */
const withBody = (...body: unknown[]): Json => ({ confirmation: { ...confirmation, pl: { subject: 'Zgłoszenie {claim}', body: ['Numer: {claim}', ...body] } } });

describe('letters.json', () => {
  it('that is delivered says what holds without it', () => {
    const result = parseLetters(readFileSync(fromRoot('policies/data/letters.json'), 'utf8'), 'letters.json');
    assert.deepEqual(result, { type: 'letters', letters: DEFAULT_LETTERS });
  });

  it('may be missing', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'gwarant-letters-'));
    try {
      assert.deepEqual(await readLetters(folder), { type: 'letters', letters: DEFAULT_LETTERS });
    } finally {
      rmSync(folder, { recursive: true });
    }
  });

  it('may change one kind and leave the others as they are', () => {
    const changed = { pl: { subject: 'Numer zwrotu', body: ['{rma} {claim}'] }, en: { subject: 'Return', body: ['{rma} {claim}'] } };
    assert.deepEqual(parseLetters(JSON.stringify({ rmaSheet: changed }), 'letters.json'), { type: 'letters', letters: { ...DEFAULT_LETTERS, rmaSheet: changed } });
  });

  for (const [what, file, told] of [
    ['text that is no JSON', '{', /is not JSON/u],
    ['an unknown kind', { invoice: confirmation }, /the file must NOT have additional properties \(invoice\)/u],
    ['a missing language', { confirmation: { en: confirmation.en } }, /confirmation must have required property 'pl'/u],
    ['a letter without a subject', { confirmation: { ...confirmation, pl: { body: ['{claim}'] } } }, /confirmation\.pl must have required property 'subject'/u],
    ['a subject of two lines', { confirmation: { ...confirmation, pl: { subject: 'a\nBcc: b', body: ['{claim}'] } } }, /confirmation\.pl\.subject must match pattern/u],
    ['an unknown value', withBody('{serail}'), /confirmation\.pl\.body\.1 names \{serail\}, which is unknown; known are claim, /u],
    ['an unknown value deep inside', withBody({ heading: 'x', body: [{ when: 'denied', body: [{ list: ['{nobody}'] }] }] }), /confirmation\.pl\.body\.1\.body\.0\.body\.0 names \{nobody\}/u],
    ['a passage inside a sentence', withBody('See {clauses}.'), /\{clauses\} is a passage and must be a paragraph of its own/u],
    ['a passage in a list', withBody({ list: ['{clauses}'] }), /\{clauses\} is a passage/u],
    ['a stray brace', withBody('{ claim }'), /has a brace that belongs to no name/u],
    ['a subject that may be left empty', { confirmation: { ...confirmation, pl: { subject: 'For {name}', body: ['{claim}'] } } }, /confirmation\.pl\.subject names \{name\}; a subject may name claim, /u],
    ['an unknown case', withBody({ when: 'sunny', body: ['x'] }), /confirmation\.pl\.body\.1\.when must be equal to one of the allowed values \(denied,granted,/u],
    ['an unknown block', withBody({ picture: 'x' }), /confirmation\.pl\.body\.1 is no block; a block is a text or has one of heading, list, /u],
    ['a block with too much in it', withBody({ link: 'x', url: 'y', colour: 'z' }), /must NOT have additional properties \(colour\)/u],
    ['a decision without the terms it rests on', { decision: { ...DEFAULT_LETTERS.decision, en: { subject: 'x', body: ['{claim} {reason}'] } } }, /decision\.en\.body does not name \{clauses\}; a letter of this kind cannot do without it/u]
  ] as const) {
    it(`is refused for ${what}`, () => {
      const problems = problemsOf(file);
      assert.ok(problems.some((problem) => problem.startsWith('letters.json: ') && told.test(problem)), problems.join('\n'));
    });
  }

  it('is refused with every mistake at once', () => {
    assert.equal(problemsOf(withBody('{one}', '{two}', 'a } b')).length, 3);
  });
});
