/** Notes of a claim's history in the reader's words: steps keep ids and days in them, so that they read in both languages. */
import { isDay } from '../../policies/calendar.js';
import type { Locale, PolicyFile, Text } from '../../policies/language.js';
import { formatDay } from '../../dialogs/format.js';
import { PAUSE_REASONS, TIMER_KINDS, type ClaimEvent, type PauseReason, type TimerKind } from '../../dialogs/records.js';

const REASONS: Readonly<Record<PauseReason, Text>> = {
  customer: { pl: 'czekamy na klienta', en: 'waiting for the customer' },
  parts: { pl: 'czekamy na części', en: 'waiting for parts' }
};

const ALARMS: Readonly<Record<TimerKind, Text>> = {
  remind: { pl: 'przypomnienie', en: 'reminder' },
  rmaExpires: { pl: 'RMA traci ważność', en: 'the RMA expires' },
  answerSoon: { pl: 'zbliża się termin odpowiedzi na reklamację', en: 'the complaint must be answered soon' },
  answerOverdue: { pl: 'minął termin odpowiedzi na reklamację', en: 'the complaint was not answered in time' },
  dueSoon: { pl: 'zbliża się termin załatwienia', en: 'the claim is due soon' },
  overdue: { pl: 'minął termin załatwienia', en: 'the claim is overdue' }
};

/** @param file the policy as it is now; null where it is gone: then ids stay ids */
export function noteInWords({ what, note }: Pick<ClaimEvent, 'what' | 'note'>, file: PolicyFile | null, locale: Locale): string | null {
  if (note === null) return null;
  switch (what) {
    case 'papersAsked': return papers(note, file, locale);
    case 'paused': return pauseNote(note, locale);
    case 'alarmed': return alarmNote(note, locale);
    case 'accepted': return isDay(note) ? formatDay(note, locale) : note;
    default: return note;
  }
}

/** `receipt, policeReport; and the box, please`: the ids come first. */
function papers(note: string, file: PolicyFile | null, locale: Locale): string {
  const [ids = '', ...rest] = note.split('; ');
  const titles = ids.split(', ').map((id) => file?.actions[id]?.title[locale] ?? id);
  return [titles.join(', '), ...rest].join('; ');
}

/** `parts: until the controller comes` */
function pauseNote(note: string, locale: Locale): string {
  const [head, ...rest] = note.split(': ');
  const reason = PAUSE_REASONS.find((one) => one === head);
  return reason ? [REASONS[reason][locale], ...rest].join(': ') : note;
}

/** `dueSoon 2026-03-02` */
function alarmNote(note: string, locale: Locale): string {
  const [head, day = ''] = note.split(' ');
  const kind = TIMER_KINDS.find((one) => one === head);
  return kind ? `${ALARMS[kind][locale]} (${formatDay(day, locale)})` : note;
}
