/** The figures: a period, what happened in it, and which clauses give trouble. */
import { useState, type FormEvent } from 'react';
import type { FiguresView } from '../../console/figures-view.js';
import { BarTable } from './figures-bars.js';
import { ClauseTable } from './figures-clauses.js';
import { Course } from './figures-course.js';
import { durationOf, percentOf } from './figures-format.js';
import { lastDays, readFiguresQuery, writeFiguresQuery, type FiguresQuery } from './figures-query.js';
import { useLanguage } from './language.js';
import { sectionAddress } from './route.js';
import { useAnswer } from './search.js';
import { Tile } from './tile.js';
import { OUTCOMES, RESULTS } from './words.js';

interface Props {
  readonly query: string;
  readonly onSignedOut: () => void;
}

const PRESETS = [7, 30, 90, 365] as const;

export function Figures({ query: written, onSignedOut }: Props) {
  const { t } = useLanguage();
  const answer = useAnswer<FiguresView>(`/api/figures?${writeFiguresQuery(readFiguresQuery(written))}`, onSignedOut);
  return (
    <main className="figures-page" id="figures" tabIndex={-1}>
      <h1>{t('figuresTitle')}</h1>
      {answer === null && <p className="quiet empty" role="status">{t('counting')}</p>}
      {answer !== null && answer.type !== 'ok' && <p className="failure" role="alert">{answer.type === 'refused' ? answer.message : t('unreachable')}</p>}
      {answer?.type === 'ok' && <><Picker key={written} view={answer.value} /><Shown view={answer.value} /></>}
    </main>
  );
}

/** The period that is shown, and other ones. */
function Picker({ view }: { readonly view: FiguresView }) {
  const { t } = useLanguage();
  const [wanted, setWanted] = useState<FiguresQuery>({ from: view.from, to: view.to, product: view.product ?? '' });
  const go = (query: FiguresQuery): void => { location.hash = sectionAddress('figures', writeFiguresQuery(query)); };
  const change = (changed: Partial<FiguresQuery>): void => setWanted((before) => ({ ...before, ...changed }));
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    go(wanted);
  };
  return (
    <form className="figures-picker" onSubmit={submit} aria-label={t('period')}>
      <div className="presets" role="group" aria-label={t('period')}>
        {PRESETS.map((days) => {
          const preset = lastDays(days, view.to);
          return <button key={days} type="button" aria-pressed={preset.from === view.from} onClick={() => go({ ...wanted, ...preset })}>{days === 365 ? t('lastYear') : t('lastDays', { days: String(days) })}</button>;
        })}
      </div>
      <label>{t('fromDay')}<input type="date" required max={wanted.to} value={wanted.from} onChange={(event) => change({ from: event.target.value })} /></label>
      <label>{t('toDay')}<input type="date" required min={wanted.from} value={wanted.to} onChange={(event) => change({ to: event.target.value })} /></label>
      <label>{t('product')}
        <select value={wanted.product} onChange={(event) => change({ product: event.target.value })}>
          <option value="">{t('anyProduct')}</option>
          {view.products.map(({ id, title }) => <option key={id} value={id}>{title}</option>)}
        </select>
      </label>
      <button type="submit" className="primary">{t('show')}</button>
    </form>
  );
}

function Shown({ view }: { readonly view: FiguresView }) {
  const { t, pick } = useLanguage();
  return (
    <>
      <Tiles view={view} />
      <Course view={view} />
      <div className="figures-pair">
        <BarTable title={t('decisions')} more={t('decisionsMore')} head={t('outcome')} rows={rowsOf(view.outcomes, (code) => pick(OUTCOMES[code]))} />
        <BarTable title={t('results')} more={t('resultsMore')} head={t('result')} rows={rowsOf(view.results, (code) => pick(RESULTS[code]))} />
      </div>
      <ClauseTable view={view} />
    </>
  );
}

function rowsOf<K extends string>(counts: Readonly<Partial<Record<K, number>>>, title: (code: K) => string): { readonly title: string; readonly count: number }[] {
  const rows = (Object.entries(counts) as [K, number][]).map(([code, count]) => ({ title: title(code), count }));
  return rows.sort((a, b) => b.count - a.count);
}

function Tiles({ view }: { readonly view: FiguresView }) {
  const { t, language } = useLanguage();
  const { denials, now, toAnswer, toClose } = view;
  const time = (spread: FiguresView['toAnswer']): string => (spread ? durationOf(spread.median) : '–');
  const more = (spread: FiguresView['toAnswer']): string =>
    spread ? t('medianNinetieth', { ninetieth: durationOf(spread.ninetieth) }) : t('noneYet');
  return (
    <dl className="tiles">
      <Tile title={t('openedClaims')} value={String(view.opened)} />
      <Tile title={t('closedClaims')} value={String(view.closed)} more={`${t('withdrawnClaims')}: ${view.withdrawn}`} />
      <Tile title={t('solvedByChecks')} value={String(view.solved)} />
      <Tile title={t('openNow')} value={String(now.open)} more={`${t('dueSoonNow')}: ${now.dueSoon}`} />
      <Tile title={t('overdueNow')} value={String(now.overdue)} bad={now.overdue > 0} />
      <Tile title={t('toAnswer')} value={time(toAnswer)} more={more(toAnswer)} />
      <Tile title={t('toClose')} value={time(toClose)} more={more(toClose)} />
      <Tile title={t('denials')} value={String(denials.told)} more={`${t('contestedDenials')}: ${percentOf(denials.contested, denials.told, language)} · ${t('overturnedDenials')}: ${percentOf(denials.overturned, denials.told, language)}`} />
    </dl>
  );
}
