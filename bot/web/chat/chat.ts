/** The customer's page: gets into a conversation, shows it with Web Chat, and keeps it alive. */
import { Breaks } from './breaks.js';
import { Claims } from './claims.js';
import { Connection } from './connection.js';
import { browserLanguage, pick, pickedLanguage } from './language.js';
import { Page, type Trouble } from './page.js';
import { shrinkPhotos } from './photos.js';
import { watchSockets } from './sockets.js';
import { hostConfig, styleOptions } from './style.js';
import { showSubmits } from './submitted.js';
import { LANGUAGE_NAMES, TAGS, TEXTS, type Language } from './texts.js';
import { fetchToken, type TokenResult, type Wish } from './token.js';

const DARK = matchMedia('(prefers-color-scheme: dark)');
const NARROW = matchMedia('(max-width: 600px)');

type Failure = Exclude<TokenResult['type'], 'token'>;

const page = new Page();
let language: Language = pickedLanguage() ?? browserLanguage();
let connection: Connection | null = null;
let stays = 0;
const claims = new Claims(page.claims, () => connection?.currentToken ?? null, () => language);
const breaks = new Breaks(page, () => void enter());

/** Gets into the conversation this browser was in, or that a link leads to, or a new one. */
async function enter(wish: Omit<Wish, 'locale'> = {}): Promise<void> {
  leave();
  const stay = ++stays;
  const result = await fetchToken({ ...wish, locale: language });
  // Somebody was quicker: the network came back, or the button was pressed.
  if (stay !== stays) return;
  if (result.type !== 'token') {
    fail(result.type);
    return;
  }
  const { token } = result;
  // A conversation goes on in its own language: what was picked here before was told to it then.
  if (token.resumed) speak(token.locale);
  if (!window.WebChat) {
    page.showTrouble({ head: 'brokenHead', body: 'brokenBody', button: 'reload', act: () => location.reload() });
    return;
  }
  let connected = false;
  const events = {
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
    tooLarge: () => breaks.notice('tooLarge'),
    // A stay that did not even begin would only end again.
    ended: () => (connected ? void enter() : fail('unreachable'))
  };
  connection = new Connection(window.WebChat, token, events, showSubmits(() => TEXTS[language]), shrinkPhotos());
  render();
}

function leave(): void {
  breaks.end();
  connection?.end();
  connection = null;
  claims.clear();
}

function render(): void {
  if (!connection || !window.WebChat) return;
  const theme = { dark: DARK.matches, narrow: NARROW.matches };
  window.WebChat.renderWebChat({
    // Another stay is another Web Chat, with nothing left of the one before.
    key: stays,
    directLine: connection.directLine,
    store: connection.store,
    locale: TAGS[language],
    nonce: document.querySelector<HTMLMetaElement>('meta[property=csp-nonce]')?.nonce,
    styleOptions: styleOptions(theme),
    adaptiveCardsHostConfig: hostConfig(theme),
    overrideLocalizedStrings: { TEXT_INPUT_PLACEHOLDER: page.text('placeholder') },
    sendTypingIndicator: true
  }, page.chat);
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
  opened: () => breaks.end(),
  closed: () => {
    if (connection) breaks.begin();
  }
});
page.onIntent((intent, words) => connection?.send({ intent }, words));
page.onLanguage((chosen) => {
  if (chosen === language) return;
  speak(chosen);
  connection?.send({ intent: chosen === 'pl' ? 'polish' : 'english' }, LANGUAGE_NAMES[chosen]);
});
window.addEventListener('online', () => {
  if (!connection || breaks.broken) void enter();
});
for (const query of [DARK, NARROW]) query.addEventListener('change', render);
page.setLanguage(language);
const resume = takeResumeKey();
void enter(resume === null ? {} : { resume });
