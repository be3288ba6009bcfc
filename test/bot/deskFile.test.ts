import { strict as assert } from 'node:assert';
import { parseDesk, readDesk } from '../../bot/deskFile.js';
import { DEFAULT_DESK } from '../../dialogs/desk.js';
import { fromRoot } from '../paths.js';

const problemsOf = (text: string): readonly string[] => {
  const result = parseDesk(text, 'desk.json');
  return result.type === 'problems' ? result.problems : [];
};

describe('desk.json', () => {
  it('is read as delivered, and says the defaults aloud', async () => {
    assert.deepEqual(await readDesk(fromRoot('policies/data')), { type: 'desk', desk: DEFAULT_DESK });
  });

  it('may be missing', async () => {
    assert.deepEqual(await readDesk(fromRoot('test/policies/small')), { type: 'desk', desk: DEFAULT_DESK });
  });

  it('changes what it names', () => {
    const result = parseDesk('{"rmaValidDays": 14, "complaintAnswerDays": null}', 'desk.json');
    assert.deepEqual(result, { type: 'desk', desk: { ...DEFAULT_DESK, rmaValidDays: 14, complaintAnswerDays: null } });
  });

  it('is refused with every mistake in it', () => {
    assert.deepEqual(problemsOf('{"rmaValidDays": 0, "name": {"pl": "Serwis"}, "remindrDays": [3]}'), [
      'desk.json: the file must NOT have additional properties (remindrDays)',
      "desk.json: name must have required property 'en'",
      'desk.json: rmaValidDays must be >= 1'
    ]);
    assert.match(problemsOf('{"name":')[0] ?? '', /^desk\.json: is not JSON: /);
  });
});
