/** The customer's page: gets into a conversation, shows it with Web Chat, and keeps it alive. */
import { colourOf } from '../embed/colour.js';
import { lockAnswered, markAnswered } from './answered.js';
import { Breaks } from './breaks.js';
import { Claims } from './claims.js';
import { Connection, type ConnectionEvents } from './connection.js';
import { enterEmbedded, isEmbedded, type Embedding } from './embedded.js';
import { followPeople } from './following.js';
import { browserLanguage, pick, pickedLanguage } from './language.js';
import type { Owner } from './owner.js';
import { Page, type Trouble } from './page.js';
import { shrinkPhotos } from './photos.js';
import { takeDoublePressesForOne } from './presses.js';
import { Receipts } from './receipts.js';
import { watchSockets } from './sockets.js';
import { hostConfig, pageColours, styleOptions, type Theme } from './style.js';
import { speakers, speakNames } from './speakers.js';
import { showSubmits } from './submitted.js';
import { LANGUAGE_NAMES, TAGS, TEXTS, type Language } from './texts.js';
import { WEB_CHAT_STRINGS } from './strings.js';
import { Transcript } from './transcript.js';
import { fetchToken, type TokenResult, type Wish } from './token.js';

const DARK = matchMedia('(prefers-color-scheme: dark)');
const NARROW = matchMedia('(max-width: 600px)');

type Failure = Exclude<TokenResult['type'], 'token'>;

const page = new Page();
const transcript = new Transcript(page.chat);
let language: Language = pickedLanguage() ?? browserLanguage();
let connection: Connection | null = null;
let receipts: Receipts | null = null;
let stays = 0;
/** In a shop's page: what that page said, and the key it keeps for us. */
let embedding: Embedding | null = null;
let key: string | null = null;
/** When the newest message came: what is played back is no news. */
let newest = '';
const claims = new Claims(page.claims, () => connection?.currentToken ?? null, () => language);
const breaks = new Breaks(page, () => void enter());

/** Gets into the conversation this browser was in, or that a link leads to, or a new one. */
async function enter(wish: Omit<Wish, 'locale'> = {}): Promise<void> {
  leave();
  const stay = ++stays;
  const result = await fetchToken({ ...wish, locale: language, ...(embedding ? { embedded: true, key } : {}) });
  // Somebody was quicker: the network came back, or the button was pressed.
  if (stay !== stays) return;
  if (result.type !== 'token') {
    fail(result.type);
    return;
  }
  const { token } = result;
  remember(token.key);
  // A conversation goes on in its own language: what was picked here before was told to it then.
  if (token.resumed) speak(token.locale);
  if (!window.WebChat) {
    page.showTrouble({ head: 'brokenHead', body: 'brokenBody', button: 'reload', act: () => location.reload() });
    return;
  }
  connection = new Connection(window.WebChat, token, eventsOfStay(), embedding?.wish.product ?? null, showSubmits(() => TEXTS[language]), markAnswered(), speakNames(() => TEXTS[language]), shrinkPhotos(), followPeople(transcript, token.resumed));
  receipts = new Receipts(connection.directLine, transcript);
  render();
}

/** What the page does about what it hears in a stay. */
function eventsOfStay(): ConnectionEvents {
  let connected = false;
  return {
    language: () => TAGS[language],
    connected: () => {
      connected = true;
      page.ready();
      claims.refresh();
    },
    answered: (spoken: Language) => {
      if (spoken !== language) speak(spoken);
    },
    claimMoved: () => claims.refresh(),
    said: (at: string) => {
      if (at > newest) embedding?.tell({ gwarant: 'said' });
      newest = at > newest ? at : newest;
    },
    owned: (owner: Owner) => page.showOwner(owner),
    unknownProduct: (product: string) => console.warn(`Gwarant: data-product="${product}" is no product of the catalogue, so the customer is asked.`),
    tooLarge: () => breaks.notice('tooLarge'),
    // A stay that did not even begin would only end again.
    ended: () => (connected ? void enter() : fail('unreachable'))
  };
}

function remember(given: string | undefined): void {
  if (!embedding || given === undefined) return;
  key = given;
  embedding.tell({ gwarant: 'remember', key });
}

function leave(): void {
  breaks.end();
  receipts?.end();
  connection?.end();
  connection = null;
  page.showOwner(null);
  claims.clear();
}

function render(): void {
  if (!connection || !window.WebChat) return;
  const theme = themeNow();
  window.WebChat.renderWebChat({
    // Another stay is another Web Chat, with nothing left of the one before.
    key: stays,
    directLine: connection.directLine,
    store: connection.store,
    locale: TAGS[language],
    nonce: document.querySelector<HTMLMetaElement>('meta[property=csp-nonce]')?.nonce,
    styleOptions: styleOptions(theme),
    adaptiveCardsHostConfig: hostConfig(theme),
    overrideLocalizedStrings: WEB_CHAT_STRINGS[language],
    ...speakers(language),
    attachmentMiddleware: lockAnswered,
    sendTypingIndicator: true
  }, page.chat);
}

function themeNow(): Theme {
  return { dark: DARK.matches, narrow: NARROW.matches, accent: colourOf(embedding?.wish.colour) };
}

function paint(): void {
  for (const [name, value] of Object.entries(pageColours(themeNow()))) document.documentElement.style.setProperty(name, value);
}

function fail(why: Failure): void {
  leave();
  page.showTrouble(troubleOf(why));
}

function troubleOf(type: Failure): Trouble {
  switch (type) {
    case 'unknownLink':
      return { head: 'linkHead', body: 'linkBody', button: 'fresh', act: () => void enter({ fresh: true }) };
    case 'busy':
      return { head: 'busyHead', body: 'busyBody', button: 'retry', act: () => void enter() };
    case 'unreachable':
      return { head: 'lostHead', body: 'lostBody', button: 'retry', act: () => void enter() };
  }
}

function speak(chosen: Language): void {
  language = chosen;
  pick(chosen);
  page.setLanguage(chosen);
  claims.refresh();
  render();
}

/** The key of a resume link, taken out of the address so that it is not seen, shared or bookmarked by accident. */
function takeResumeKey(): string | null {
  const key = new URLSearchParams(location.search).get('resume') ?? new URLSearchParams(location.hash.slice(1)).get('resume');
  if (key !== null) history.replaceState(null, '', location.pathname);
  return key;
}

watchSockets({
  opened: () => {
    breaks.end();
    receipts?.again();
  },
  closed: () => {
    if (connection) breaks.begin();
  }
});
takeDoublePressesForOne();
page.onIntent((intent, words) => connection?.send({ intent }, words));
page.onLanguage((chosen) => {
  if (chosen === language) return;
  speak(chosen);
  const value = { intent: chosen === 'pl' ? 'polish' : 'english' };
  // To a person it would read as a message.
  if (page.owned) connection?.sendUnseen(value);
  else connection?.send(value, LANGUAGE_NAMES[chosen]);
});
window.addEventListener('online', () => {
  if (!connection || breaks.broken) void enter();
});
for (const query of [DARK, NARROW]) {
  query.addEventListener('change', () => {
    paint();
    render();
  });
}
page.setLanguage(language);
void begin();

async function begin(): Promise<void> {
  if (isEmbedded()) await settleIn();
  const resume = takeResumeKey();
  await enter(resume === null ? {} : { resume });
}

/** In the shop's page: its language and colour, and a key that it keeps. */
async function settleIn(): Promise<void> {
  document.documentElement.dataset['embedded'] = '';
  const entered = await enterEmbedded();
  embedding = entered;
  ({ key } = entered.wish);
  language = entered.wish.language ?? language;
  page.setLanguage(language);
  paint();
  document.addEventListener('keydown', (event) => {
    if (event.key === 'Escape' && !event.defaultPrevented) entered.tell({ gwarant: 'close' });
  });
}
