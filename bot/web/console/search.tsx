/** The search for claims: what is looked for, the lists of what is due, what was found, and taking it away as a file. */
import { useEffect, useState } from 'react';
import type { DueLists, FoundPage } from '../../console/search-view.js';
import { FoundTable } from './found-table.js';
import { useLanguage } from './language.js';
import { PageTabs, SEARCHES } from './page-tabs.js';
import { searchFor, sectionAddress } from './route.js';
import { SearchForm } from './search-form.js';
import { LISTS, readQuery, writeQuery, type ListName, type Query } from './search-query.js';
import { read, type Answer } from './wire.js';
import type { Word } from './words.js';

export function Search({ query: written, onSignedOut }: { readonly query: string; readonly onSignedOut: () => void }) {
  const { t } = useLanguage();
  const query = readQuery(written);
  return (
    <main className="search-page" id="search" tabIndex={-1}>
      <PageTabs label="search" pages={SEARCHES} current="search" />
      <h1>{t('searchTitle')}</h1>
      <SearchForm written={written} />
      {query.list === null ? <Found query={query} onSignedOut={onSignedOut} /> : <Due list={query.list} onSignedOut={onSignedOut} />}
    </main>
  );
}

function Found({ query, onSignedOut }: { readonly query: Query; readonly onSignedOut: () => void }) {
  const { t } = useLanguage();
  const answer = useAnswer<FoundPage>(`/api/claims?${writeQuery(query)}`, onSignedOut);
  if (answer?.type !== 'ok') return <><Lists current={null} counts={null} /><Waiting answer={answer} /></>;
  const { claims, page, more } = answer.value;
  return (
    <>
      <Lists current={null} counts={null} />
      {claims.length === 0 ? <NothingFound /> : <FoundTable title={t('found')} rows={claims.map((claim) => ({ claim, due: null }))} />}
      <div className="found-foot">
        {(page > 1 || more) && <Pages query={query} page={page} more={more} />}
        {claims.length > 0 && <Exports query={query} />}
      </div>
      <p className="hidden" role="status">{claims.length === 0 ? t('nothingFound') : `${t('found')}: ${claims.length}`}</p>
    </>
  );
}

function Due({ list, onSignedOut }: { readonly list: ListName; readonly onSignedOut: () => void }) {
  const { t } = useLanguage();
  const answer = useAnswer<DueLists>('/api/claims/due', onSignedOut);
  if (answer?.type !== 'ok') return <><Lists current={list} counts={null} /><Waiting answer={answer} /></>;
  const found = answer.value[list];
  return (
    <>
      <Lists current={list} counts={answer.value} />
      {found.length === 0 ? <p className="quiet empty">{t('listEmpty')}</p> : <FoundTable title={t(LISTS[list])} rows={found.map((due) => ({ claim: due.claim, due }))} since={list === 'papers'} />}
    </>
  );
}

function Lists({ current, counts }: { readonly current: ListName | null; readonly counts: DueLists | null }) {
  const { t } = useLanguage();
  const link = (list: ListName | null, word: Word, count: number | null) => (
    <a key={word} href={sectionAddress('search', list === null ? '' : `list=${list}`)} aria-current={current === list ? 'page' : undefined}>{t(word)}{count !== null && <span className="count">{count}</span>}</a>
  );
  return (
    <nav className="lists" aria-label={t('lists')}>
      {link(null, 'allClaims', null)}
      {(Object.keys(LISTS) as ListName[]).map((list) => link(list, LISTS[list], counts && counts[list].length))}
    </nav>
  );
}

function NothingFound() {
  const { t } = useLanguage();
  return <div className="empty"><strong>{t('nothingFound')}</strong><p className="quiet">{t('nothingFoundMore')}</p></div>;
}

function Waiting({ answer }: { readonly answer: Answer<unknown> | null }) {
  const { t } = useLanguage();
  if (answer === null) return <p className="quiet empty" role="status">{t('searching')}</p>;
  return <p className="failure" role="alert">{answer.type === 'refused' ? answer.message : t('unreachable')}</p>;
}

function Pages({ query, page, more }: { readonly query: Query; readonly page: number; readonly more: boolean }) {
  const { t } = useLanguage();
  const turn = (to: number): void => searchFor(writeQuery({ ...query, page: to }));
  return (
    <nav className="pages" aria-label={t('pages')}>
      <button type="button" disabled={page === 1} onClick={() => turn(page - 1)}>{t('previousPage')}</button>
      <span>{t('pageNumber', { page: String(page) })}</span>
      <button type="button" disabled={!more} onClick={() => turn(page + 1)}>{t('nextPage')}</button>
    </nav>
  );
}

function Exports({ query }: { readonly query: Query }) {
  const { t } = useLanguage();
  const criteria = writeQuery({ ...query, page: 1 });
  return (
    <p className="exports">
      <a href={`/api/claims.csv?${criteria}`} download>{t('exportCsv')}</a>
      <a href={`/api/claims.json?${criteria}`} download>{t('exportJson')}</a>
    </p>
  );
}

/** Null while it is on its way; the answer before it is not shown for another question. */
export function useAnswer<T>(path: string, onSignedOut: () => void): Answer<T> | null {
  const { language } = useLanguage();
  const [answer, setAnswer] = useState<{ readonly path: string; readonly value: Answer<T> } | null>(null);
  useEffect(() => {
    let left = false;
    void read<T>(path, language).then((value) => {
      if (left) return;
      if (value.type === 'refused' && value.status === 401) onSignedOut();
      setAnswer({ path, value });
    });
    return () => { left = true; };
  }, [path, language, onSignedOut]);
  return answer?.path === path ? answer.value : null;
}
