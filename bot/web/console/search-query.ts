/** What is searched for, in the address and as the API takes it. */
import type { DueLists } from '../../console/search-view.js';
import type { Word } from './words.js';

export type ListName = keyof DueLists;

export const LISTS: Readonly<Record<ListName, Word>> = { overdue: 'listOverdue', dueSoon: 'listDueSoon', papers: 'listPapers', answer: 'listAnswer' };

export interface Query {
  readonly q: string;
  readonly state: string;
  readonly product: string;
  readonly from: string;
  readonly to: string;
  readonly page: number;
  /** A list of what is due, in place of a search. */
  readonly list: ListName | null;
}

const CRITERIA = ['q', 'state', 'product', 'from', 'to'] as const;

export function readQuery(written: string): Query {
  const given = new URLSearchParams(written);
  const [q, state, product, from, to] = CRITERIA.map((name) => given.get(name) ?? '') as [string, string, string, string, string];
  const page = Number(given.get('page'));
  const list = (Object.keys(LISTS) as ListName[]).find((name) => name === given.get('list')) ?? null;
  return { q, state, product, from, to, page: Number.isInteger(page) && page > 1 ? page : 1, list };
}

/** Only what was chosen. */
export function writeQuery(query: Query): string {
  const chosen = CRITERIA.flatMap((name) => (query[name].trim() === '' ? [] : [[name, query[name].trim()]]));
  return new URLSearchParams([...chosen, ...(query.page > 1 ? [['page', String(query.page)]] : [])]).toString();
}
