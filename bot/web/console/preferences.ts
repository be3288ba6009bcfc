/** What a person has chosen in this browser. Sounds and notifications are off until they are asked for. */
import { useCallback, useEffect, useState } from 'react';
import { forGood, forThisTab } from './kept.js';

export const THEMES = ['system', 'light', 'dark', 'contrast'] as const;
export type Theme = (typeof THEMES)[number];

export interface Preferences {
  readonly theme: Theme;
  readonly sound: boolean;
  readonly notify: boolean;
  readonly undo: boolean;
  readonly shortcuts: boolean;
}

const KEPT = 'gwarant.console.preferences';
const OF_TAB = 'gwarant.console.teamsTheme';
const AT_FIRST: Preferences = { theme: 'system', sound: false, notify: false, undo: true, shortcuts: true };
/** What Teams calls its themes, in the address of a tab (`{app.theme}` in the manifest). */
const OF_TEAMS: ReadonlyMap<string | null, Theme> = new Map([['default', 'light'], ['light', 'light'], ['dark', 'dark'], ['contrast', 'contrast']]);

export function readPreferences(): Preferences {
  try {
    return { ...AT_FIRST, ...(JSON.parse(forGood.get(KEPT) ?? '{}') as Partial<Preferences>) };
  } catch {
    return AT_FIRST;
  }
}

export function usePreferences(): readonly [Preferences, (change: Partial<Preferences>) => void] {
  const [preferences, setPreferences] = useState(readPreferences);
  useEffect(() => showTheme(preferences.theme), [preferences.theme]);
  const change = useCallback((changed: Partial<Preferences>) => {
    const next = { ...readPreferences(), ...changed };
    forGood.set(KEPT, JSON.stringify(next));
    setPreferences(next);
  }, []);
  return [preferences, change];
}

/** What Teams says itself is newer than the address it opened. */
let heard = false;

/** Teams tells its theme, now and when it changes. */
export function followTeams(theme: string): void {
  heard = true;
  forThisTab.set(OF_TAB, theme);
  showTheme(readPreferences().theme);
}

/** Teams' own theme goes before what was chosen outside Teams. */
export function showTheme(chosen: Theme): void {
  const theme = OF_TEAMS.get(themeOfTeams()) ?? chosen;
  if (theme === 'system') delete document.documentElement.dataset['theme'];
  else document.documentElement.dataset['theme'] = theme;
}

/** Signing in takes it out of the address; it is of this tab only. */
function themeOfTeams(): string | null {
  const told = new URLSearchParams(location.search).get('theme');
  if (told !== null && !heard) forThisTab.set(OF_TAB, told);
  return forThisTab.get(OF_TAB);
}
