/** The console in a tab of Teams: a frame of another site, in which new windows know nothing of the tab's session. */
import { app } from '@microsoft/teams-js';
import { followTeams } from './preferences.js';

/** Tells Teams that the tab is there, and follows its theme. Outside Teams it waits for an answer that never comes. */
export async function joinTeams(): Promise<void> {
  document.addEventListener('click', saveInstead);
  await app.initialize();
  app.registerOnThemeChangeHandler(followTeams);
  followTeams((await app.getContext()).app.theme);
}

/** A new window would be told to sign in: files of ours are saved from here. */
function saveInstead(event: MouseEvent): void {
  const link = event.target instanceof Element ? event.target.closest<HTMLAnchorElement>('a[target="_blank"]') : null;
  if (!link || link.origin !== location.origin || !link.pathname.startsWith('/api/')) return;
  link.target = '';
  link.download = '';
}
