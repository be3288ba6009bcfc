/** Teams frames pages of ours: the console's tab, and the customer's page inside it. */
import type { Settings } from '../settings.js';

/** Where Teams shows its tabs (Microsoft, "Tab requirements"), and will from its new domain; not where Outlook and the Microsoft 365 app do. */
const TEAMS_HOSTS = ['https://teams.microsoft.com', 'https://*.teams.microsoft.com', 'https://*.cloud.microsoft'] as const;

/** For `frame-ancestors`; none where Teams is not set. */
export function teamsHosts({ teams }: Pick<Settings, 'teams'>): readonly string[] {
  return teams ? TEAMS_HOSTS : [];
}
