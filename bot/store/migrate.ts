/** Records written by an earlier version, brought to the schema of this one as they are read; nothing is dropped. */
import { migrateClaim } from '../../dialogs/claim/migrate.js';
import type { Kind, Records } from './store.js';

export function migrated<K extends Kind>(kind: K, value: Records[K]): Records[K] {
  return kind === 'claim' ? (migrateClaim(value as Records['claim']) as Records[K]) : value;
}
