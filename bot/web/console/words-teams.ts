/** Words for working from Teams. */
import type { Text } from '../../../policies/language.js';

const w = (pl: string, en: string): Text => ({ pl, en });

export const TEAMS_WORDS = {
  teamsWork: w('Praca w Teams', 'Working from Teams'),
  teamsHow: w('Wpisz jednorazowy kod w prywatnym czacie z botem w Teams. Sprawy będzie można prowadzić także tam.', 'Type the one-time code in your own chat with the bot in Teams. You can then work on cases there too.'),
  teamsCode: w('Pokaż kod', 'Show a code'),
  teamsAnother: w('Pokaż nowy kod', 'Show a new code'),
  teamsUntil: w('Kod działa raz, przez 10 minut.', 'The code works once, for 10 minutes.'),
  teamsFailed: w('Nie udało się pobrać kodu. Spróbuj ponownie.', 'The code could not be fetched. Try again.')
} as const satisfies Readonly<Record<string, Text>>;
