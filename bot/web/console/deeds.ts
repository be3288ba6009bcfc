/**
 * What an agent does with a case and could regret: closing it, passing it on, laying it aside. Where undo is on it waits
 * some seconds in the browser; nothing has left before. Whatever else is done with the case, and leaving the page, does it at once.
 */
import type { CaseView } from '../../console/view.js';
import type { Sight } from './clerk.js';
import type { Deed, DeskEvent } from './desk.js';
import { hold, sendNow, takeBack } from './held.js';
import { isWorthKeeping, type DeedName } from '../../console/filled.js';
import { goTo } from './route.js';
import { newKey, type Answer } from './wire.js';
import type { Word } from './words.js';

export type { DeedName } from '../../console/filled.js';

/** What is said when it is done. */
export const DONE: Readonly<Record<DeedName, Word>> = {
  close: 'closedToast', return: 'returnedToast', transfer: 'transferredToast', release: 'releasedToast', snooze: 'snoozedToast', delegate: 'delegatedToast'
};

interface Hands {
  readonly sight: { readonly current: Sight };
  readonly tell: (event: DeskEvent) => void;
  readonly t: (word: Word) => string;
  /** Sends what was written to the customer of the case and waits to be undone. */
  readonly sendWords: (conversation: string) => Promise<void>;
  /** Does it; what went wrong, but for a server that does not answer, has been shown. */
  readonly act: (deed: Deed) => Promise<Answer<CaseView>>;
}

export class Deeds {
  readonly #hands: Hands;

  constructor(hands: Hands) {
    this.#hands = hands;
  }

  /** Does it some seconds later. */
  async hold(deed: Pick<Deed, 'conversation' | 'customer' | 'what' | 'body'>): Promise<void> {
    const held: Deed = { ...deed, key: newKey(), failure: null, held: true };
    const before = this.settle(deed.conversation);
    this.#hands.tell({ type: 'deed', deed: held });
    hold(held.key, () => void this.run(held));
    await before;
  }

  /** Does it, also again: the key makes that harmless. */
  async run(deed: Deed): Promise<void> {
    const { sight, tell, t, sendWords, act } = this.#hands;
    tell({ type: 'deed', deed: { ...deed, held: false, failure: null } });
    // When the page is left, everything that waits is on its way already, and there is no time to wait for it.
    if (sight.current.desk.outgoing.some(({ held, conversation }) => held && conversation === deed.conversation)) await sendWords(deed.conversation);
    const answer = await act(deed);
    if (answer.type === 'unreachable') return tell({ type: 'deed', deed: { ...deed, held: false, failure: t('unreachable') } });
    // What was refused was not done: whatever was filled in can be mended and sent again.
    if (answer.type === 'refused') return tell({ type: 'undone', deed });
    tell({ type: 'deedOver', key: deed.key });
    if (answer.type === 'ok') tell({ type: 'notice', notice: { id: newKey(), kind: 'done', text: t(DONE[deed.what]) } });
  }

  now(key: string): void {
    sendNow(key);
  }

  /** Takes it back; where something was filled in, its dialog opens again with it. */
  undo(deed: Deed): void {
    if (!takeBack(deed.key)) return;
    this.#hands.tell({ type: 'undone', deed });
    // A narrow screen has the dialogs with the case.
    if (isWorthKeeping(deed)) goTo(deed.conversation, 'case');
  }

  /** Somebody else has the case now: what waits for it is not done. @returns what waited */
  lose(conversation: string): DeedName | null {
    const lost = this.#hands.sight.current.desk.deeds.filter((one) => one.held && one.conversation === conversation && takeBack(one.key));
    for (const { key } of lost) this.drop(key);
    return lost.at(-1)?.what ?? null;
  }

  /** It is not wanted any more. */
  drop(key: string): void {
    this.#hands.tell({ type: 'deedOver', key });
  }

  /** What waits is done now: of one case, or of all. */
  async settle(conversation: string | null = null): Promise<void> {
    const waiting = this.#hands.sight.current.desk.deeds.filter((one) => one.held && (conversation === null || one.conversation === conversation));
    await Promise.all(waiting.map(async (deed) => takeBack(deed.key) && this.run(deed)));
  }
}
