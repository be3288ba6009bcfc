/** Records written by an earlier version, brought to the schema of this one as they are read; nothing is dropped. */
import { migrateClaim } from '../../dialogs/claim/migrate.js';
import { UNTOUCHED, type Conversation } from '../../dialogs/records.js';
import type { Kind, Records } from './store.js';

/** Hand-offs of before queues: nobody was asked, nothing was promised. Of before reports: nothing was counted. */
function withQueue(conversation: Conversation): Conversation {
  const { handoff } = conversation;
  return handoff && (handoff as { brokenPromises?: number }).brokenPromises === undefined ? { ...conversation, handoff: { ...UNTOUCHED, ...handoff } } : conversation;
}

export function migrated<K extends Kind>(kind: K, value: Records[K]): Records[K] {
  if (kind === 'conversation') return withQueue(value as Records['conversation']) as Records[K];
  return kind === 'claim' ? (migrateClaim(value as Records['claim']) as Records[K]) : value;
}
