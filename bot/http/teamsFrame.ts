/** Teams frames pages of ours: the console's tab, and the customer's page inside it. */
import type { Settings } from '../settings.js';

/** Where Teams shows its tabs (Microsoft, "Valid domains and frame ancestors"). */
const TEAMS_HOSTS = ['https://teams.microsoft.com', 'https://*.teams.microsoft.com', 'https://*.cloud.microsoft', 'https://*.office.com', 'https://*.microsoft365.com'] as const;

/** For `frame-ancestors`; none where Teams is not set. */
export function teamsHosts({ teams }: Pick<Settings, 'teams'>): readonly string[] {
  return teams ? TEAMS_HOSTS : [];
}
