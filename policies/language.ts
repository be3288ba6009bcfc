/**
 * The policy language: what a `*.policy.json` file may say. Types only; `schema.ts` checks a file against
 * them, `compile.ts` gives them meaning.
 */

export type Locale = 'pl' | 'en';
export type Text = Readonly<Record<Locale, string>>;

/** A calendar day, `YYYY-MM-DD`, in the policy's time zone. */
export type Day = string;

/** `amount` has two decimals and a point, `currency` is an ISO 4217 code: `{"amount": "145.00", "currency": "PLN"}`. */
export interface Money {
  readonly amount: string;
  readonly currency: string;
}

/** Known value of a fact. A missing key is *absent* (not asked yet), `null` is "the customer does not know". */
export type FactValue = string | number | boolean | readonly string[] | Money;
export type Facts = Readonly<Record<string, FactValue | null>>;

export type FactType = 'date' | 'yesNo' | 'choice' | 'set' | 'integer' | 'money';

/** The natural order of an interview: troubleshooting, what happened, when, what is excluded, which papers, what it costs. */
export const STAGES = ['check', 'what', 'period', 'exclusions', 'documents', 'fee'] as const;
export type Stage = (typeof STAGES)[number];

export interface ChoiceValue {
  readonly title: Text;
  /** One sentence more, where the title alone could be misread. */
  readonly help?: Text;
  /** A bare "yes" or "no" means this value, where the question can be answered so: "Is the LED on?" */
  readonly means?: 'yes' | 'no';
  /** Share of customers who answer so, 0 to 1; only the proportions matter. Default 1. */
  readonly likely?: number;
}

export interface FactDefinition {
  readonly type: FactType;
  /** Short name for summaries and the agent's card: "purchase date". */
  readonly label: Text;
  readonly question: Text;
  /** How or where the customer finds the answer. */
  readonly help?: Text;
  readonly stage: Stage;
  /** `choice` and `set` only, in the order in which they are offered. */
  readonly values?: Readonly<Record<string, ChoiceValue>>;
  /** `yesNo` only: share of yes, 0 to 1. Default 0.5. */
  readonly likelyYes?: number;
  /** Share of customers who do not know. Default 0.05. */
  readonly likelyUnknown?: number;
  /** "I don't know" is a value like any other: comparisons of this fact are never unknown (`isUnknown` tests for it). */
  readonly nullIsValue?: boolean;
  /** This fact is unknown whenever that other one is. */
  readonly nullWith?: string;
  /** Never asked by an interview; may be told, and may be asked after the decision. */
  readonly notAsked?: boolean;
  /** While the parameter is set, the fact is not asked but derived: true when asOf is not after `from` + that many months. */
  readonly derived?: { readonly parameter: string; readonly from: string };
  /** The fact is only read while this parameter is set. */
  readonly onlyWith?: string;
}

/**
 * A day: a literal, or a date fact, `asOf`, a named value of the policy (`values`), and inside a period table
 * `periodEnd` and `coverEnds`; plus months (clamped to the month's end), plus days (a number or an integer fact),
 * `roll`ed to the next Polish working day.
 */
export type DateExpression =
  | Day
  | {
      readonly date: string;
      readonly plusMonths?: number;
      readonly plusDays?: number | { readonly fact: string };
      readonly roll?: boolean;
    };

export type Comparison =
  | { readonly fact: string; readonly is: string | boolean | number }
  | { readonly fact: string; readonly oneOf: readonly string[] }
  | { readonly fact: string; readonly has: string }
  | { readonly fact: string; readonly hasAny: readonly string[] }
  | { readonly fact: string; readonly isUnknown: true }
  | { readonly fact: string; readonly atLeast: number }
  | { readonly fact: string; readonly after: DateExpression }
  | { readonly fact: string; readonly notAfter: DateExpression }
  | { readonly fact: string; readonly before: DateExpression }
  | { readonly fact: string; readonly notBefore: DateExpression };

/** `fact` on the left of a date comparison may also be `asOf`. */
export type Condition =
  | { readonly all: readonly Condition[] }
  | { readonly any: readonly Condition[] }
  | { readonly not: Condition }
  | Comparison;

export interface Source {
  /** Name of the document, as a customer would know it. */
  readonly name: Text;
  /** Whose words they are: the guarantor's terms, or a seller's description of somebody else's terms. */
  readonly authority: 'guarantor' | 'seller';
  /** Said with every citation, e.g. that the guarantor's own terms prevail. */
  readonly note?: Text;
}

export interface Clause {
  /** Key of `sources`; the first one when left out. */
  readonly source?: string;
  /** Where in the document: "6, third bullet". */
  readonly section: string;
  /** `rule`: cited by a rule. The others are told at the right moment. */
  readonly kind: 'rule' | 'information' | 'instruction';
  /** What the clause says, in our own words, as told to a customer. */
  readonly text: Text;
}

/** How a document comes: any file (a photo of it will do), a photo, or the address of something on the web. */
export const DOCUMENT_KINDS = ['file', 'photo', 'link'] as const;
export type DocumentKind = (typeof DOCUMENT_KINDS)[number];

/** What a customer must do or supply: a check to try, or a document. */
export interface Action {
  /** It is a document to be sent; the customer does anything else and says so. A choice fact about it says `attached` when it comes along. */
  readonly document?: DocumentKind;
  readonly title: Text;
  /** How to do it, step by step where that helps. */
  readonly howTo: Text;
}

/** A troubleshooting step. Tried in the order of the file; true means "not tried yet and relevant". */
export interface Check {
  readonly id: string;
  readonly fact: string;
  readonly when: Condition;
  readonly clause: string;
  readonly action: string;
}

interface RuleBase {
  readonly id: string;
  readonly when: Condition;
  /** Why, in the customer's words; the clause's text when left out. May name facts and values: `{purchaseDate}`, `{coverEnds}`. */
  readonly reason?: Text;
}

export interface DenyOrRefer extends RuleBase {
  readonly effect: 'deny' | 'refer';
  readonly clause: string;
}

export interface Need extends RuleBase {
  readonly effect: 'need';
  readonly clause: string;
  readonly action: string;
}

export type Fee =
  | { readonly amount: string; readonly currency: string; readonly indicative?: boolean }
  | {
      /** Whole per cent of the first price whose condition holds. */
      readonly percent: number;
      readonly of: readonly { readonly when: Condition; readonly fact: string }[];
    };

export interface Grant extends RuleBase {
  readonly effect: 'grant';
  readonly clauses: readonly string[];
  readonly remedies: readonly string[];
  readonly fee?: Fee;
  /** Time to remedy from acceptance of the unit (not from arrival). */
  readonly deadline?: { readonly value: number; readonly unit: 'days' | 'workingDays'; readonly rolled?: boolean; readonly clause: string };
  readonly handoff: boolean;
}

export type Rule = DenyOrRefer | Need | Grant;

/** One rule for each listed value of a set: `causes has X` with X's clauses. */
export interface ExclusionMap {
  readonly id: string;
  readonly fact: string;
  readonly effect: 'deny' | 'refer';
  /** Holds for every rule of the map. */
  readonly when?: Condition;
  readonly clauses: Readonly<Record<string, string | readonly string[]>>;
}

export interface PeriodRow {
  readonly id: string;
  readonly when: Condition;
  readonly clause: string;
  /** Length of the cover; a row has either this or `effect`. */
  readonly months?: number;
  /** Date fact the months run from; the table's `from` when left out. */
  readonly from?: string;
  readonly effect?: 'deny' | 'refer';
  readonly reason?: Text;
}

/** How long the cover runs. Exactly one row applies; each row with months gets a copy of every rule in `rules`. */
export interface PeriodTable {
  readonly id: string;
  readonly from: string;
  /** Integer fact, in days, that lengthens the cover: coverEnds = periodEnd + that. */
  readonly extendedBy?: string;
  /** A grant also cites the clause of the row that is definitely true. */
  readonly citedByGrant?: boolean;
  readonly rows: readonly PeriodRow[];
  readonly rules: readonly {
    readonly id: string;
    readonly effect: 'deny' | 'refer';
    /** ANDed with the row's own condition; may use `periodEnd` and `coverEnds`. */
    readonly when: Condition;
    /** The row's clause when left out. */
    readonly clause?: string;
    /** Only for these rows. */
    readonly rows?: readonly string[];
    readonly reason?: Text;
  }[];
}

/** Facts that cannot be together; checked on what is given, never decided on. */
export type Limit =
  | { readonly fact: string; readonly notAfter: string }
  | { readonly fact: string; readonly notBefore: string }
  | { readonly fact: string; readonly notAbove: string };

/** Something to be told, with its moment. `known`: as soon as `when` holds during the interview. */
export interface Notice {
  readonly id: string;
  readonly moment: 'known' | 'decision' | 'claim' | 'rma';
  readonly when?: Condition;
  /** `decision` only: the outcomes it goes with; all when left out. */
  readonly outcomes?: readonly Outcome[];
  readonly clause?: string;
  /** May name facts and values: `{registrationDeadline}`. */
  readonly text: Text;
}

/** An integer fact counts what was delivered, a yes/no fact says that it was. */
export interface Usage {
  readonly fact: string;
  /** Date fact that tells the plans of one unit apart; counted over all plans when left out. */
  readonly per?: string;
}

/** A case of the policy's own, replayed whenever the file is loaded. `expect` lists what must be equal. */
export interface PolicyCase {
  readonly id: string;
  readonly asOf: Day;
  readonly facts: Facts;
  readonly expect: Readonly<Record<string, unknown>>;
  readonly why?: string;
}

export interface PolicyFile {
  readonly $schema?: string;
  readonly id: string;
  readonly version: string;
  readonly timeZone: 'Europe/Warsaw';
  readonly title: Text;
  readonly guarantor: Text;
  readonly sources: Readonly<Record<string, Source>>;
  readonly clauses: Readonly<Record<string, Clause>>;
  /** Numbers that admins set; null: not set. */
  readonly parameters?: Readonly<Record<string, { readonly about: Text; readonly value: number | null }>>;
  readonly facts: Readonly<Record<string, FactDefinition>>;
  /** Named days, for conditions and texts. */
  readonly values?: Readonly<Record<string, DateExpression>>;
  readonly limits?: readonly Limit[];
  /** The yes/no fact that ends everything with `solved`. */
  readonly solvedBy?: string;
  readonly checks?: readonly Check[];
  readonly rules: readonly Rule[];
  readonly exclusions?: readonly ExclusionMap[];
  readonly periods?: PeriodTable;
  readonly actions: Readonly<Record<string, Action>>;
  readonly remedies: Readonly<Record<string, Text>>;
  readonly notices?: readonly Notice[];
  /** What the desk counts for each unit, by its serial number, and then need not ask. */
  readonly usage?: readonly Usage[];
  readonly cases: readonly PolicyCase[];
}

export type Outcome = 'covered' | 'not-covered' | 'referred' | 'action-needed' | 'solved' | 'undecided';
