/** The columns of an export: names that stay, what they hold, and how each follows from a claim. */
import { expectation } from '../../dialogs/claim/deadline.js';
import type { Claim } from '../../dialogs/records.js';
import { dayInWarsaw } from '../../dialogs/day.js';

interface Column {
  /** For the OpenAPI. */
  readonly about: string;
  readonly of: (claim: Claim) => string | null;
}

const column = (about: string, of: Column['of']): Column => ({ about, of });
const dayOf = (instant: string | undefined): string | null => (instant === undefined ? null : dayInWarsaw(instant));

/** Days are `YYYY-MM-DD`, Europe/Warsaw; several values are joined by `; `. */
export const EXPORT_COLUMNS = {
  number: column('claim number', ({ number }) => number),
  state: column('state of the claim', ({ state }) => state),
  openedOn: column('day of opening', ({ openedAt }) => dayOf(openedAt)),
  product: column('product id', ({ unit }) => unit.product),
  serial: column('serial number', ({ unit }) => unit.serial),
  name: column('customer\u2019s name', ({ customer }) => customer.name),
  email: column('customer\u2019s e-mail address', ({ customer }) => customer.email),
  language: column('customer\u2019s language', ({ locale }) => locale),
  description: column('the fault in the customer\u2019s words', ({ description }) => description),
  policy: column('policy id', ({ policy }) => policy.id),
  policyVersion: column('version of the policy that decided', ({ policy }) => policy.version),
  outcome: column('the policy\u2019s decision', ({ decision }) => decision.outcome),
  clauses: column('clauses it rests on', ({ decision }) => decision.cites.join('; ')),
  contested: column('yes where the customer contested it', ({ contested }) => (contested ? 'yes' : 'no')),
  override: column('an agent\u2019s decision in its place', ({ override }) => override?.outcome ?? null),
  missing: column('papers still missing, by action id', ({ missing }) => missing.join('; ')),
  rma: column('RMA number', ({ rma }) => rma?.number ?? null),
  rmaValidUntil: column('last day for handing in the parcel', ({ rma }) => rma?.validUntil ?? null),
  sentOn: column('day on which the parcel left', ({ parcel }) => parcel.sentOn),
  receivedOn: column('day on which it came', ({ parcel }) => parcel.receivedOn),
  acceptedOn: column('day from which the time to remedy runs', ({ parcel }) => parcel.acceptedOn),
  expectedBy: column('last day of the time to remedy', (claim) => {
    const expected = expectation(claim);
    return expected.type === 'by' ? expected.day : null;
  }),
  shippedBackOn: column('day on which the unit was sent back', ({ parcel }) => parcel.shippedBackOn),
  answerBy: column('day by which the complaint is owed an answer', ({ answerBy }) => answerBy),
  answeredOn: column('day on which it was answered', ({ answeredOn }) => answeredOn),
  result: column('how it ended', ({ result }) => result?.code ?? null),
  resultNote: column('note to the result', ({ result }) => result?.note ?? null),
  endedOn: column('day on which it was closed or withdrawn', ({ history }) => dayOf(history.findLast(({ what }) => what === 'closed' || what === 'withdrawn')?.at))
} as const satisfies Readonly<Record<string, Column>>;

export type ExportRow = { readonly [C in keyof typeof EXPORT_COLUMNS]: string | null };

export function exportRow(claim: Claim): ExportRow {
  return Object.fromEntries(Object.entries(EXPORT_COLUMNS).map(([name, { of }]) => [name, of(claim)])) as ExportRow;
}
