/** Pages on the way to the provider and back, in both languages. Nothing of a request is ever put into one but a checked path. */
import { createHash } from 'node:crypto';
import { page, PAGE_POLICY } from '../console/pages.js';

/** The part of the address behind `#` never reaches the server: the link takes it along. */
const TAKE_HASH = "for(const a of document.links)if(location.hash)a.search+=encodeURIComponent(location.hash)";
export const SIGN_IN_POLICY = `${PAGE_POLICY}; script-src 'sha256-${createHash('sha256').update(TAKE_HASH).digest('base64')}'`;

/** @param to a path that `placeOf` gave */
export function signInPage(to: string): string {
  return page('Gwarant', `
<section lang="pl"><h1>Zaloguj się</h1><p>Do konsoli Gwaranta wchodzi się służbowym kontem.</p></section>
<section lang="en"><h1>Sign in</h1><p>Use your work account to enter the Gwarant console.</p></section>
<a class="go" href="${signInAddress(to)}">Zaloguj się · Sign in</a><script>${TAKE_HASH}</script>`);
}

/**
 * A page instead of a redirect: a browser that comes from another site does not send a strict cookie before a page
 * of ours has opened the next one.
 * @param to a path that `placeOf` gave
 */
export function arrivedPage(to: string): string {
  const address = escaped(to);
  return page('Gwarant', `
<section lang="pl"><h1>Zalogowano</h1></section><section lang="en"><h1>Signed in</h1></section>
<a class="go" href="${address}">Dalej · Continue</a>`, `<meta http-equiv="refresh" content="0;url=${address}">`);
}

export function providerDownPage(to: string): string {
  return page('Gwarant', `
<section lang="pl"><h1>Logowanie jest chwilowo niedostępne</h1><p>Serwer logowania nie odpowiada tak, jak powinien. Spróbuj ponownie za chwilę; jeśli to nie pomoże, zawiadom administratora.</p></section>
<section lang="en"><h1>Signing in is not possible right now</h1><p>The sign-in server does not answer as it should. Try again in a moment; if that does not help, tell your administrator.</p></section>
<a class="go" href="${signInAddress(to)}">Spróbuj ponownie · Try again</a>`);
}

export function notSignedInPage(): string {
  return page('Gwarant', `
<section lang="pl"><h1>Nie udało się zalogować</h1><p>Logowanie trwało za długo, zostało przerwane albo zaczęło się w innej przeglądarce. Zacznij jeszcze raz.</p></section>
<section lang="en"><h1>You were not signed in</h1><p>It took too long, was broken off, or was begun in another browser. Please start again.</p></section>
<a class="go" href="${signInAddress('/console')}">Zaloguj się · Sign in</a>`);
}

export function noRolePage(): string {
  return page('Gwarant', `
<section lang="pl"><h1>To konto nie ma tu żadnej roli</h1><p>Poproś administratora o rolę agent, lead albo admin, a potem zaloguj się ponownie.</p></section>
<section lang="en"><h1>This account has no role here</h1><p>Ask your administrator for the role agent, lead or admin, then sign in again.</p></section>
<a class="go" href="${signInAddress('/console')}&amp;again=1">Zaloguj się innym kontem · Use another account</a>`);
}

export function linksOffPage(): string {
  return page('Gwarant', `
<section lang="pl"><h1>Jednorazowe linki są wyłączone</h1><p>Do konsoli wchodzi się służbowym kontem.</p></section>
<section lang="en"><h1>One-time links are turned off</h1><p>Use your work account to enter the console.</p></section>
<a class="go" href="${signInAddress('/console')}">Zaloguj się · Sign in</a>`);
}

function signInAddress(to: string): string {
  return `/console/sign-in?to=${encodeURIComponent(to)}`;
}

function escaped(path: string): string {
  return path.replaceAll('&', '&amp;');
}
