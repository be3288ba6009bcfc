/** Clause by clause: how often it decided, how often its denials were contested and overturned. */
import { useId } from 'react';
import type { ClauseRow, FiguresView } from '../../console/figures-view.js';
import { percentOf } from './figures-format.js';
import { useLanguage } from './language.js';

export function ClauseTable({ view: { clauses, denials, overturned } }: { readonly view: FiguresView }) {
  const { t, language } = useLanguage();
  const heading = useId();
  const told = {
    told: String(denials.told), contested: String(denials.contested), overturned: String(denials.overturned),
    contestedShare: percentOf(denials.contested, denials.told, language), overturnedShare: percentOf(denials.overturned, denials.told, language)
  };
  return (
    <section className="figure-part" aria-labelledby={heading}>
      <h2 id={heading}>{t('byClause')}</h2>
      <p className="small">{t('denialsSay', told)}</p>
      {clauses.length === 0 ? <p className="quiet">{t('nothingInPeriod')}</p> : (
        <div className="wide" role="group" aria-labelledby={heading} tabIndex={0}>
          <table className="numbers clauses-table">
            <thead>
              <tr>
                <th scope="col">{t('clause')}</th><th scope="col">{t('cited')}</th><th scope="col">{t('denied')}</th>
                <th scope="col">{t('contestedDenials')}</th><th scope="col">{t('overturnedDenials')}</th>
              </tr>
            </thead>
            <tbody>{clauses.map((row) => <Row key={`${row.policy} ${row.clause}`} row={row} />)}</tbody>
          </table>
        </div>
      )}
      {clauses.some(({ flagged }) => flagged) && <p className="quiet small">{t('oftenOverturnedMore', { percent: String(overturned.percent), atLeast: String(overturned.atLeast) })}</p>}
    </section>
  );
}

function Row({ row }: { readonly row: ClauseRow }) {
  const { t, language } = useLanguage();
  const cited = Object.values(row.outcomes).reduce((sum, count) => sum + count, 0);
  const share = (part: number): string => (row.denials === 0 ? '' : ` (${percentOf(part, row.denials, language)})`);
  return (
    <tr className={row.flagged ? 'flagged' : undefined}>
      <th scope="row">
        <span>{row.clause}{row.text !== '' && <> · {row.text}</>}</span>
        <span className="quiet small">{row.title}{row.section !== '' && `, ${row.section}`}</span>
        {row.flagged && <span className="flag">{t('oftenOverturned')}</span>}
      </th>
      <td>{cited}</td><td>{row.denials}</td><td>{row.contested}{share(row.contested)}</td><td>{row.overturned}{share(row.overturned)}</td>
    </tr>
  );
}
