/** Counts of a few kinds: a table whose bars are beside the numbers, not instead of them. */
import { useId } from 'react';
import { percentOf } from './figures-format.js';
import { useLanguage } from './language.js';

interface Props {
  readonly title: string;
  readonly more: string;
  readonly head: string;
  readonly rows: readonly { readonly title: string; readonly count: number }[];
}

export function BarTable({ title, more, head, rows }: Props) {
  const { t, language } = useLanguage();
  const heading = useId();
  const sum = rows.reduce((one, { count }) => one + count, 0);
  const most = Math.max(1, ...rows.map(({ count }) => count));
  return (
    <section className="figure-part" aria-labelledby={heading}>
      <h2 id={heading}>{title}</h2>
      <p className="quiet small">{more}</p>
      {rows.length === 0 ? <p className="quiet">{t('nothingInPeriod')}</p> : (
        <table className="bars" aria-labelledby={heading}>
          <thead><tr><th scope="col">{head}</th><th scope="col">{t('cases')}</th><th scope="col">{t('share')}</th></tr></thead>
          <tbody>
            {rows.map((row) => (
              <tr key={row.title}>
                <th scope="row">{row.title}<svg className="bar" viewBox="0 0 100 6" preserveAspectRatio="none" aria-hidden="true"><rect width={(100 * row.count) / most} height="6" rx="1" /></svg></th>
                <td>{row.count}</td>
                <td>{percentOf(row.count, sum, language)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </section>
  );
}
