/** Words of the tab's way in. */
import type { Locale, Text } from '../../../policies/language.js';

export const WORDS = {
  title: { pl: 'Konsola Gwaranta', en: 'The Gwarant console' },
  signInOnce: { pl: 'Zaloguj się w oknie, które otworzy się obok. Konsola zostanie w tej karcie, dopóki trwa Twoja sesja w przeglądarce.', en: 'Sign in in the window that opens beside this one. The console then stays in this tab, for as long as your session in the browser lasts.' },
  signIn: { pl: 'Zaloguj się', en: 'Sign in' },
  waiting: { pl: 'Dokończ logowanie w oknie obok.', en: 'Finish signing in in the other window.' },
  notDone: { pl: 'Okno zamknięto przed końcem logowania. Spróbuj jeszcze raz.', en: 'The window was closed before you were signed in. Try again.' },
  withLink: { pl: 'Wklej jednorazowy link, który dał Ci administrator. Na serwerze wypisuje go polecenie:', en: 'Paste the one-time link that your administrator gave you. On the server, this command prints one:' },
  link: { pl: 'Link do logowania', en: 'Sign-in link' },
  noLink: { pl: 'To nie jest link do logowania. Wklej go w całości.', en: 'This is no sign-in link. Paste the whole of it.' },
  enter: { pl: 'Wejdź', en: 'Enter' },
  unreachable: { pl: 'Serwer nie odpowiada. Spróbuj ponownie za chwilę.', en: 'The server does not answer. Try again in a moment.' },
  noCookie: { pl: 'Zalogowano, ale przeglądarka nie pamięta tego w Teams. Zezwól na pliki cookie tej strony albo otwórz konsolę obok.', en: 'You are signed in, but the browser does not remember it inside Teams. Allow cookies for this site, or open the console beside Teams.' },
  beside: { pl: 'Otwórz konsolę w przeglądarce', en: 'Open the console in the browser' },
  working: { pl: 'Chwileczkę…', en: 'One moment…' },
  another: { pl: 'Zaloguj się innym kontem', en: 'Use another account' },
  notTeams: { pl: 'Tego okna nie otworzyła karta Gwaranta w Teams. Możesz je zamknąć; zaloguj się w tej karcie albo otwórz konsolę w przeglądarce.', en: 'This window was not opened by the Gwarant tab in Teams. You can close it; sign in in that tab, or open the console in the browser.' },
  notSignedIn: { pl: 'Logowanie się nie udało: przeglądarka nie zapamiętała go w tym oknie. Zezwól na pliki cookie tej strony i zacznij jeszcze raz w karcie Teams.', en: 'Signing in did not work: the browser does not remember it in this window. Allow cookies for this site and start again in the Teams tab.' },
  done: { pl: 'Gotowe. To okno możesz zamknąć.', en: 'Done. You can close this window.' }
} as const satisfies Readonly<Record<string, Text>>;

export const language: Locale = languageOf(new URLSearchParams(location.search).get('locale') ?? navigator.language);

export function t(word: keyof typeof WORDS): string {
  return WORDS[word][language];
}

function languageOf(tag: string): Locale {
  return tag.toLowerCase().startsWith('pl') ? 'pl' : 'en';
}
