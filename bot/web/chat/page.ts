/** The parts of the page around Web Chat: header, state, trouble. */
import type { Owner } from './owner.js';
import { TEXTS, type Language, type TextKey } from './texts.js';

export interface Trouble {
  readonly head: TextKey;
  readonly body: TextKey;
  readonly button: TextKey;
  readonly act: () => void;
}

export class Page {
  readonly chat = element('#webchat');
  readonly claims = element('.claims');
  private readonly state = element('.state');
  private readonly loading = element('.loading');
  private readonly trouble = element('.trouble');
  private readonly ways = element('.ways');
  private readonly about = element('.about');
  private readonly with = element('.with');
  private owner: Owner = null;
  private language: Language = 'pl';
  private shown: { state: TextKey | null; trouble: Trouble | null } = { state: null, trouble: null };

  private text(key: TextKey): string {
    return TEXTS[this.language][key];
  }

  setLanguage(language: Language): void {
    this.language = language;
    document.documentElement.lang = language;
    document.title = this.text('title');
    for (const node of all('[data-text]')) node.textContent = this.text(node.dataset['text'] as TextKey);
    for (const node of all('[data-label]')) node.setAttribute('aria-label', this.text(node.dataset['label'] as TextKey));
    for (const node of all('[data-language]')) node.setAttribute('aria-pressed', String(node.dataset['language'] === language));
    this.showState(this.shown.state);
    this.showOwner(this.owner);
    if (this.shown.trouble) this.showTrouble(this.shown.trouble);
  }

  onLanguage(pick: (language: Language) => void): void {
    for (const node of all('[data-language]')) node.addEventListener('click', () => pick(node.dataset['language'] as Language));
  }

  /** The header's ways out: each sends what its button says. */
  onIntent(send: (intent: string, words: string) => void): void {
    for (const node of all('[data-intent]')) node.addEventListener('click', () => send(node.dataset['intent'] ?? '', node.textContent ?? ''));
  }

  /** There is a conversation on the screen. */
  ready(): void {
    this.loading.hidden = true;
    this.trouble.hidden = true;
    this.chat.hidden = false;
    this.shown.trouble = null;
    this.enableWays(true);
  }

  /** A person has the conversation. */
  get owned(): boolean {
    return this.owner !== null;
  }

  /** While a person has the conversation their name stands where the ways to the bot were. */
  showOwner(owner: Owner): void {
    this.owner = owner;
    this.ways.hidden = owner !== null;
    this.with.hidden = owner === null;
    const words = owner === null ? '' : this.ownerWords(owner);
    // Said again it would be read aloud again.
    if (this.with.textContent !== words) this.with.textContent = words;
    this.about.textContent = this.text(owner === null ? 'about' : owner.delegated ? 'aboutDelegated' : 'aboutOwned');
  }

  private ownerWords({ name, delegated }: NonNullable<Owner>): string {
    if (name === null) return this.text(delegated ? 'askedByPerson' : 'withPerson');
    return this.text(delegated ? 'askedBy' : 'with').replace('{name}', name);
  }

  /** One line above the conversation, or none. */
  showState(key: TextKey | null): void {
    this.shown.state = key;
    this.state.hidden = key === null;
    this.state.textContent = key === null ? '' : this.text(key);
  }

  /** Instead of the conversation: what happened, and the one thing to do. */
  showTrouble(trouble: Trouble): void {
    this.shown.trouble = trouble;
    this.showState(null);
    this.enableWays(false);
    this.loading.hidden = true;
    this.chat.hidden = true;
    const [head, body, button] = ['h2', 'p', 'button'].map((name) => element(name, this.trouble));
    if (!head || !body || !button) return;
    head.textContent = this.text(trouble.head);
    body.textContent = this.text(trouble.body);
    button.textContent = this.text(trouble.button);
    button.onclick = trouble.act;
    this.trouble.hidden = false;
  }

  private enableWays(enabled: boolean): void {
    for (const node of all('[data-intent]')) (node as HTMLButtonElement).disabled = !enabled;
  }
}

function all(selector: string): HTMLElement[] {
  return [...document.querySelectorAll<HTMLElement>(selector)];
}

function element(selector: string, within: ParentNode = document): HTMLElement {
  const found = within.querySelector<HTMLElement>(selector);
  if (!found) throw new Error(`the page has no ${selector}`);
  return found;
}
