/** Starts the agents' console. */
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { Admin } from './admin.js';
import { App } from './app.js';
import { LanguageProvider } from './language.js';
import './style/tokens.css';
import './style/base.css';
import './style/shell.css';
import './style/queue.css';
import './style/conversation.css';
import './style/card.css';
import './style/dialog.css';
import './style/desk.css';
import './style/claim.css';
import './style/documents.css';
import './style/search.css';
import './style/figures.css';
import './style/board.css';
import './style/admin.css';
import './style/theme.css';

// Only the tab needs Teams' library.
if (window.parent !== window) void import('./teams-frame.js').then(({ joinTeams }) => joinTeams());

const place = document.getElementById('console');
if (!place) throw new Error('console.html has no #console');
createRoot(place).render(
  <StrictMode>
    <LanguageProvider>
      {location.pathname.startsWith('/admin') ? <Admin /> : <App />}
    </LanguageProvider>
  </StrictMode>
);
