/**
 * Everything that can happen to a conversation, and what a turn gives back. Customers' messages, agents' actions,
 * cards and timers are all events and travel the same road.
 */
import type { Day } from '../policies/language.js';
import type { PolicyBook } from '../policies/book.js';
import type { ClaimStep } from './claim/steps.js';
import type { CodesSent } from './claim/codes.js';
import type { Ledger } from './claim/ledger.js';
import type { Desk } from './desk.js';
import type { Floor } from './handoff/queue.js';
import type { Letter } from './letters/letter.js';
import type { LetterTemplates } from './letters/template.js';
import type { Agent, Claim, ClaimResult, Conversation, HandoffTimerKind, Instant, JsonObject, NoteAbout, Speaker, TimerKind, Via } from './records.js';
import type { Personal } from './personal.js';
import type { Reply } from './reply.js';

export type Event =
  /** The customer opened the chat. */
  | { readonly type: 'joined'; readonly locale?: string }
  /** The customer wrote, pressed a button or submitted a card. `value` is not trusted: it is read, not believed. */
  | { readonly type: 'message'; readonly text: string; readonly value?: unknown; readonly locale?: string; readonly attachments?: readonly Attachment[]; readonly refused?: readonly RefusedFile[] }
  /** `via`: the console when left out. `role`: who leads may act on other people's cases; an agent when left out. */
  | { readonly type: 'agent'; readonly agent: Agent; readonly action: AgentAction; readonly via?: Via; readonly role?: 'agent' | 'lead' | 'admin' }
  /** The clock; what the claim does not wait for any more is passed over. */
  | { readonly type: 'timer'; readonly claim: string; readonly kind: TimerKind; readonly on: Day }
  | { readonly type: 'handoffTimer'; readonly kind: HandoffTimerKind; readonly at: Instant }
  /** The channel did not take a message (`failed`), or gave no answer (`unknown`: it is sent again and may be seen twice). */
  | { readonly type: 'undelivered'; readonly what: 'failed' | 'unknown'; readonly text: string };

export interface Attachment {
  readonly name: string;
  readonly contentType: string;
  readonly url: string;
  /** Of the kept file; missing where the file stays with the channel. */
  readonly upload?: string;
}

/** A file that was not kept. */
export interface RefusedFile {
  /** Null where nobody read so far. */
  readonly name: Personal | null;
  /**
   * `type`: none of those that are taken. `program`: also scripts and pages. `picture`: too many pixels. `archive`:
   * unreadable, or with programs in it. `tooMany`, `full`: the conversation's share. `upload`: one message's share.
   * `lost`: the channel did not hand it out.
   */
  readonly why: 'type' | 'program' | 'office' | 'size' | 'picture' | 'archive' | 'empty' | 'tooMany' | 'full' | 'upload' | 'lost';
}

export type AgentAction =
  /** `since`: of the wait it was meant for; a case that waits anew by now is not taken with it. */
  | { readonly do: 'accept'; readonly since?: Instant }
  | { readonly do: 'say'; readonly text: string }
  | { readonly do: 'authoriseRma'; readonly claim: string }
  | { readonly do: 'close'; readonly claim: string | null; readonly result: ClaimResult; readonly note: string | null }
  | { readonly do: 'returnToBot' }
  /** To a person, who is asked at once, or to a queue. The note is for whoever takes it. */
  | { readonly do: 'transfer'; readonly to: { readonly agent: Agent } | { readonly queue: string }; readonly note: string | null }
  /** By a lead or an admin: from whoever has the case, or out of the queue. */
  | { readonly do: 'takeOver'; readonly reason: string }
  | { readonly do: 'release'; readonly note: string | null }
  /** Until that moment, or (null) until the customer writes. */
  | { readonly do: 'snooze'; readonly until: Instant | null }
  /** The bot asks the customer for it; the answer brings the case back. */
  | { readonly do: 'delegate'; readonly task: string; readonly wants?: 'file' | 'words' }
  /** For the other agents; anybody of the desk may write one. */
  | { readonly do: 'note'; readonly text: string }
  /** A step of a claim's life; nobody needs to hold the conversation for it, but nobody else may. */
  | { readonly do: 'step'; readonly claim: string; readonly step: ClaimStep };

/** What a turn may know besides the records: handed in, so that a turn is a pure function. */
export interface World {
  readonly now: Instant;
  /** Today in Europe/Warsaw. */
  readonly today: Day;
  readonly policies: PolicyBook;
  /** The next claim number, `GW-YYYY-NNNNNN`; taken only when it is called. */
  readonly claimNumber: () => string;
  /** The next RMA number, `RMA-YYYY-NNNNNN`. */
  readonly rmaNumber: () => string;
  /** Address of the page, with the conversation's resume secret, or null where the channel has none. */
  readonly resumeLink: string | null;
  readonly desk: Desk;
  readonly letters: LetterTemplates;
  /** Where a letter can be opened as a PDF, by whoever has the address; null where the channel's customers cannot. */
  readonly letterLink: (letter: string) => string | null;
  /** What is known of a unit, by its serial number in any spelling. */
  readonly unit: (serial: string) => UnitHistory;
  /** Any claim by its number, also of another conversation; null when there is none, undefined before that is known. */
  readonly claimNumbered: (number: string) => Claim | null | undefined;
  /** Six digits that nobody can guess; taken only when it is called. */
  readonly secretCode: () => string;
  /** Who is there and who waits, by the queue's id. */
  readonly floor: (queue: string) => Floor;
  /** How far down the transcript the customer has looked, as a place in it; 0 where that is not known. */
  readonly customerSaw: () => number;
  /** The same seal for the same text; nobody without the server's key can make one or read it. */
  readonly seal: (text: string) => string;
  /** By claim number, of the whole desk (`DESK`), or of an address; null before the first. */
  readonly codesSent: (id: string) => CodesSent | null;
  /** The link by which the customer comes back to any conversation; null where its channel has none. */
  readonly conversationLink: (id: string) => string | null;
}

export interface UnitHistory {
  /** Claims for the unit in any conversation, oldest first. */
  readonly claims: readonly Claim[];
  readonly ledgers: readonly Ledger[];
}

export interface State {
  readonly conversation: Conversation;
  /** The claims opened in this conversation, oldest first. */
  readonly claims: readonly Claim[];
}

export interface TurnResult {
  readonly changes: {
    readonly conversation: Conversation;
    /** New and changed claims. */
    readonly claims: readonly Claim[];
    readonly ledgers?: readonly Ledger[];
    /** To be sent or printed, each once. */
    readonly letters?: readonly Letter[];
    readonly codes?: readonly CodesSent[];
  };
  readonly replies: readonly Utterance[];
  readonly notes?: readonly PrivateNote[];
  readonly effects: readonly Effect[];
  /** For those who must be answered at once: a console request, a Teams invoke. */
  readonly response: TurnResponse;
}

/** For the agents' eyes. */
export interface PrivateNote {
  readonly from: Speaker;
  readonly text: string;
  readonly about?: NoteAbout;
}

export interface Utterance {
  readonly from: Speaker;
  readonly reply: Reply;
}

export type TurnResponse =
  | { readonly ok: true }
  /** The request cannot be done now; `code` is in the error catalogue. */
  | { readonly ok: false; readonly code: RefusalCode; readonly detail?: string };

export type RefusalCode = 'notWaiting' | 'takenByOther' | 'notOwner' | 'noClaim' | 'wrongClaimState' | 'emptyText' | 'serialMissing' | 'serialInUse' | 'usedUp' | 'badDay' | 'noSuchPaper' | 'noSuchClause' | 'clauseMissing' | 'notPaused' | 'alreadyPaused'
  | 'noSuchQueue' | 'alreadyYours' | 'badMoment' | 'customerWaits' | 'roleMissing';

/** What is to be done outside, after the commit. */
export type Effect =
  /** A deadline is near or over. */
  | { readonly type: 'alarm'; readonly claim: string; readonly kind: TimerKind }
  /** Somebody is asked to take a case. */
  | { readonly type: 'offered'; readonly conversation: string; readonly agent: Agent }
  /** Somebody who leads took the case from its owner, or passed it on; null: the owner was silent too long. */
  | { readonly type: 'takenAway'; readonly conversation: string; readonly from: Agent; readonly by: Agent | null }
  | { readonly type: 'promiseBroken'; readonly conversation: string; readonly queue: string }
  | { readonly type: 'ownerSilent'; readonly conversation: string }
  /** A case waits for a person. */
  | { readonly type: 'handoffWaiting'; readonly conversation: string; readonly reason: string }
  /** A policy had no rule for the facts: the admin must know. */
  | { readonly type: 'policyGap'; readonly policy: string; readonly version: string; readonly facts: JsonObject };
