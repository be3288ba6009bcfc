/** One stay in a conversation: the client, its store, and a token that never gets old while the page is open. */
import { isLanguage } from './language.js';
import { ownerAfter, sameOwner, type HandoffTold, type Owner, type Told } from './owner.js';
import type { Language } from './texts.js';
import { refreshToken, type ChatToken } from './token.js';
import type { Action, DirectLine, Middleware, Store, WebChat } from './webchat.js';

export interface ConnectionEvents {
  /** The language of the moment, told when the customer comes in. */
  readonly language: () => string;
  readonly connected: () => void;
  /** The bot answered in this language; customers may also change it by asking for it. */
  readonly answered: (language: Language) => void;
  /** A claim was opened or moved, or its state was told. */
  readonly claimMoved: () => void;
  /** Somebody on the other side has written something new. */
  readonly said: (at: string) => void;
  /** A person has taken the conversation, or it is the bot's again. */
  readonly owned: (owner: Owner) => void;
  /** The shop's page names a product that is not in the catalogue. */
  readonly unknownProduct: (product: string) => void;
  /** Something the customer sent was too large. */
  readonly tooLarge: () => void;
  /** The client has given up on this token or this conversation. */
  readonly ended: () => void;
}

/** What is looked at of an activity that comes in. */
interface Incoming extends Told {
  readonly timestamp?: string;
  readonly replyToId?: string;
  readonly locale?: string;
  readonly channelData?: { readonly gwarant?: { readonly claim?: object; readonly handoff?: HandoffTold; readonly question?: { readonly fact?: string } } };
}

const MILLISECONDS = 1000;
/** A computer that slept may have missed its time: look again soon. */
const RETRY_SECONDS = 20;

export class Connection {
  readonly directLine: DirectLine;
  readonly store: Store;
  private timer: ReturnType<typeof setTimeout> | undefined;
  private over = false;
  private bearer: string;
  private owner: Owner = null;

  /** @param product that a new conversation begins with; null: it is asked for */
  constructor(webChat: WebChat, private readonly token: ChatToken, events: ConnectionEvents, private product: string | null, ...middleware: Middleware[]) {
    if (token.resumed) this.product = null;
    this.bearer = token.token;
    this.directLine = webChat.createDirectLine({
      token: token.token,
      domain: `${location.origin}/v3/directline`,
      conversationStartProperties: { locale: events.language() }
    });
    this.store = webChat.createStore({}, this.follow(events), ...middleware);
    this.refreshIn(token.expires_in / 2, token.token);
  }

  /** Says something in the customer's name: `value` for the bot, `words` for people. */
  send(value: object, words: string): void {
    this.store.dispatch({ type: 'WEB_CHAT/SEND_MESSAGE_BACK', payload: { value, text: words, displayText: words } });
  }

  /** The same without a bubble, for what is not talk. */
  sendUnseen(value: object): void {
    this.store.dispatch({ type: 'WEB_CHAT/SEND_POST_BACK', payload: { value } });
  }

  /** The newest token of this stay. */
  get currentToken(): string {
    return this.bearer;
  }

  end(): void {
    this.over = true;
    clearTimeout(this.timer);
    this.directLine.end();
  }

  private follow(events: ConnectionEvents): Middleware {
    return ({ dispatch }) => (next) => (action: Action) => {
      if (action.type === 'DIRECT_LINE/CONNECT_FULFILLED') {
        events.connected();
        if (this.product !== null) this.sendUnseen({ start: { product: this.product } });
        else dispatch({ type: 'WEB_CHAT/SEND_EVENT', payload: { name: 'webchat/join', value: { language: events.language() } } });
      }
      if (action.type === 'DIRECT_LINE/INCOMING_ACTIVITY') this.listen(action, events);
      if (action.type === 'DIRECT_LINE/POST_ACTIVITY_REJECTED' && (action.payload as { status?: number }).status === 413) events.tooLarge();
      if (!this.over && (action.type === 'DIRECT_LINE/CONNECT_REJECTED' || action.type === 'DIRECT_LINE/DISCONNECT_FULFILLED')) events.ended();
      return next(action);
    };
  }

  private listen(action: Action, events: ConnectionEvents): void {
    const { activity } = action.payload as { activity: Incoming };
    const { type, timestamp, from, replyToId, locale, channelData } = activity;
    if (type === 'message' && from?.role !== 'user') events.said(timestamp ?? '');
    // A person who is called may have been given a claim: who contests a denial opens one.
    if (channelData?.gwarant?.claim ?? channelData?.gwarant?.handoff) events.claimMoved();
    const language = locale?.slice(0, 2);
    if (replyToId !== undefined && isLanguage(language)) events.answered(language);
    this.followOwner(ownerAfter(this.owner, activity), events);
    this.checkProduct(channelData?.gwarant?.question?.fact, events);
  }

  private followOwner(owner: Owner, events: ConnectionEvents): void {
    if (sameOwner(owner, this.owner)) return;
    this.owner = owner;
    events.owned(owner);
  }

  /** The first question after a product was named shows whether it is known. */
  private checkProduct(asked: string | undefined, events: ConnectionEvents): void {
    if (this.product === null || asked === undefined) return;
    if (asked === 'product') events.unknownProduct(this.product);
    this.product = null;
  }

  /** Direct Line's client refreshes every 15 minutes only, whatever a token's life is. */
  private refreshIn(seconds: number, token: string): void {
    this.timer = setTimeout(async () => {
      const renewed = await refreshToken(token);
      if (this.over) return;
      if (renewed) this.bearer = renewed.token;
      if (renewed) this.directLine.reconnect({ conversationId: this.token.conversationId, token: renewed.token, streamUrl: this.directLine.streamUrl });
      this.refreshIn(renewed ? renewed.expires_in / 2 : RETRY_SECONDS, renewed?.token ?? token);
    }, seconds * MILLISECONDS);
  }
}
