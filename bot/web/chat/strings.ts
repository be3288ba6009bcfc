/** Web Chat's own words that are not ours to choose elsewhere: what it says of a bot is said of people, too, and some of it is no Polish. */
import { TEXTS, type Language } from './texts.js';

/** Who speaks stands in the message itself (`spoken.ts`); a text left empty would be Web Chat's English one. */
const SAID_ELSEWHERE = '\u00a0';

/** By the names that Web Chat gives them. */
export const WEB_CHAT_STRINGS: Readonly<Record<Language, Readonly<Record<string, string>>>> = {
  pl: {
    TEXT_INPUT_PLACEHOLDER: TEXTS.pl.placeholder,
    ACTIVITY_BOT_SAID_ALT: SAID_ELSEWHERE,
    ACTIVITY_BOT_ATTACHED_ALT: 'Załącznik:',
    ACTIVITY_YOU_SAID_ALT: 'Ty:',
    ACTIVITY_YOU_ATTACHED_ALT: 'Twój załącznik:',
    ACTIVITY_INTERACTIVE_FOOTNOTE_ALT: 'Naciśnij, aby wybrać.',
    ACTIVITY_INTERACTIVE_REASON_INTERACTIVE_CONTENT_ALT: 'W wiadomości jest coś do wypełnienia lub wybrania.',
    ACTIVITY_INTERACTIVE_REASON_LINK_ALT: 'W wiadomości jest link.',
    ACTIVITY_INTERACTIVE_REASON_SEND_FAILED_ALT: 'Nie udało się wysłać.',
    ACTIVITY_STATUS_SEND_FAILED_RETRY: 'Nie udało się wysłać. [Wyślij ponownie][RETRY].',
    CONNECTIVITY_STATUS_ALT_SLOW_CONNECTION: 'Łączenie trwa dłużej niż zwykle.',
    FILE_CONTENT_DOWNLOADABLE_ALT: 'Pobierz plik „$1”',
    MARKDOWN_EXTERNAL_LINK_ALT: 'Otwiera się w nowym oknie.',
    SUGGESTED_ACTIONS_LABEL_ALT: 'Odpowiedzi do wyboru',
    TEXT_INPUT_UPLOAD_BUTTON_ALT: 'Dołącz plik',
    TRANSCRIPT_ARIA_LABEL_ALT: 'Przebieg rozmowy; między wiadomościami przechodzi się strzałkami.',
    TRANSCRIPT_ARIA_ROLE_ALT: 'przebieg rozmowy',
    TRANSCRIPT_LIVE_REGION_INTERACTIVE_LABEL_ALT: 'W wiadomości jest coś do wypełnienia lub wybrania. Żeby tam przejść, naciśnij 2 lub 3 razy Shift + Tab, a potem Enter.',
    TRANSCRIPT_LIVE_REGION_INTERACTIVE_WITH_LINKS_LABEL_ALT: 'W wiadomości jest link. Żeby tam przejść, naciśnij 2 lub 3 razy Shift + Tab, a potem Enter.',
    TRANSCRIPT_LIVE_REGION_SUGGESTED_ACTIONS_LABEL_ALT: 'Do wyboru są odpowiedzi. Żeby tam przejść, naciśnij 2 lub 3 razy Shift + Tab.',
    TRANSCRIPT_LIVE_REGION_SUGGESTED_ACTIONS_WITH_ACCESS_KEY_LABEL_ALT: 'Do wyboru są odpowiedzi. Żeby tam przejść, naciśnij $1.',
    TRANSCRIPT_LIVE_REGION_SEND_FAILED_ALT: 'Nie udało się wysłać wiadomości.',
    TRANSCRIPT_TERMINATOR_TEXT: 'Koniec rozmowy',
    TYPING_INDICATOR_ALT: 'Ktoś pisze'
  },
  en: {
    TEXT_INPUT_PLACEHOLDER: TEXTS.en.placeholder,
    ACTIVITY_BOT_SAID_ALT: SAID_ELSEWHERE,
    ACTIVITY_BOT_ATTACHED_ALT: 'Attachment:',
    TYPING_INDICATOR_ALT: 'Somebody is typing'
  }
};
