/** The promise to the customer, counted down. */
import type { CaseRow } from '../../console/view.js';
import { Icon } from './icons.js';
import { useLanguage } from './language.js';
import { promiseOwed } from '../../console/queue-order.js';
import { ageOf, dayAndTime, useNow } from './time.js';

/** Nothing where nothing is owed: nothing was promised, or it was done. */
export function Promised({ row }: { readonly row: CaseRow }) {
  const { t, language } = useLanguage();
  const now = useNow();
  const { promise } = row;
  const owed = promiseOwed(row, now);
  if (promise === null || owed === null) return null;
  const late = Date.parse(promise.by) < now;
  const broken = owed === 'broken';
  const left = late ? t('promisedLate', { time: ageOf(promise.by, now) }) : t('promisedLeft', { time: ageOf(new Date(now).toISOString(), Date.parse(promise.by)) });
  return (
    <span className={`promised${broken ? ' broken' : ''}`}>
      <Icon name={broken ? 'alert' : 'wait'} />
      <span>{broken && t('promiseBroken')}<span className={broken ? 'promised-when' : undefined}>{broken && ' · '}{t('promisedBy', { when: dayAndTime(promise.by, language) })}</span> ({left})</span>
    </span>
  );
}
