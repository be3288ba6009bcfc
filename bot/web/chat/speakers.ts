/** Who speaks, above the first bubble of a row, and when it was said: in place of Web Chat's own, which know bots only and clocks of twelve hours. */
import { elementLike, isElement, keyed, type ReactElement } from './elements.js';
import { isPerson, type Told } from './owner.js';
import { dayAndTime, shownTime } from './times.js';
import { TAGS, TEXTS, type Language } from './texts.js';
import { speakerOf, spokenText, type Message, type SpokenWords } from './spoken.js';
import type { Action, Middleware } from './webchat.js';

interface Drawn extends Told {
  readonly timestamp?: string;
}

interface Shown {
  readonly activity: Drawn;
  readonly hideTimestamp?: boolean;
  readonly sendState?: string;
}

/** What Web Chat tells of a bubble when it is drawn. */
interface Place {
  /** The first of a row. */
  readonly showCallout?: boolean;
}

type Draw = (renderAttachment: unknown, place: Place) => unknown;
type Bins = Readonly<Record<string, readonly (readonly Told[])[]>>;

/** Properties for `renderWebChat`; the same ones for the same language, since new ones draw everything again. */
export function speakers(language: Language): object {
  const made = MADE.get(language) ?? make(language);
  MADE.set(language, made);
  return made;
}

const MADE = new Map<Language, object>();

function make(language: Language): object {
  return {
    activityMiddleware: () => (next: (shown: Shown, ...rest: unknown[]) => unknown) => (shown: Shown, ...rest: unknown[]) => named(next(shown, ...rest), shown, language),
    activityStatusMiddleware: () => (next: (shown: Shown) => unknown) => (shown: Shown) => timed(next(shown), shown, language),
    groupActivitiesMiddleware: () => (next: (all: { activities: readonly Told[] }) => Bins) => (all: { activities: readonly Told[] }) => ({ ...next(all), sender: rows(all.activities) })
  };
}

function named(draw: unknown, { activity }: Shown, language: Language): unknown {
  if (typeof draw !== 'function' || activity.type !== 'message' || activity.from?.role === 'user') return draw;
  return (renderAttachment: unknown, place: Place) => {
    const drawn = (draw as Draw)(renderAttachment, place);
    return isElement(drawn) ? withName(drawn, activity, place.showCallout === true, language) : drawn;
  };
}

/** In the middle of a row the name is for those who do not see where the row begins. */
function withName(drawn: ReactElement, activity: Drawn, first: boolean, language: Language): ReactElement {
  const person = isPerson(activity);
  const name = elementLike(drawn, 'p', 'who', { className: first ? 'said-by' : 'unseen' }, ...(first ? [icon(drawn, person)] : []), elementLike(drawn, 'span', 'name', {}, speakerOf(activity, TEXTS[language])));
  return elementLike(drawn, 'div', 'said', { className: person ? 'said by-person' : 'said by-bot', 'data-activity': activity.id }, name, keyed(drawn, 'bubble'));
}

const PERSON = 'M12 12a4.5 4.5 0 1 0 0-9 4.5 4.5 0 0 0 0 9Zm0 2c-4.4 0-8 2.7-8 6v1h16v-1c0-3.3-3.6-6-8-6Z';
const ROBOT = 'M11 2h2v3h4a3 3 0 0 1 3 3v9a3 3 0 0 1-3 3H7a3 3 0 0 1-3-3V8a3 3 0 0 1 3-3h4V2ZM9 10a1.5 1.5 0 1 0 0 3 1.5 1.5 0 0 0 0-3Zm6 0a1.5 1.5 0 1 0 0 3 1.5 1.5 0 0 0 0-3Zm-6 5v2h6v-2H9Z';

function icon(model: ReactElement, person: boolean): ReactElement {
  return elementLike(model, 'svg', 'icon', { viewBox: '0 0 24 24', width: 14, height: 14, 'aria-hidden': true, focusable: false }, elementLike(model, 'path', 'path', { d: person ? PERSON : ROBOT, fill: 'currentColor', fillRule: 'evenodd' }));
}

/** What is being sent, or was not, says so itself. */
function timed(status: unknown, { activity: { timestamp }, hideTimestamp, sendState }: Shown, language: Language): unknown {
  if (!isElement(status) || timestamp === undefined || sendState === 'sending' || sendState === 'send failed') return status;
  const spoken = elementLike(status, 'span', 'spoken', { className: 'unseen' }, `${TEXTS[language].sentAt} ${dayAndTime(timestamp, TAGS[language])}`);
  const shown = elementLike(status, 'time', 'shown', { dateTime: timestamp, 'aria-hidden': true }, shownTime(timestamp, TAGS[language], new Date()));
  return elementLike(status, 'div', 'status', { className: 'said-at' }, spoken, ...(hideTimestamp ? [] : [shown]));
}

/** A row ends where somebody else speaks: the bot, a person and the next person are not one sender. */
function rows(activities: readonly Told[]): Told[][] {
  const made: Told[][] = [];
  for (const activity of activities) {
    const row = made.at(-1);
    if (row?.[0] && speaker(row[0]) === speaker(activity)) row.push(activity);
    else made.push([activity]);
  }
  return made;
}

function speaker({ from }: Told): string {
  return from?.role === 'user' ? 'user' : `${from?.id}`;
}

/** What screen readers say of a message. @param words in the language of the moment */
export function speakNames(words: () => SpokenWords): Middleware {
  return () => (next) => (action: Action) => {
    if (action.type !== 'DIRECT_LINE/INCOMING_ACTIVITY') return next(action);
    const payload = action.payload as { activity: Message };
    const { activity } = payload;
    if (activity.type !== 'message' || activity.from?.role !== 'bot') return next(action);
    const channelData = { ...activity.channelData, 'webchat:fallback-text': spokenText(activity, words()) };
    return next({ ...action, payload: { ...payload, activity: { ...activity, channelData } } });
  };
}
