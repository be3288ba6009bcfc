/** How the period went, step by step: bars side by side, and the same as a table. */
import { useId } from 'react';
import type { FiguresView } from '../../console/figures-view.js';
import { shortDay, topOf } from './figures-format.js';
import { useLanguage } from './language.js';
import type { Word } from './words.js';

const SERIES = [['opened', 'openedClaims'], ['ended', 'ended'], ['solved', 'solvedByChecks']] as const satisfies readonly (readonly [keyof FiguresView['course'][number], Word])[];
const HEIGHT = 160;
const BAR = 7;
const GAP = 6;
const STEP = SERIES.length * BAR + GAP;
/** Labels that do not run into one another. */
const LABELS = 6;

export function Course({ view: { course } }: { readonly view: FiguresView }) {
  const { t } = useLanguage();
  const heading = useId();
  const sum = (key: 'opened' | 'ended' | 'solved'): string => String(course.reduce((one, step) => one + step[key], 0));
  const says = t('courseSays', { opened: sum('opened'), ended: sum('ended'), solved: sum('solved') });
  return (
    <section className="figure-part" aria-labelledby={heading}>
      <h2 id={heading}>{t('course')}</h2>
      <ul className="legend">{SERIES.map(([key, word]) => <li key={key}><span className={`swatch ${key}`} aria-hidden="true" />{t(word)}</li>)}</ul>
      <Bars course={course} says={says} />
      <details className="as-table">
        <summary>{t('asTable')}</summary>
        <CourseTable course={course} />
      </details>
    </section>
  );
}

function Bars({ course, says }: { readonly course: FiguresView['course']; readonly says: string }) {
  const { language } = useLanguage();
  const top = topOf(Math.max(...course.flatMap(({ opened, ended, solved }) => [opened, ended, solved])));
  const every = Math.ceil(course.length / LABELS);
  const width = course.length * STEP;
  return (
    <div className="course">
      <div className="scale" aria-hidden="true"><span>{top}</span><span>{top / 2}</span><span>0</span></div>
      <div className="plot">
        <svg role="img" aria-label={says} viewBox={`0 0 ${width} ${HEIGHT}`} preserveAspectRatio="none">
          {[0, 0.5, 1].map((part) => <line key={part} className="rule" x1="0" x2={width} y1={HEIGHT * part} y2={HEIGHT * part} vectorEffect="non-scaling-stroke" />)}
          {course.flatMap((step, index) => SERIES.map(([key], place) => {
            const height = (HEIGHT * step[key]) / top;
            return height > 0 && <rect key={`${step.from} ${key}`} className={key} x={index * STEP + GAP / 2 + place * BAR} y={HEIGHT - height} width={BAR - 1} height={height} />;
          }))}
        </svg>
        <div className="days" aria-hidden="true">{course.map(({ from }, index) => index % every === 0 && <span key={from} style={{ flexGrow: Math.min(every, course.length - index) }}>{shortDay(from, language)}</span>)}</div>
      </div>
    </div>
  );
}

function CourseTable({ course }: Pick<FiguresView, 'course'>) {
  const { t, language } = useLanguage();
  return (
    <table className="numbers">
      <thead><tr><th scope="col">{t('beginning')}</th>{SERIES.map(([key, word]) => <th key={key} scope="col">{t(word)}</th>)}</tr></thead>
      <tbody>
        {course.map((step) => (
          <tr key={step.from}><th scope="row">{shortDay(step.from, language)}</th>{SERIES.map(([key]) => <td key={key}>{step[key]}</td>)}</tr>
        ))}
      </tbody>
    </table>
  );
}
