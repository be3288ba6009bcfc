/** Calls day by day: bars, and the same in a sentence and as a table. */
import { useId } from 'react';
import type { ReportsView } from '../../console/reports-view.js';
import { shortDay, topOf } from './figures-format.js';
import { useLanguage } from './language.js';

const HEIGHT = 160;
const STEP = 10;
const LABELS = 6;
/** More bars than this are thinner than the eye: a period that long is counted by weeks. */
const MOST_BARS = 100;
const WEEK = 7;

export function ReportCourse({ course: days }: Pick<ReportsView, 'course'>) {
  const { t, language } = useLanguage();
  const heading = useId();
  const course = days.length > MOST_BARS ? weeksOf(days) : days;
  const count = days.reduce((sum, { handoffs }) => sum + handoffs, 0);
  const most = days.reduce((best, one) => (one.handoffs > best.handoffs ? one : best), { day: days[0]?.day ?? '', handoffs: 0 });
  if (count === 0) return null;
  return (
    <section className="figure-part" aria-labelledby={heading}>
      <h2 id={heading}>{t('handoffsByDay')}</h2>
      <Bars course={course} says={t('handoffsSay', { count: String(count), most: String(most.handoffs), day: shortDay(most.day, language) })} />
      <details className="as-table">
        <summary>{t('asTable')}</summary>
        <table className="numbers">
          <thead><tr><th scope="col">{t('beginning')}</th><th scope="col">{t('handoffs')}</th></tr></thead>
          <tbody>{course.map(({ day, handoffs }) => <tr key={day}><th scope="row">{shortDay(day, language)}</th><td>{handoffs}</td></tr>)}</tbody>
        </table>
      </details>
    </section>
  );
}

function Bars({ course, says }: Pick<ReportsView, 'course'> & { readonly says: string }) {
  const { language } = useLanguage();
  const top = topOf(Math.max(...course.map(({ handoffs }) => handoffs)));
  const every = Math.ceil(course.length / LABELS);
  const width = course.length * STEP;
  return (
    <div className="course">
      <div className="scale" aria-hidden="true"><span>{top}</span><span>{top / 2}</span><span>0</span></div>
      <div className="plot">
        <svg role="img" aria-label={says} viewBox={`0 0 ${width} ${HEIGHT}`} preserveAspectRatio="none">
          {[0, 0.5, 1].map((part) => <line key={part} className="rule" x1="0" x2={width} y1={HEIGHT * part} y2={HEIGHT * part} vectorEffect="non-scaling-stroke" />)}
          {course.map(({ day, handoffs }, index) => handoffs > 0 && <rect key={day} className="opened" x={index * STEP + 1} y={HEIGHT - (HEIGHT * handoffs) / top} width={STEP - 2} height={(HEIGHT * handoffs) / top} />)}
        </svg>
        <div className="days" aria-hidden="true">{course.map(({ day }, index) => index % every === 0 && <span key={day} style={{ flexGrow: Math.min(every, course.length - index) }}>{shortDay(day, language)}</span>)}</div>
      </div>
    </div>
  );
}

function weeksOf(days: ReportsView['course']): { readonly day: string; readonly handoffs: number }[] {
  const starts = days.filter((_, place) => place % WEEK === 0);
  return starts.map(({ day }, week) => ({ day, handoffs: days.slice(week * WEEK, (week + 1) * WEEK).reduce((sum, { handoffs }) => sum + handoffs, 0) }));
}
