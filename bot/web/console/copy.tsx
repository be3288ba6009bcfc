/** Copies a number, and says that it did. */
import { useEffect, useState } from 'react';
import { Icon } from './icons.js';
import { useLanguage } from './language.js';
import type { Word } from './words.js';

const SHOWN_MS = 2000;

export function CopyButton({ text, word = 'copy' }: { readonly text: string; readonly word?: Word }) {
  const { t } = useLanguage();
  const [copied, setCopied] = useState(false);
  useEffect(() => {
    if (!copied) return undefined;
    const timer = setTimeout(() => setCopied(false), SHOWN_MS);
    return () => clearTimeout(timer);
  }, [copied]);
  return (
    <button type="button" className="copy" onClick={() => void copy(text).then(setCopied)}>
      <Icon name={copied ? 'check' : 'copy'} /><span aria-live="polite">{copied ? t('copied') : t(word)}</span>
    </button>
  );
}

/** The clipboard exists on https and localhost only; elsewhere an old command does it. */
async function copy(text: string): Promise<boolean> {
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    return copyBySelection(text);
  }
}

function copyBySelection(text: string): boolean {
  const place = document.createElement('textarea');
  place.value = text;
  // Inside an open dialog nothing outside of it can be selected.
  (document.querySelector('dialog[open]') ?? document.body).append(place);
  place.select();
  const done = document.execCommand('copy');
  place.remove();
  return done;
}
