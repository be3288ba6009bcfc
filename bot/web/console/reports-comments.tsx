/** What customers wrote with their ratings, the latest first. */
import { useId } from 'react';
import type { ReportsView } from '../../console/reports-view.js';
import { useLanguage } from './language.js';
import { addressOf } from './route.js';
import { dayInWords } from './time.js';

export function ReportComments({ comments }: Pick<ReportsView, 'comments'>) {
  const { t, language } = useLanguage();
  const heading = useId();
  return (
    <section className="figure-part" aria-labelledby={heading}>
      <h2 id={heading}>{t('comments')}</h2>
      {comments.length === 0 ? <p className="quiet">{t('noComments')}</p> : (
        <ul className="report-comments">
          {comments.map(({ conversation, day, score, agent, title, text }, place) => (
            <li key={`${conversation} ${place}`}>
              <p className="plain-text">{text}</p>
              <p className="quiet small"><span className={`due ${score <= 2 ? 'over' : ''}`}>{t('outOfFive', { score: String(score) })}</span> <a href={addressOf(conversation)}>{dayInWords(day, language)}</a> · {[agent, title].filter(Boolean).join(' · ')}</p>
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}
