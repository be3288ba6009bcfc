/** What the console's API answers: plain JSON, words already in the agent's language. The browser reads these types too. */
import type { Outcome } from '../../policies/language.js';
import type { Agent, ChannelName, ClaimEvent, ClaimResult, ClaimState, Handoff, Instant, Override, Speaker, Via } from '../../dialogs/records.js';
import type { DocumentLine, PaperOption } from './document-view.js';
import type { ClaimLife } from './life-view.js';

export interface Me extends Agent {
  readonly role: 'agent' | 'lead' | 'admin';
}

/** A case, as one line of the queue: a conversation that was handed to a person, has a claim, or was opened by an agent. */
export interface CaseRow {
  readonly conversation: string;
  /** `bot`: no person was called; the bot has the conversation. */
  readonly state: Handoff['state'] | 'bot';
  readonly reason: Handoff['reason'] | null;
  /** When the customer called for a person, also where the case went back to the queue since; where nobody was called, when the conversation began. */
  readonly since: Instant;
  readonly acceptedAt: Instant | null;
  readonly completedAt: Instant | null;
  readonly owner: Agent | null;
  /** Null where nobody was called. */
  readonly queue: { readonly id: string; readonly title: string } | null;
  /** Who is asked to take it now. */
  readonly offered: Agent | null;
  /** An answer by then. */
  readonly promise: { readonly by: Instant; readonly state: 'open' | 'kept' | 'broken' } | null;
  readonly snoozedUntil: Instant | null;
  /** Since when the customer waits for the owner's word; null when the owner spoke last. */
  readonly silentSince: Instant | null;
  /** The owner was warned that the case will be lost. */
  readonly warnedAt: Instant | null;
  /** A person's first words in this round; null: the customer has had none. */
  readonly answeredAt: Instant | null;
  /** From the one who passed it on. */
  readonly note: string | null;
  readonly customer: string | null;
  readonly product: string | null;
  readonly channel: ChannelName;
  /** The customer's language. */
  readonly language: 'pl' | 'en';
  readonly claim: { readonly number: string; readonly state: ClaimState } | null;
  /** Number of events in the histories of its claims: when it grows, what is shown of them is old. */
  readonly events: number;
  /** The last words of the customer or an agent; the bot's where neither spoke lately. */
  readonly last: { readonly seq: number; readonly at: Instant; readonly role: Speaker['role']; readonly name: string | null; readonly by: string | null; readonly text: string } | null;
  /** Number of entries; what a reader has seen is compared with it. */
  readonly length: number;
  /** Seqs of what the customer said among the newest entries: those after what a reader has seen are unread. */
  readonly words: readonly number[];
  /** The customer spoke last. */
  readonly unanswered: boolean;
}

export interface Clause {
  readonly id: string;
  readonly section: string;
  readonly text: string;
  readonly source: string;
  readonly authority: 'guarantor' | 'seller';
  readonly note: string | null;
}

export interface Step {
  readonly title: string;
  readonly howTo: string;
}

export interface DecisionCard {
  readonly policy: string;
  readonly title: string;
  readonly version: string;
  readonly asOf: string;
  readonly outcome: Outcome;
  readonly clauses: readonly Clause[];
  readonly remedies: readonly string[];
  readonly actions: readonly Step[];
  readonly fee: string | null;
  readonly indicative: boolean;
  readonly deadline: string | null;
  readonly coverEnds: string | null;
  /** A person's decision, which stands in the place of this one. */
  readonly overridden: OverrideCard | null;
}

export interface OverrideCard {
  readonly outcome: Override['outcome'];
  readonly clause: Clause | null;
  readonly reason: string;
  readonly by: string;
  readonly at: Instant;
}

export interface FactLine {
  readonly label: string;
  readonly value: string;
  /** False: the customer does not know. */
  readonly known: boolean;
}

export interface FactGroup {
  readonly title: string;
  readonly facts: readonly FactLine[];
}

export interface CheckLine {
  readonly title: string;
  readonly result: string;
}

export interface ClaimCard extends ClaimLife {
  readonly number: string;
  readonly state: ClaimState;
  readonly policy: string;
  readonly openedAt: Instant;
  readonly contested: boolean;
  readonly serial: string | null;
  readonly description: string | null;
  readonly missing: readonly Step[];
  readonly documents: readonly DocumentLine[];
  /** What a document can be put to. */
  readonly papers: readonly PaperOption[];
  readonly result: { readonly code: ClaimResult; readonly note: string | null; readonly at: Instant } | null;
  readonly history: readonly {
    readonly at: Instant;
    readonly role: Speaker['role'];
    readonly name: string | null;
    readonly via: Via;
    readonly what: ClaimEvent['what'];
    readonly to: ClaimState;
    /** In words: titles for ids, days written out. */
    readonly note: string | null;
  }[];
}

/** What an agent needs before reading the transcript. */
export interface Summary {
  readonly customer: {
    readonly name: string | null;
    readonly email: string | null;
    readonly serial: string | null;
    readonly description: string | null;
  };
  readonly decisions: readonly DecisionCard[];
  readonly facts: readonly FactGroup[];
  readonly checks: readonly CheckLine[];
  /** Documents and steps that are still to come from the customer. */
  readonly missing: readonly Step[];
  /** The claim of this hand-off first, then the newest. */
  readonly claims: readonly ClaimCard[];
}

export interface Line {
  readonly id: string;
  readonly seq: number;
  readonly at: Instant;
  readonly role: Speaker['role'];
  readonly name: string | null;
  /** The agent who said or did it, by id: two may have one name. */
  readonly by: string | null;
  readonly text: string;
  /** `text` is light Markdown; otherwise it is to be shown as it is. */
  readonly markdown: boolean;
  /** `noted`: among agents. `pressed`: a button. `filled`: a form, told in words. `joined`: nothing was said. */
  readonly kind: 'said' | 'pressed' | 'filled' | 'joined' | 'noted';
  /** What somebody did to the case, told by the system: `noted`, but not a note that anybody wrote. */
  readonly deed: boolean;
  /** Buttons and fields that were offered with it. */
  readonly offered: readonly string[];
  readonly attachments: readonly { readonly name: string; readonly contentType: string; readonly url: string }[];
}

export interface Transcript {
  readonly lines: readonly Line[];
  /** There are entries before the first of these. */
  readonly earlier: boolean;
}

export interface CaseView {
  readonly row: CaseRow;
  /** Where the one who opened it for a customer answers in their place; null for everybody else. */
  readonly interview: string | null;
  readonly summary: Summary;
  readonly transcript: Transcript;
}

/** Server-sent events: `case`, `reload` (fetch again what you show) and `signedOut`. */
export interface CaseChange {
  readonly row: CaseRow;
  readonly lines: readonly Line[];
}
