/** What agents did to a case, as a line of its transcript for other agents. Whose line it is stands above it. */
import type { Locale } from '../../policies/language.js';

interface NoteTexts {
  readonly passedOn: (to: string) => string;
  readonly released: string;
  readonly snoozed: (until: string) => string;
  readonly snoozedUntilWord: string;
  readonly delegated: string;
  readonly delegatedFile: string;
  readonly returned: string;
  readonly closed: string;
}

export const NOTE_TEXTS: Readonly<Record<Locale, NoteTexts>> = {
  en: {
    passedOn: (to) => `Transferred to: ${to}`,
    released: 'Released to the queue',
    snoozed: (until) => `Snoozed until ${until}`,
    snoozedUntilWord: 'Snoozed until the customer writes',
    delegated: 'The bot asks the customer',
    delegatedFile: 'The bot asks the customer for a photo or a file',
    returned: 'Given back to the bot',
    closed: 'Closed'
  },
  pl: {
    passedOn: (to) => `Sprawa przekazana: ${to}`,
    released: 'Sprawa oddana do kolejki',
    snoozed: (until) => `Sprawa odłożona, wraca ${until}`,
    snoozedUntilWord: 'Sprawa odłożona, aż klient napisze',
    delegated: 'Pytanie zadaje bot',
    delegatedFile: 'O zdjęcie lub plik prosi bot',
    returned: 'Sprawa oddana botowi',
    closed: 'Sprawa zamknięta'
  }
};
