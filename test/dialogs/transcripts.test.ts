/**
 * Whole conversations, kept as golden files to be read by people: a change of words shows as a change of a transcript.
 * `GOLDEN=write npm run test:only -- --grep transcripts` writes them anew.
 */
import { strict as assert } from 'node:assert';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { fromRoot } from '../paths.js';
import { PROOF_STORIES } from './proofStories.js';
import { STORIES } from './stories.js';

describe('transcripts', () => {
  for (const [name, play] of Object.entries({ ...STORIES, ...PROOF_STORIES })) {
    it(name, () => {
      const { transcript } = play();
      const file = fromRoot(`test/dialogs/transcripts/${name}.md`);
      if (process.env['GOLDEN'] === 'write') writeFileSync(file, transcript);
      assert.ok(existsSync(file), `${name}.md is missing`);
      assert.equal(transcript, readFileSync(file, 'utf8'));
    });
  }
});
