/** The claims of this conversation, above the chat: folded away to one line, opened to what happened and what comes next. */
import type { ClaimView } from '../../../dialogs/claim/view.js';
import { TAGS, TEXTS, type Language, type TextKey } from './texts.js';
import { fetchClaims } from './token.js';

/** A conversation that is played back tells of its claims many times in a row. */
const SETTLE_MS = 250;

export class Claims {
  private timer: ReturnType<typeof setTimeout> | undefined;
  private asked = 0;

  /** @param token of the conversation; null while there is none */
  constructor(private readonly panel: HTMLElement, private readonly token: () => string | null, private readonly language: () => Language) {}

  /** Fetches and shows them soon. What cannot be fetched now leaves the panel as it is: the next message brings it up to date. */
  refresh(): void {
    clearTimeout(this.timer);
    this.timer = setTimeout(() => void this.load(), SETTLE_MS);
  }

  /** Another conversation: nothing of this one stays in sight. */
  clear(): void {
    clearTimeout(this.timer);
    this.asked += 1;
    this.panel.hidden = true;
    this.panel.replaceChildren();
  }

  private async load(): Promise<void> {
    const token = this.token();
    if (token === null) return;
    const asked = ++this.asked;
    const language = this.language();
    const claims = await fetchClaims(token, language);
    // Somebody has left, or asked again, meanwhile.
    if (asked === this.asked && claims) this.show(claims, language);
  }

  private show(claims: readonly ClaimView[], language: Language): void {
    const open = this.panel.querySelector('details')?.open ?? false;
    const focused = this.panel.contains(document.activeElement);
    this.panel.hidden = claims.length === 0;
    if (claims.length === 0) return this.panel.replaceChildren();
    const details = panelOf(claims, language);
    details.open = open;
    this.panel.replaceChildren(details);
    if (focused) details.querySelector('summary')?.focus();
  }
}

function panelOf(claims: readonly ClaimView[], language: Language): HTMLDetailsElement {
  const texts = TEXTS[language];
  // The one that is still going on is what people come for.
  const first = claims.find(({ ended }) => !ended) ?? claims[0];
  const head = claims.length > 1 ? `${texts.claims} (${claims.length})` : `${texts.claim} ${first?.number ?? ''}`;
  const summary = node('summary', {}, node('strong', {}, head), node('span', {}, first?.stateText ?? ''));
  // Longer than its share of the screen, it scrolls: by keyboard, too.
  const body = node('div', { class: 'claims-body', tabindex: '0', role: 'group', 'aria-label': head }, ...claims.map((claim) => claimNode(claim, claims.length > 1, language)));
  return node('details', {}, summary, body) as HTMLDetailsElement;
}

/** @param named one of several; the only one has its number in the line above */
function claimNode(claim: ClaimView, named: boolean, language: Language): HTMLElement {
  const texts = TEXTS[language];
  const row = (key: TextKey, ...value: (string | Node)[]): Node[] => [node('dt', {}, texts[key]), node('dd', {}, ...value)];
  const state = `${claim.stateText} (${texts.claimSince} ${dayWords(claim.since, language)})`;
  // The newest first: it is what people look for, and the rest may be out of sight.
  const newest = [...claim.timeline].reverse();
  return node('article', { 'aria-label': claim.number },
    node('h2', {}, ...(named ? [claim.number, node('span', { class: 'claim-state' }, state)] : [state])),
    node('dl', {},
      ...(claim.product ? row('claimProduct', claim.product) : []),
      ...(claim.missing.length > 0 ? row('claimMissing', node('ul', {}, ...claim.missing.map((one) => node('li', {}, one)))) : []),
      ...(claim.rma ? row('claimRma', node('strong', {}, claim.rma.number)) : []),
      ...(claim.result ? row('claimResult', claim.result) : []),
      ...(claim.expected ? row('claimExpected', claim.expected) : []),
      ...row('claimNext', claim.next)),
    node('h3', {}, texts.claimHappened),
    node('ol', { class: 'timeline', reversed: '' }, ...newest.map(({ on, text }) => node('li', {}, node('time', { datetime: on }, dayWords(on, language)), node('span', {}, text)))));
}

function dayWords(day: string, language: Language): string {
  return new Date(`${day}T12:00:00`).toLocaleDateString(TAGS[language], { day: 'numeric', month: 'long', year: 'numeric' });
}

function node(name: string, attributes: Readonly<Record<string, string>>, ...children: (string | Node)[]): HTMLElement {
  const made = document.createElement(name);
  for (const [key, value] of Object.entries(attributes)) made.setAttribute(key, value);
  made.append(...children);
  return made;
}
