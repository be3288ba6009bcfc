/** What the page uses of the script `/assets/webchat.js`. */
export interface Action {
  readonly type: string;
  readonly payload?: unknown;
}
export interface Store {
  dispatch(action: Action): unknown;
}
export type Middleware = (api: { dispatch: (action: Action) => unknown }) => (next: (action: Action) => unknown) => (action: Action) => unknown;

export interface DirectLine {
  readonly streamUrl: string;
  reconnect(conversation: { conversationId: string; token: string; streamUrl: string }): void;
  end(): void;
  /** Sent when somebody subscribes to its answer. */
  postActivity(activity: object): { subscribe(done: () => void, failed: () => void): unknown };
}

export interface WebChat {
  createDirectLine(options: { token: string; domain: string; conversationStartProperties?: { locale: string } }): DirectLine;
  createStore(initial: object, ...middleware: Middleware[]): Store;
  renderWebChat(props: object, element: HTMLElement): void;
}

declare global {
  interface Window {
    WebChat?: WebChat;
  }
}
