/** Keys for those who work here all day. They press the buttons on the screen, so that what cannot be pressed cannot be done by key. */
import { useEffect } from 'react';
import { Dialog } from './dialog.js';
import { useLanguage } from './language.js';
import type { Word } from './words.js';

const KEYS: readonly (readonly [string, Word])[] = [
  ['J', 'keyNext'], ['K', 'keyPrevious'], ['A', 'keyAccept'], ['R', 'keyReply'], ['N', 'keyNote'], ['/', 'keyReplies'],
  ['T', 'keyTransfer'], ['C', 'keyClose'], ['S', 'keySearch'], ['Esc', 'keyEscape'], ['?', 'keyHelp']
];

const BUTTONS: Readonly<Record<string, string>> = { a: 'accept', r: 'reply', n: 'note', t: 'transfer', c: 'close' };

/** Off where somebody writes, where a dialog is open, and where the person has turned them off. */
export function useShortcuts(active: boolean, onHelp: () => void): void {
  useEffect(() => {
    if (!active) return undefined;
    const pressed = (event: KeyboardEvent): void => {
      if (event.ctrlKey || event.altKey || event.metaKey || event.isComposing || isBusy(event.target)) return;
      if (act(event.key.toLowerCase(), onHelp)) event.preventDefault();
    };
    addEventListener('keydown', pressed);
    return () => removeEventListener('keydown', pressed);
  }, [active, onHelp]);
}

/** @returns false when the key means nothing here */
function act(key: string, onHelp: () => void): boolean {
  if (key === '?') onHelp();
  else if (key === 's') location.hash = '#/search';
  else if (key === 'j' || key === 'k') return step(key === 'j' ? 1 : -1);
  else return press(BUTTONS[key]);
  return true;
}

/** The button in the open case goes before those of the queue. */
function press(name: string | undefined): boolean {
  const found = name === undefined ? [] : [...document.querySelectorAll<HTMLButtonElement>(`[data-shortcut="${name}"]`)].filter((one) => !one.disabled && one.offsetParent !== null);
  const button = found.find((one) => one.closest('.composer, .case')) ?? found[0];
  button?.click();
  if (name === 'reply') requestAnimationFrame(() => document.getElementById('words')?.focus());
  return button !== undefined;
}

function step(by: number): boolean {
  const links = [...document.querySelectorAll<HTMLAnchorElement>('.queue .row > a')];
  const at = links.findIndex((link) => link.getAttribute('aria-current') === 'true');
  const next = links[at < 0 ? (by > 0 ? 0 : links.length - 1) : at + by];
  if (!next) return false;
  location.hash = next.hash;
  next.scrollIntoView({ block: 'nearest' });
  return true;
}

function isBusy(target: EventTarget | null): boolean {
  if (document.querySelector('dialog[open]')) return true;
  return target instanceof HTMLElement && (target.isContentEditable || /^(?:INPUT|TEXTAREA|SELECT)$/u.test(target.tagName));
}

export function ShortcutsDialog({ onClose }: { readonly onClose: () => void }) {
  const { t } = useLanguage();
  return (
    <Dialog title={t('shortcuts')} onClose={onClose}>
      <p>{t('shortcutsMore')}</p>
      <table className="shortcuts"><tbody>{KEYS.map(([key, word]) => <tr key={key}><th scope="row"><kbd>{key}</kbd></th><td>{t(word)}</td></tr>)}</tbody></table>
      <div className="dialog-actions"><button type="button" className="primary" onClick={onClose}>{t('closeWindow')}</button></div>
    </Dialog>
  );
}
