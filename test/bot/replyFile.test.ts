import { strict as assert } from 'node:assert';
import { parseReplies, readReplies } from '../../bot/replyFile.js';
import { fillReply } from '../../dialogs/canned.js';
import { DEFAULT_REPLIES } from '../../dialogs/canned-defaults.js';
import { fromRoot } from '../paths.js';

const both = (pl: string, en = pl) => ({ pl, en });

describe('replies.json', () => {
  it('as delivered, and a missing one, are the default set', async () => {
    const expected = { type: 'replies', replies: DEFAULT_REPLIES };
    assert.deepEqual(await readReplies(fromRoot('policies/data')), expected);
    assert.deepEqual(await readReplies(fromRoot('test/policies')), expected);
  });

  it('may be any set, also none', () => {
    const replies = [{ id: 'hi', title: both('Cześć', 'Hi'), text: both('Tu {agent}.', 'This is {agent}.') }];
    assert.deepEqual(parseReplies(JSON.stringify({ replies }), 'f'), { type: 'replies', replies });
    assert.deepEqual(parseReplies('{"replies": []}', 'f'), { type: 'replies', replies: [] });
  });

  it('is refused with every mistake in it', () => {
    const problems = (given: unknown): readonly string[] => {
      const result = parseReplies(typeof given === 'string' ? given : JSON.stringify(given), 'replies.json');
      return result.type === 'problems' ? result.problems : [];
    };
    assert.match(problems('{')[0] ?? '', /^replies\.json: is not JSON: /u);
    assert.deepEqual(problems({ replies: [{ id: 'Hi!', title: both('x'), text: { pl: 'x' }, more: 1 }] }), [
      'replies.json: replies.0 must NOT have additional properties (more)',
      'replies.json: replies.0.id must match pattern "^[a-z][a-z0-9-]{0,40}$"',
      "replies.json: replies.0.text must have required property 'en'"
    ]);
    const twice = { id: 'a', title: both('x'), text: both('{nmae}', 'x {claim}') };
    assert.deepEqual(problems({ replies: [twice, twice] }).map((problem) => problem.slice(0, 46)), [
      'replies.json: a comes twice', 'replies.json: a, pl: {nmae} is no value; there', 'replies.json: a, pl: {nmae} is no value; there'
    ]);
  });
});

describe('a ready answer', () => {
  it('keeps in braces what is not known, each named once', () => {
    assert.deepEqual(fillReply('{name}: {rma}, {rma} {claim}', { name: 'Ewa {x}', claim: 'GW-1' }), { text: 'Ewa {x}: {rma}, {rma} GW-1', open: ['rma'] });
  });
});
