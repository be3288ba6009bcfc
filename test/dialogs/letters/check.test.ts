/** What an admin's templates may not leave out. */
import { strict as assert } from 'node:assert';
import { checkTemplates } from '../../../dialogs/letters/check.js';
import { DEFAULT_LETTERS } from '../../../dialogs/letters/defaults.js';

describe('templates of letters', () => {
  it('are right as delivered', () => {
    assert.deepEqual(checkTemplates(DEFAULT_LETTERS), []);
  });

  it('bring a person’s answer, which may be about no claim', () => {
    const en = { subject: 'Claim {claim}', body: ['You have an answer.'] };
    assert.deepEqual(checkTemplates({ answer: { ...DEFAULT_LETTERS.answer, en } }), [
      'answer.en.subject names {claim}; a subject may name desk',
      'answer.en.body does not name {said}; a letter of this kind cannot do without it'
    ]);
  });
});
