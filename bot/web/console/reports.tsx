/** Reports: what became of the hand-offs of a period, by queue and by agent. */
import { useState, type FormEvent } from 'react';
import type { ReportsView } from '../../console/reports-view.js';
import { BarTable } from './figures-bars.js';
import { durationOf, percentOf } from './figures-format.js';
import { lastDays, readFiguresQuery, writeFiguresQuery } from './figures-query.js';
import { useLanguage } from './language.js';
import { PageTabs, SUPERVISION } from './page-tabs.js';
import { ReportComments } from './reports-comments.js';
import { ReportCourse } from './reports-course.js';
import { ReportTable } from './reports-table.js';
import { sectionAddress } from './route.js';
import { useAnswer } from './search.js';
import { Tile } from './tile.js';

interface Props {
  readonly query: string;
  readonly onSignedOut: () => void;
}

const PRESETS = [7, 30, 90, 365] as const;

export function Reports({ query: written, onSignedOut }: Props) {
  const { t, language } = useLanguage();
  const { from, to } = readFiguresQuery(written);
  const query = writeFiguresQuery({ from, to, product: '' });
  const answer = useAnswer<ReportsView>(`/api/reports?${query}`, onSignedOut);
  return (
    <main className="figures-page board-page" id="reports" tabIndex={-1}>
      <PageTabs label="supervision" pages={SUPERVISION} current="reports" />
      <h1>{t('reportsTitle')}</h1>
      <p className="quiet">{t('reportsMore')}</p>
      {answer === null && <p className="quiet empty" role="status">{t('counting')}</p>}
      {answer !== null && answer.type !== 'ok' && <p className="failure" role="alert">{answer.type === 'refused' ? answer.message : t('unreachable')}</p>}
      {answer?.type === 'ok' && (
        <>
          <Picker key={written} view={answer.value} />
          <Shown view={answer.value} />
          <p className="exports"><a href={`/api/reports.csv?${new URLSearchParams([...new URLSearchParams(query), ['locale', language]]).toString()}`} download>{t('exportCsv')}</a></p>
        </>
      )}
    </main>
  );
}

function Picker({ view }: { readonly view: ReportsView }) {
  const { t } = useLanguage();
  const [wanted, setWanted] = useState({ from: view.from, to: view.to });
  const go = (period: typeof wanted): void => { location.hash = sectionAddress('reports', new URLSearchParams(period).toString()); };
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    go(wanted);
  };
  return (
    <form className="figures-picker" onSubmit={submit} aria-label={t('period')}>
      <div className="presets" role="group" aria-label={t('period')}>
        {PRESETS.map((days) => {
          const preset = lastDays(days, view.to);
          return <button key={days} type="button" aria-pressed={preset.from === view.from} onClick={() => go(preset)}>{days === 365 ? t('lastYear') : t('lastDays', { days: String(days) })}</button>;
        })}
      </div>
      <label>{t('fromDay')}<input type="date" required max={wanted.to} value={wanted.from} onChange={(event) => setWanted({ ...wanted, from: event.target.value })} /></label>
      <label>{t('toDay')}<input type="date" required min={wanted.from} value={wanted.to} onChange={(event) => setWanted({ ...wanted, to: event.target.value })} /></label>
      <button type="submit" className="primary">{t('show')}</button>
    </form>
  );
}

function Shown({ view }: { readonly view: ReportsView }) {
  const { t } = useLanguage();
  const scores = view.total.ratings.scores.map((count, place) => ({ title: t('outOfFive', { score: String(place + 1) }), count })).reverse();
  return (
    <>
      <Totals view={view} />
      <ReportCourse course={view.course} />
      <ReportTable title={t('byQueue')} head={t('inQueue')} rows={view.queues.map((line) => ({ ...line, key: line.queue, name: line.title }))} />
      <ReportTable title={t('byAgent')} head={t('personHead')} rows={view.agents.map((line) => ({ ...line, key: line.id }))} />
      <div className="figures-pair">
        <BarTable title={t('scoresTitle')} more={t('scoresMore')} head={t('score')} rows={view.total.ratings.count === 0 ? [] : scores} />
        <ReportComments comments={view.comments} />
      </div>
    </>
  );
}

function Totals({ view: { total } }: { readonly view: ReportsView }) {
  const { t, language } = useLanguage();
  const { toAnswer, promises, ratings } = total;
  const mean = ratings.mean === null ? '–' : new Intl.NumberFormat(language, { maximumFractionDigits: 1, minimumFractionDigits: 1 }).format(ratings.mean);
  return (
    <dl className="tiles">
      <Tile title={t('handoffs')} value={String(total.handoffs)} more={`${t('transfersCount')}: ${total.transfers}`} />
      <Tile title={t('firstAnswer')} value={toAnswer ? durationOf(toAnswer.median) : '–'} more={toAnswer ? t('medianNinetieth', { ninetieth: durationOf(toAnswer.ninetieth) }) : t('noneYet')} />
      <Tile title={t('promisesKept')} value={percentOf(promises.kept, promises.of, language)} more={t('keptOf', { kept: String(promises.kept), of: String(promises.of) })} />
      <Tile title={t('closedCount')} value={String(total.closed)} more={t('returnedCount', { count: String(total.returned) })} />
      <Tile title={t('reopenedCount')} value={String(total.reopened)} more={percentOf(total.reopened, total.handoffs, language)} />
      <Tile title={t('ratingMean')} value={mean} more={t('ratingCount', { count: String(ratings.count) })} />
    </dl>
  );
}
