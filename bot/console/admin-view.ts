/** What the admin page shows: policies in force, what was refused, and how the desk is set. Words are the reader's. */

export interface PolicyInForce {
  readonly id: string;
  readonly title: string;
  readonly version: string;
  /** Null: no file holds this text any more; it counts until the next start. */
  readonly file: string | null;
  /** Products that offer it. */
  readonly products: readonly string[];
  readonly sources: readonly { readonly name: string; readonly clauses: number; readonly percent: number }[];
  readonly parameters: readonly { readonly name: string; readonly about: string; readonly value: number | null }[];
  /** Tests within the file. */
  readonly cases: number;
}

export interface ProblemLine {
  readonly file: string;
  readonly line: number;
  readonly column: number;
  readonly code: string;
  readonly message: string;
}

export interface PoliciesView {
  readonly policies: readonly PolicyInForce[];
  readonly problems: readonly ProblemLine[];
}

export interface QueueView {
  readonly id: string;
  readonly title: string;
  readonly products: readonly string[];
  readonly languages: readonly string[];
  readonly members: readonly string[];
  readonly leads: readonly string[];
  readonly hours: readonly { readonly days: readonly number[]; readonly from: string; readonly to: string }[];
  readonly openOnHolidays: boolean;
  readonly capacity: number;
  readonly acceptMinutes: number;
  readonly silentMinutes: number;
  readonly answerMinutes: number | null;
}

export interface DeskView {
  readonly name: string;
  readonly returnAddress: readonly string[];
  readonly contact: { readonly email: string | null; readonly phone: string | null };
  readonly rmaValidDays: number;
  readonly reminderDays: readonly number[];
  readonly complaintAnswerDays: number | null;
  readonly dueSoonDays: number;
  readonly overturned: { readonly percent: number; readonly atLeast: number };
  readonly retention: { readonly closedDays: number | null; readonly withdrawnDays: number | null; readonly withoutClaimDays: number | null };
  readonly queues: readonly QueueView[];
}

export interface SessionView {
  readonly id: string;
  readonly person: { readonly id: string; readonly name: string; readonly role: 'agent' | 'lead' | 'admin' };
  readonly way: 'link' | 'oidc' | 'teams';
  readonly since: string;
  readonly seenAt: string;
  readonly expiresAt: string;
  readonly current: boolean;
}
