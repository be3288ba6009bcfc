/** `replies.json` beside the policies: ready answers for agents. */
import { join } from 'node:path';
import { checkReplies, type CannedReply } from '../dialogs/canned.js';
import { DEFAULT_REPLIES } from '../dialogs/canned-defaults.js';
import { checkAdminFile, objectOf, readAdminFile, type Problems } from './adminFile.js';

const REPLIES_NAME = 'replies.json';

const both = (maxLength: number) => objectOf({ pl: { type: 'string', minLength: 1, maxLength }, en: { type: 'string', minLength: 1, maxLength } });
const reply = objectOf({ id: { type: 'string', pattern: '^[a-z][a-z0-9-]{0,40}$' }, title: both(80), text: both(4000) });
const SCHEMA = objectOf({ $schema: { type: 'string' }, replies: { type: 'array', maxItems: 200, items: reply } }, ['replies']);

export type RepliesResult = { readonly type: 'replies'; readonly replies: readonly CannedReply[] } | Problems;

/** A missing file is the default set; a wrong one is refused with every mistake in it. */
export async function readReplies(dir: string): Promise<RepliesResult> {
  const path = join(dir, REPLIES_NAME);
  const text = await readAdminFile(path);
  return text === null ? { type: 'replies', replies: DEFAULT_REPLIES } : parseReplies(text, path);
}

export function parseReplies(text: string, path: string): RepliesResult {
  const checked = checkAdminFile<{ readonly replies: readonly CannedReply[] }>(text, path, { schema: SCHEMA, mistakes: ({ replies }) => checkReplies(replies) });
  return checked.type === 'problems' ? checked : { type: 'replies', replies: checked.given.replies };
}
