/** The promise to the customer, counted down. */
import type { CaseRow } from '../../console/view.js';
import { Icon } from './icons.js';
import { useLanguage } from './language.js';
import { ageOf, dayAndTime, useNow } from './time.js';

/** Nothing where nothing was promised, or the promise is kept. */
export function Promised({ row: { promise, state } }: { readonly row: CaseRow }) {
  const { t, language } = useLanguage();
  const now = useNow();
  if (promise === null || promise.state === 'kept' || state === 'completed') return null;
  const late = Date.parse(promise.by) < now;
  const broken = promise.state === 'broken' || late;
  const left = late ? t('promisedLate', { time: ageOf(promise.by, now) }) : t('promisedLeft', { time: ageOf(new Date(now).toISOString(), Date.parse(promise.by)) });
  return (
    <span className={`promised${broken ? ' broken' : ''}`}>
      <Icon name={broken ? 'alert' : 'wait'} />
      <span>{promise.state === 'broken' ? `${t('promiseBroken')} · ` : ''}{t('promisedBy', { when: dayAndTime(promise.by, language) })} ({left})</span>
    </span>
  );
}
