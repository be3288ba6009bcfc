/** The way into the console's tab in Teams: the tab's own page, and the window beside it in which people sign in. */
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { showTheme } from '../console/preferences.js';
import { Beside } from './beside.js';
import { ByAccount, ByLink } from './entrance.js';
import { language } from './words.js';
import './style.css';

const place = document.getElementById('entrance');
if (!place) throw new Error('teams.html has no #entrance');
document.documentElement.lang = language;
showTheme('system');
createRoot(place).render(
  <StrictMode>
    {window.parent === window ? <Beside /> : document.documentElement.dataset['way'] === 'oidc' ? <ByAccount /> : <ByLink />}
  </StrictMode>
);
