/** The trail of what agents did to a case: lines of the transcript that no customer gets. What they said, and steps of claims, stand there or in the claim's history anyway. */
import { speaker } from '../claim/move.js';
import type { Desk } from '../desk.js';
import type { Draft } from '../draft.js';
import type { AgentAction } from '../events.js';
import { formatMoment } from '../format.js';
import type { Agent, Instant, NoteAbout } from '../records.js';
import { NOTE_TEXTS } from '../texts/notes.js';
import type { Locale } from '../../policies/language.js';

type Deed = Extract<NoteAbout, { what: 'passedOn' | 'released' | 'snoozed' | 'delegated' | 'returned' | 'closed' }>;

/** Once it is done. */
export function audit(draft: Draft, agent: Agent, action: AgentAction): void {
  const deed = deedOf(action, draft.world.desk);
  if (!deed) return;
  const words = action.do === 'transfer' || action.do === 'release' || action.do === 'close' ? action.note : null;
  draft.note(speaker(agent), words ?? '', deed);
}

/** A moment is told as it looked when it was said. @param at of the line */
export function deedWords(deed: Deed, note: string, locale: Locale, at: Instant): string {
  const texts = NOTE_TEXTS[locale];
  const words = ((): string => {
    switch (deed.what) {
      case 'passedOn': return texts.passedOn(deed.to[locale]);
      case 'snoozed': return deed.until === null ? texts.snoozedUntilWord : texts.snoozed(formatMoment(deed.until, at, locale));
      case 'delegated': return deed.wants === 'file' ? texts.delegatedFile : texts.delegated;
      default: return texts[deed.what];
    }
  })();
  return note === '' ? words : `${words}\n${note}`;
}

function deedOf(action: AgentAction, { queues }: Desk): Deed | null {
  switch (action.do) {
    case 'transfer': {
      if ('agent' in action.to) return { what: 'passedOn', to: { pl: action.to.agent.name, en: action.to.agent.name } };
      const { queue } = action.to;
      return { what: 'passedOn', to: queues.find(({ id }) => id === queue)?.title ?? { pl: queue, en: queue } };
    }
    case 'release': return { what: 'released' };
    case 'snooze': return { what: 'snoozed', until: action.until };
    case 'delegate': return { what: 'delegated', wants: action.wants ?? 'words' };
    case 'returnToBot': return { what: 'returned' };
    case 'close': return { what: 'closed' };
    default: return null;
  }
}
