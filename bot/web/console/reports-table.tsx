/** One line a queue or an agent. */
import { useId } from 'react';
import type { ReportLine } from '../../../dialogs/handoff/report.js';
import { durationOf, percentOf } from './figures-format.js';
import { useLanguage } from './language.js';

interface Props {
  readonly title: string;
  readonly head: string;
  readonly rows: readonly (ReportLine & { readonly key: string; readonly name: string })[];
}

export function ReportTable({ title, head, rows }: Props) {
  const { t } = useLanguage();
  const heading = useId();
  return (
    <section className="figure-part">
      <h2 id={heading}>{title}</h2>
      {rows.length === 0 ? <p className="quiet">{t('nothingInPeriod')}</p> : (
        <div className="wide" tabIndex={0} role="region" aria-labelledby={heading}>
          <table className="numbers report-table" aria-labelledby={heading}>
            <thead><tr><th scope="col">{head}</th>{(['handoffs', 'firstAnswerMedian', 'promisesKept', 'transfersCount', 'closedCount', 'reopenedCount', 'ratingMean'] as const).map((word) => <th key={word} scope="col">{t(word)}</th>)}</tr></thead>
            <tbody>{rows.map((row) => <Line key={row.key} name={row.name} line={row} />)}</tbody>
          </table>
        </div>
      )}
    </section>
  );
}

function Line({ name, line }: { readonly name: string; readonly line: ReportLine }) {
  const { t, language } = useLanguage();
  const { toAnswer, promises, ratings } = line;
  const mean = ratings.mean === null ? '–' : new Intl.NumberFormat(language, { maximumFractionDigits: 1, minimumFractionDigits: 1 }).format(ratings.mean);
  return (
    <tr>
      <th scope="row">{name}</th>
      <td>{line.handoffs}</td>
      <td>{toAnswer ? durationOf(toAnswer.median) : '–'}{toAnswer && <span className="quiet small">{t('nineInTen', { ninetieth: durationOf(toAnswer.ninetieth) })}</span>}</td>
      <td>{percentOf(promises.kept, promises.of, language)}{promises.of > 0 && <span className="quiet small">{t('keptOf', { kept: String(promises.kept), of: String(promises.of) })}</span>}</td>
      <td>{line.transfers}</td>
      <td>{line.closed}{line.returned > 0 && <span className="quiet small">{t('returnedCount', { count: String(line.returned) })}</span>}</td>
      <td>{line.reopened}</td>
      <td>{mean}{ratings.count > 0 && <span className="quiet small">{t('ratingCount', { count: String(ratings.count) })}</span>}</td>
    </tr>
  );
}
