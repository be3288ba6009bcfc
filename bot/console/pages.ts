/** Pages without a script: the one-time link's button, and what somebody sees who is not signed in. Both languages. */
import { createHash } from 'node:crypto';
import type { Role } from './roles.js';

const STYLE = `
:root{color-scheme:light dark;--ground:#f5f5f5;--paper:#fff;--ink:#242424;--quiet:#616161;--accent:#0f6cbd;--on:#fff;--edge:#d1d1d1}
@media (prefers-color-scheme:dark){:root{--ground:#1f1f1f;--paper:#292929;--ink:#fff;--quiet:#adadad;--accent:#479ef5;--on:#0a0a0a;--edge:#525252}}
*{box-sizing:border-box}body{margin:0;min-height:100vh;display:grid;place-items:center;padding:16px;background:var(--ground);color:var(--ink);font:16px/1.5 "Segoe UI",system-ui,sans-serif}
main{width:100%;max-width:30rem;background:var(--paper);border:1px solid var(--edge);border-radius:12px;padding:32px 24px}
h1{font-size:22px;line-height:1.3;margin:0 0 4px}section+section{margin-top:24px;padding-top:24px;border-top:1px solid var(--edge)}
p{margin:8px 0;color:var(--quiet)}code{color:var(--ink);font-family:Consolas,ui-monospace,monospace;overflow-wrap:anywhere}
button,.go{width:100%;min-height:44px;margin-top:16px;border:0;border-radius:6px;background:var(--accent);color:var(--on);font:inherit;font-weight:600;cursor:pointer}
.go{display:grid;place-items:center;text-decoration:none}
button:focus-visible,.go:focus-visible{outline:3px solid var(--ink);outline-offset:2px}`;

/** No script at all; the one style by its hash. The form may only post to us. */
export const PAGE_POLICY = [
  "default-src 'none'",
  `style-src 'sha256-${createHash('sha256').update(STYLE).digest('base64')}'`,
  "form-action 'self'",
  "frame-ancestors 'none'",
  "base-uri 'none'"
].join('; ');

/** @param code as it came in the address; it must have been checked to be URL-safe @param action where the form goes */
export function confirmPage(code: string, action: string): string {
  return page('Gwarant', `
<section lang="pl"><h1>Zaloguj się do konsoli</h1><p>Ten link działa jeden raz.</p></section>
<section lang="en"><h1>Sign in to the console</h1><p>This link works once.</p></section>
<form method="post" action="${action}"><input type="hidden" name="code" value="${code}">
<button type="submit" autofocus>Zaloguj się · Sign in</button></form>`);
}

/** @param role that the page asked for needs */
export function usedPage(role: Role): string {
  return page('Gwarant', `
<section lang="pl"><h1>Ten link już nie działa</h1><p>Został użyty albo wygasł. Nowy wypisze na serwerze polecenie:</p><p><code>${commandFor(role)}</code></p></section>
<section lang="en"><h1>This link no longer works</h1><p>It was used or has expired. On the server, this command prints a new one:</p><p><code>${commandFor(role)}</code></p></section>`);
}

/** @param role that the page asked for needs */
export function signedOutPage(role: Role): string {
  return page('Gwarant', `
<section lang="pl"><h1>Konsola Gwaranta jest zamknięta</h1><p>Wchodzi się jednorazowym linkiem, który serwer wypisuje przy starcie. Nowy wypisze na serwerze polecenie:</p><p><code>${commandFor(role)}</code></p></section>
<section lang="en"><h1>The Gwarant console is closed</h1><p>The way in is a one-time link, which the server prints when it starts. On the server, this command prints a new one:</p><p><code>${commandFor(role)}</code></p></section>`);
}

export function notForAgentsPage(): string {
  return page('Gwarant', `
<section lang="pl"><h1>Ta strona jest dla kierowników i administratorów</h1><p>Masz rolę agent. Poproś administratora o rolę lead albo admin.</p></section>
<section lang="en"><h1>This page is for leads and admins</h1><p>Your role is agent. Ask an administrator for the role lead or admin.</p></section>
<a class="go" href="/console">Konsola · Console</a>`);
}

function commandFor(role: Role): string {
  return `npx gwarant sign-in --role ${role} --name "Anna Nowak"`;
}

/** @param head more for the head of the page */
export function page(title: string, body: string, head = ''): string {
  return `<!doctype html><html lang="pl"><head><meta charset="utf-8">${head}<meta name="viewport" content="width=device-width,initial-scale=1">
<meta name="robots" content="noindex"><title>${title}</title><style>${STYLE}</style></head><body><main>${body}</main></body></html>`;
}
