/**
 * Words not yet sent. They are kept in the browser for each person and case, so that neither a reload nor an error nor
 * signing out loses them; all tabs share them.
 */
import { useCallback, useSyncExternalStore } from 'react';
import { forGood } from './kept.js';

export type DraftKind = 'message' | 'note';

const KEPT = 'gwarant.console.draft';
const listeners = new Set<() => void>();

export function draftOf(person: string, conversation: string, kind: DraftKind): string {
  return forGood.get(keyOf(person, conversation, kind)) ?? '';
}

export function keepDraft(person: string, conversation: string, kind: DraftKind, text: string): void {
  const key = keyOf(person, conversation, kind);
  if (text === '') forGood.drop(key);
  else forGood.set(key, text);
  for (const listener of listeners) listener();
}

/** The draft and how it is changed. */
export function useDraft(person: string, conversation: string, kind: DraftKind): readonly [string, (text: string) => void] {
  const read = useCallback(() => draftOf(person, conversation, kind), [person, conversation, kind]);
  const text = useSyncExternalStore(listen, read);
  const change = useCallback((next: string) => keepDraft(person, conversation, kind, next), [person, conversation, kind]);
  return [text, change];
}

function listen(listener: () => void): () => void {
  listeners.add(listener);
  addEventListener('storage', listener);
  return () => {
    listeners.delete(listener);
    removeEventListener('storage', listener);
  };
}

function keyOf(person: string, conversation: string, kind: DraftKind): string {
  return `${KEPT}.${kind}.${person}.${conversation}`;
}
