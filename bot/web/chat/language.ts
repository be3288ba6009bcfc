/** Which language the page speaks: what the customer picked, else what the browser prefers. */
import type { Language } from './texts.js';

const KEY = 'gwarant.language';

export function isLanguage(value: unknown): value is Language {
  return value === 'pl' || value === 'en';
}

/** What was picked here before, or null. */
export function pickedLanguage(): Language | null {
  const picked = read();
  return isLanguage(picked) ? picked : null;
}

export function browserLanguage(): Language {
  const known = navigator.languages.map((tag) => tag.slice(0, 2).toLowerCase()).find(isLanguage);
  return known ?? 'pl';
}

/** Kept for the next visit; a browser that keeps nothing is asked again then. */
export function pick(language: Language): void {
  try {
    localStorage.setItem(KEY, language);
  } catch {
    // Storage is blocked, as in some embedded frames.
  }
}

function read(): string | null {
  try {
    return localStorage.getItem(KEY);
  } catch {
    return null;
  }
}
