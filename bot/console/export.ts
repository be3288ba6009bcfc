/** What a search found as a file, written while it is found: CSV for spreadsheets (RFC 4180), JSON for programs. */
import { Readable } from 'node:stream';
import { stringify } from 'csv-stringify';
import type { Claim } from '../../dialogs/records.js';
import { EXPORT_COLUMNS, exportRow } from './export-columns.js';

const COLUMNS = Object.keys(EXPORT_COLUMNS);

/** With a byte order mark: without it Excel reads Polish letters as something else. */
export function csvOf(claims: AsyncIterable<Claim>): Readable {
  const written = stringify({ bom: true, header: true, columns: COLUMNS, record_delimiter: 'windows', cast: { string: harmless } });
  const rows = Readable.from(rowsOf(claims));
  rows.on('error', (error) => written.destroy(error));
  written.on('close', () => rows.destroy());
  return rows.pipe(written);
}

export function jsonOf(claims: AsyncIterable<Claim>): Readable {
  return Readable.from(jsonParts(claims));
}

/** What a spreadsheet could take for a formula is made text by an apostrophe (OWASP, CSV injection). */
export function harmless(cell: string): string {
  return /^[=+\-@\t\r\n|%]/u.test(cell) ? `'${cell}` : cell;
}

async function* rowsOf(claims: AsyncIterable<Claim>): AsyncGenerator<ReturnType<typeof exportRow>> {
  for await (const claim of claims) yield exportRow(claim);
}

async function* jsonParts(claims: AsyncIterable<Claim>): AsyncGenerator<string> {
  let lead = '[\n';
  for await (const claim of claims) {
    yield lead + JSON.stringify(exportRow(claim));
    lead = ',\n';
  }
  yield lead === '[\n' ? '[]\n' : '\n]\n';
}
