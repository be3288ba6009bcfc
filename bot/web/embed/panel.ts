/** The panel on the shop's page: opens and closes, holds the frame, and keeps what the frame asks it to keep. */
import { inkOn } from './colour.js';
import { makeElements, type Elements } from './elements.js';
import { Memory } from './memory.js';
import { readFromFrame, type Enter, type Language } from './messages.js';
import { WORDS } from './words.js';

export interface Preset {
  /** Origin of the server. */
  readonly server: string;
  readonly language: Language;
  /** `#rrggbb`; null: the chat's own. */
  readonly colour: string | null;
  readonly product: string | null;
}

const OWN_COLOUR = '#0e5a5e';
/** A frame that has not said a word by then was refused, or has no network. */
const PATIENCE_MS = 10_000;
/** As in the styles: there is no room beside the panel. */
const FULL_SCREEN = '(max-width: 480px), (max-height: 480px)';

export class Panel {
  private readonly nodes: Elements;
  private readonly memory: Memory;
  private readonly narrow = matchMedia(FULL_SCREEN);
  private frame: HTMLIFrameElement | null = null;
  private patience: ReturnType<typeof setTimeout> | undefined;

  constructor(private readonly preset: Preset) {
    const accent = preset.colour ?? OWN_COLOUR;
    this.nodes = makeElements(accent, inkOn(accent));
    this.memory = new Memory(preset.server);
  }

  show(): void {
    const { host, launcher, close, dialog, title, about, elsewhere } = this.nodes;
    const words = WORDS[this.preset.language];
    host.lang = this.preset.language;
    title.textContent = words.title;
    about.textContent = words.about;
    elsewhere.textContent = words.elsewhere;
    elsewhere.href = `${this.preset.server}/`;
    close.setAttribute('aria-label', words.close);
    this.markUnread(false);
    launcher.addEventListener('click', () => this.open(true));
    close.addEventListener('click', () => this.close());
    // Escape: of a modal dialog the browser's own, otherwise ours.
    dialog.addEventListener('cancel', (event) => {
      event.preventDefault();
      this.close();
    });
    dialog.addEventListener('keydown', (event) => event.key === 'Escape' && this.close());
    this.narrow.addEventListener('change', () => dialog.open && this.place());
    addEventListener('message', (event) => this.hear(event));
    document.body.append(host);
    // On a phone the panel hides the page, and whoever went to another page wanted to see that.
    if (this.memory.wasOpen && !this.narrow.matches) this.open(false);
  }

  /** @param asked by the person, whose focus then goes along */
  private open(asked: boolean): void {
    const { host, launcher, title } = this.nodes;
    if (!this.frame) this.load();
    launcher.hidden = true;
    this.markUnread(false);
    this.memory.wasOpen = true;
    const before = document.activeElement;
    this.place();
    if (asked) return title.focus();
    // Opening a dialog moves the focus into it.
    (host.shadowRoot?.activeElement as HTMLElement | null)?.blur();
    if (before instanceof HTMLElement) before.focus();
  }

  private close(): void {
    const { dialog, launcher } = this.nodes;
    dialog.close();
    this.memory.wasOpen = false;
    launcher.hidden = false;
    launcher.focus();
  }

  /** Where it covers the page, nothing behind it can be reached. */
  private place(): void {
    const { dialog } = this.nodes;
    if (dialog.open) dialog.close();
    if (this.narrow.matches) dialog.showModal();
    else dialog.show();
  }

  private load(): void {
    const frame = document.createElement('iframe');
    frame.title = WORDS[this.preset.language].frame;
    frame.src = `${this.preset.server}/?embedded`;
    frame.allow = 'clipboard-write';
    this.frame = frame;
    this.notice('loading');
    this.patience = setTimeout(() => this.notice('failed'), PATIENCE_MS);
    this.nodes.body.prepend(frame);
  }

  private notice(what: 'loading' | 'failed' | null): void {
    const { notice, noticeText, elsewhere } = this.nodes;
    notice.hidden = what === null;
    elsewhere.hidden = what !== 'failed';
    noticeText.textContent = what === null ? '' : WORDS[this.preset.language][what];
  }

  private hear({ origin, source, data }: MessageEvent): void {
    const frame = this.frame?.contentWindow;
    if (!frame || source !== frame || origin !== this.preset.server) return;
    const message = readFromFrame(data);
    switch (message?.gwarant) {
      case 'ready':
        clearTimeout(this.patience);
        this.notice(null);
        return this.enter(frame);
      case 'remember':
        return this.memory.remember(message.key);
      case 'close':
        return this.close();
      case 'said':
        return this.markUnread(!this.nodes.dialog.open);
      case undefined:
    }
  }

  private enter(frame: Window): void {
    const { language, product, colour, server } = this.preset;
    const message: Enter = { gwarant: 'enter', language, product, colour, key: this.memory.conversation };
    frame.postMessage(message, server);
  }

  private markUnread(unread: boolean): void {
    const { launcher } = this.nodes;
    const words = WORDS[this.preset.language];
    launcher.toggleAttribute('data-unread', unread);
    launcher.setAttribute('aria-label', unread ? words.openUnread : words.open);
    const label = launcher.querySelector('.label');
    if (label) label.textContent = words.open;
  }
}
