/** A report for spreadsheets (RFC 4180): the desk, its queues, its agents. */
import { stringify } from 'csv-stringify/sync';
import type { ReportLine } from '../../dialogs/handoff/report.js';
import { harmless } from './export.js';
import type { ReportsView } from './reports-view.js';

interface Row extends ReportLine {
  readonly kind: 'total' | 'queue' | 'agent';
  readonly name: string;
}

interface Column {
  /** For the OpenAPI. */
  readonly about: string;
  readonly of: (row: Row) => string | number | null;
}

const column = (about: string, of: Column['of']): Column => ({ about, of });
const hours = (value: number | undefined): string | null => (value === undefined ? null : value.toFixed(2));

export const REPORT_COLUMNS = {
  kind: column('total, queue or agent', ({ kind }) => kind),
  name: column('title of the queue, or name of the agent', ({ name }) => name),
  handoffs: column('hand-offs called in the period', ({ handoffs }) => handoffs),
  answered: column('hand-offs in which a person spoke', ({ toAnswer }) => toAnswer?.count ?? 0),
  medianHours: column('median hours from the call to a person’s first words', ({ toAnswer }) => hours(toAnswer?.median)),
  ninetiethHours: column('the same, of nine in ten', ({ toAnswer }) => hours(toAnswer?.ninetieth)),
  promises: column('promises that were kept or broken', ({ promises }) => promises.of),
  promisesKept: column('of these, kept', ({ promises }) => promises.kept),
  transfers: column('how often a case changed hands', ({ transfers }) => transfers),
  closed: column('closed by a person', ({ closed }) => closed),
  returned: column('given back to the bot for good', ({ returned }) => returned),
  reopened: column('called again within seven days', ({ reopened }) => reopened),
  ratings: column('how many customers rated', ({ ratings }) => ratings.count),
  meanRating: column('mean of 1 (very poor) to 5 (very good)', ({ ratings }) => ratings.mean?.toFixed(2) ?? null)
} as const satisfies Readonly<Record<string, Column>>;

/** With a byte order mark: without it Excel reads Polish letters as something else. */
export function reportCsv({ total, queues, agents }: ReportsView): string {
  const rows: Row[] = [
    { kind: 'total', name: '', ...total },
    ...queues.map((one): Row => ({ kind: 'queue', name: one.title, ...one })),
    ...agents.map((one): Row => ({ kind: 'agent', ...one }))
  ];
  const cells = rows.map((row) => Object.fromEntries(Object.entries(REPORT_COLUMNS).map(([name, { of }]) => [name, of(row)])));
  return stringify(cells, { bom: true, header: true, columns: Object.keys(REPORT_COLUMNS), record_delimiter: 'windows', cast: { string: harmless } });
}
