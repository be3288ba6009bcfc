/** The button and the panel: nodes without a word of HTML, in a shadow root that neither takes the shop's styles nor gives it any. */
import { STYLE } from './style.js';

export interface Elements {
  readonly host: HTMLElement;
  readonly launcher: HTMLButtonElement;
  readonly dialog: HTMLDialogElement;
  readonly title: HTMLElement;
  readonly about: HTMLElement;
  readonly close: HTMLButtonElement;
  readonly body: HTMLElement;
  readonly notice: HTMLElement;
  readonly noticeText: HTMLElement;
  readonly elsewhere: HTMLAnchorElement;
}

const SVG = 'http://www.w3.org/2000/svg';
const CHAT = 'M4 3h16a2 2 0 0 1 2 2v10a2 2 0 0 1-2 2h-8l-5 4.5V17H4a2 2 0 0 1-2-2V5a2 2 0 0 1 2-2Zm3 5.5h10M7 12h6';
const CROSS = 'M6 6l12 12M18 6 6 18';

export function makeElements(accent: string, ink: string): Elements {
  const host = document.createElement('div');
  host.id = 'gwarant-chat';
  const root = host.attachShadow({ mode: 'open' });
  dress(root);
  host.style.setProperty('--accent', accent);
  host.style.setProperty('--ink', ink);
  const launcher = element('button', 'launcher');
  launcher.type = 'button';
  launcher.append(icon(CHAT), element('span', 'label'));
  launcher.setAttribute('aria-haspopup', 'dialog');
  const [title, about, close] = [element('h2', 'title'), element('p', 'about'), element('button', 'close')];
  title.id = 'title';
  title.tabIndex = -1;
  close.type = 'button';
  close.append(icon(CROSS));
  const head = element('div', 'head');
  const names = element('div', 'names');
  names.append(title, about);
  head.append(names, close);
  const [body, notice, noticeText, elsewhere] = [element('div', 'body'), element('div', 'notice'), element('p', 'notice-text'), element('a', 'elsewhere')];
  notice.setAttribute('role', 'status');
  elsewhere.target = '_blank';
  elsewhere.rel = 'noopener';
  notice.append(noticeText, elsewhere);
  body.append(notice);
  const dialog = element('dialog', 'panel');
  dialog.setAttribute('aria-labelledby', title.id);
  dialog.append(head, body);
  root.append(launcher, dialog);
  return { host, launcher, dialog, title, about, close, body, notice, noticeText, elsewhere };
}

/** By script, for which a shop's Content-Security-Policy needs no leave; browsers of before 2023 may not know that way. */
function dress(root: ShadowRoot): void {
  try {
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(STYLE);
    root.adoptedStyleSheets = [sheet];
  } catch {
    const style = document.createElement('style');
    style.textContent = STYLE;
    root.append(style);
  }
}

function element<K extends keyof HTMLElementTagNameMap>(name: K, className: string): HTMLElementTagNameMap[K] {
  const made = document.createElement(name);
  made.className = className;
  return made;
}

function icon(path: string): SVGElement {
  const [svg, line] = [document.createElementNS(SVG, 'svg'), document.createElementNS(SVG, 'path')];
  for (const [name, value] of Object.entries({ viewBox: '0 0 24 24', width: '24', height: '24', 'aria-hidden': 'true', fill: 'none', stroke: 'currentColor', 'stroke-width': '2', 'stroke-linecap': 'round', 'stroke-linejoin': 'round' })) svg.setAttribute(name, value);
  line.setAttribute('d', path);
  svg.append(line);
  return svg;
}
