/** What the bot or an agent says, independent of any channel. Channels render it (`bot/channels/render.ts`). */
import type { FactValue, Money } from '../policies/language.js';
import type { Decision } from '../policies/decision.js';

export interface Reply {
  /** Light Markdown: paragraphs, **bold**, lists, links. Customers' and agents' own words in it are escaped. */
  readonly text: string;
  /** The text is a person's own words, no Markdown. */
  readonly plain?: true;
  /** Buttons; what is pressed comes back as the button's value. */
  readonly choices?: readonly Choice[];
  /** Inputs that are submitted together. A reply has choices or a form, and a form's `unknown` beside it. */
  readonly form?: Form;
  /** The clauses a decision rests on, for clients that show citations. */
  readonly citations?: readonly Citation[];
  /** `channelData.gwarant`, for programs (contract, section 3). */
  readonly signal?: Signal;
}

export interface Citation {
  /** Number, section and document. */
  readonly name: string;
  /** What the clause says, in our own words. */
  readonly text: string;
}

export interface Choice {
  readonly title: string;
  readonly value: Submit;
}

/** What a button or a form sends back; `question` tells a submit from an old card. */
export interface Submit {
  readonly question?: string;
  readonly policy?: string;
  readonly facts?: Readonly<Record<string, FactValue | null>>;
  readonly intent?: Intent;
  readonly start?: { readonly product: string };
  /** With `openClaim`: the cover to claim under. */
  readonly cover?: string;
  /** The answer to change. */
  readonly correct?: { readonly policy: string | null; readonly fact: string };
  /** A step that the customer takes with a claim; `withdraw` is asked back once, `withdrawSure` and `keep` are the answers. `code` asks for a new code. */
  readonly claim?: string;
  readonly step?: CustomerStep;
  /** About the papers of that claim. */
  readonly paper?: PaperAnswer;
}

/** Documents are told by their places in the claim's list; `need` is an action id of the policy, null for anything else. */
export type PaperAnswer =
  | { readonly do: 'is'; readonly documents: readonly number[]; readonly need: string | null }
  /** Each of several is something else: to be asked one by one. */
  | { readonly do: 'each'; readonly documents: readonly number[] }
  /** What is no document was done. */
  | { readonly do: 'done'; readonly need: string }
  | { readonly do: 'lack' };

export const CUSTOMER_STEPS = ['send', 'withdraw', 'withdrawSure', 'keep', 'reopen', 'code'] as const;
export type CustomerStep = (typeof CUSTOMER_STEPS)[number];

export const INTENTS = [
  'back', 'correct', 'startOver', 'person', 'polish', 'english', 'summary', 'status', 'help', 'contest', 'why', 'further'
] as const;
export type Intent = (typeof INTENTS)[number];

export interface Form {
  readonly question: string;
  readonly fields: readonly Field[];
  readonly submit: string;
  /** Other ways out than submitting, such as "I don't know" and "none of these". */
  readonly others: readonly Choice[];
}

export interface Field {
  /** Fact id; the submit's `facts` are keyed by it. */
  readonly id: string;
  readonly label: string;
  readonly input: 'date' | 'text' | 'longText' | 'email' | 'integer' | 'money' | 'choice' | 'set';
  readonly choices?: readonly { readonly value: string; readonly title: string; readonly help?: string }[];
  readonly required: boolean;
  readonly placeholder?: string;
  readonly maxLength?: number;
  /** Latest day that makes sense, `YYYY-MM-DD`. */
  readonly latest?: string;
  readonly currency?: string;
}

export interface Signal {
  readonly question?: {
    readonly policies: readonly string[];
    readonly fact: string;
    readonly type: 'date' | 'yesNo' | 'choice' | 'integer' | 'money' | 'text' | 'file';
    readonly choices?: readonly { readonly value: string; readonly title: string }[];
    readonly multiple?: true;
    /** All facts of the form, when the question asks for several at once. */
    readonly facts?: readonly string[];
  };
  readonly decisions?: readonly (Decision & { readonly policy: string })[];
  readonly claim?: { readonly number: string; readonly status: string; readonly rma?: string; readonly policy?: string; readonly missing?: readonly string[] };
  /** `agent`: the name of who has the case from now on. `delegated`: the bot collects something for them. */
  readonly handoff?: { readonly state: 'waiting' | 'accepted' | 'completed' | 'failed'; readonly agent?: string; readonly delegated?: true };
}

export type { Money };
