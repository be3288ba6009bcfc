/** What the button and the panel say; the chat in the frame has words of its own. */
import type { Language } from './messages.js';

interface Words {
  readonly open: string;
  readonly openUnread: string;
  readonly title: string;
  readonly about: string;
  readonly close: string;
  readonly frame: string;
  readonly loading: string;
  readonly failed: string;
  readonly elsewhere: string;
}

export const WORDS: Readonly<Record<Language, Words>> = {
  pl: {
    open: 'Pomoc i gwarancja', openUnread: 'Pomoc i gwarancja, nowa wiadomość', title: 'Pomoc i gwarancja', about: 'Bot, a w razie potrzeby człowiek', close: 'Zamknij czat',
    frame: 'Rozmowa z asystentem gwarancyjnym', loading: 'Chwileczkę, łączę…', failed: 'Na tej stronie czat się nie wczytał.', elsewhere: 'Otwórz czat w nowej karcie'
  },
  en: {
    open: 'Help and warranty', openUnread: 'Help and warranty, new message', title: 'Help and warranty', about: 'A bot, and a person when needed', close: 'Close the chat',
    frame: 'Conversation with the warranty assistant', loading: 'One moment, connecting…', failed: 'The chat did not load on this page.', elsewhere: 'Open the chat in a new tab'
  }
};
