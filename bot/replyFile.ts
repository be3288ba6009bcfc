/** `replies.json` beside the policies: ready answers for agents. */
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { Ajv, type ErrorObject } from 'ajv';
import { checkReplies, type CannedReply } from '../dialogs/canned.js';
import { DEFAULT_REPLIES } from '../dialogs/canned-defaults.js';

export const REPLIES_NAME = 'replies.json';

const object = (properties: Readonly<Record<string, object>>, required = Object.keys(properties)) => ({ type: 'object', properties, required, additionalProperties: false });
const both = (maxLength: number) => object({ pl: { type: 'string', minLength: 1, maxLength }, en: { type: 'string', minLength: 1, maxLength } });
const reply = object({ id: { type: 'string', pattern: '^[a-z][a-z0-9-]{0,40}$' }, title: both(80), text: both(4000) });
const SCHEMA = object({ $schema: { type: 'string' }, replies: { type: 'array', maxItems: 200, items: reply } }, ['replies']);

export type RepliesResult = { readonly type: 'replies'; readonly replies: readonly CannedReply[] } | { readonly type: 'problems'; readonly problems: readonly string[] };

/** A missing file is the default set; a wrong one is refused with every mistake in it. */
export async function readReplies(dir: string): Promise<RepliesResult> {
  const path = join(dir, REPLIES_NAME);
  try {
    return parseReplies(await readFile(path, 'utf8'), path);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return { type: 'replies', replies: DEFAULT_REPLIES };
    throw error;
  }
}

export function parseReplies(text: string, path: string): RepliesResult {
  let given: unknown;
  try {
    given = JSON.parse(text);
  } catch (error) {
    return { type: 'problems', problems: [`${path}: is not JSON: ${error instanceof Error ? error.message : ''}`] };
  }
  const validate = new Ajv({ allErrors: true }).compile<{ replies: CannedReply[] }>(SCHEMA);
  if (!validate(given)) return { type: 'problems', problems: (validate.errors ?? []).map((error) => `${path}: ${describe(error)}`) };
  const problems = checkReplies(given.replies);
  return problems.length > 0 ? { type: 'problems', problems: problems.map((problem) => `${path}: ${problem}`) } : { type: 'replies', replies: given.replies };
}

function describe({ instancePath, message, params }: ErrorObject): string {
  const place = instancePath.slice(1).replaceAll('/', '.') || 'the file';
  const extra = 'additionalProperty' in params ? ` (${String(params['additionalProperty'])})` : '';
  return `${place} ${message ?? 'is not right'}${extra}`;
}
