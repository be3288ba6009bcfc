/** Whoever signs in by Entra ID is known in Teams as well: it names the account (`oid`) and the tenant (`tid`). */
import type { Services } from '../../services.js';
import { committed } from '../../store/attempts.js';
import type { SignIn } from '../../store/store.js';
import { accountId } from '../teams-activity.js';
import { unlink } from './link.js';
import type { TeamsAgent } from './records.js';

/** Of this issuer alone: another provider's users could choose what it says in a claim of the same name. */
const ENTRA = /^https:\/\/login\.microsoftonline\.com\/([0-9a-f-]{36})\/v2\.0$/u;

/**
 * @param claims of an ID token that was checked
 * @param person null: they have no role any more, and act for nobody in Teams either
 */
export async function knowInTeams({ store, clock }: Pick<Services, 'store' | 'clock'>, issuer: string, claims: Readonly<Record<string, unknown>>, person: SignIn['person'] | null): Promise<void> {
  const tenant = ENTRA.exec(issuer)?.[1];
  const { oid, tid } = claims;
  if (tenant === undefined || tid !== tenant || typeof oid !== 'string' || oid === '') return;
  const id = accountId(tenant, oid);
  const stored = await store.get('teamsAgent', id);
  if (!person) {
    if (stored) await unlink(store, stored.value.person.id);
    return;
  }
  const fresh: TeamsAgent = { schema: 1, id, person, address: null, locale: 'en', at: clock.now().toISOString(), current: null, sent: [] };
  const next: TeamsAgent = stored?.value.person.id === person.id ? { ...stored.value, person } : { ...fresh, address: stored?.value.address ?? null };
  if (JSON.stringify(next) !== JSON.stringify(stored?.value)) await committed(store, [{ kind: 'teamsAgent', id, expected: stored?.version ?? 0, value: next }]);
}
