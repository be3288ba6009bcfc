/** The queue: who waits, my cases, those of others, and on demand the completed ones. */
import { useState, type ReactNode } from 'react';
import type { CaseRow, Me } from '../../console/view.js';
import { Icon } from './icons.js';
import { useLanguage } from './language.js';
import { passes } from '../../console/case-filter.js';
import { byUrgency, promiseOwed } from '../../console/queue-order.js';
import { useFilter } from './filter.js';
import { isNarrowed, QueueFilter } from './queue-filter.js';
import { QueueRow } from './queue-row.js';
import { useNow } from './time.js';
import type { DeskAndClerk } from './useDesk.js';
import type { Word } from './words.js';

interface Props extends DeskAndClerk {
  readonly open: string | null;
}

export function Queue(props: Props) {
  const { rows, me } = props.desk;
  const { t } = useLanguage();
  return (
    <nav className="pane queue" aria-label={t('queue')}>
      {rows === null || me === null ? <p className="quiet padded">{t('loading')}</p> : <Sections {...props} rows={rows} me={me} />}
    </nav>
  );
}

function Sections({ rows, me, ...props }: Props & { readonly rows: readonly CaseRow[]; readonly me: Me }) {
  const { t } = useLanguage();
  const now = useNow();
  const [filter, change] = useFilter();
  const shown = rows.filter((row) => passes(row, filter, me.id));
  const waiting = shown.filter(({ state }) => state === 'waiting').sort(byUrgency(me.id, now));
  const mine = shown.filter(({ owner }) => owner?.id === me.id).sort(byNeed(now));
  const others = shown.filter(({ owner }) => owner && owner.id !== me.id).sort(byUrgency(me.id, now));
  const section = (word: Word, cases: readonly CaseRow[], empty: ReactNode = null): ReactNode =>
    (cases.length > 0 || empty) && (
      <Section title={t(word)} count={cases.length}>
        {cases.length > 0 ? cases.map((row) => <QueueRow key={row.conversation} {...props} row={row} now={now} />) : empty}
      </Section>
    );
  return (
    <>
      <QueueFilter rows={rows} filter={filter} onChange={change} />
      {isNarrowed(filter) && shown.length === 0 ? <p className="quiet padded" role="status">{t('noneFits')}</p> : section('waiting', waiting, isNarrowed(filter) ? null : <NobodyWaits />)}
      {section('mine', mine)}
      {section('others', others)}
      <Completed {...props} now={now} />
    </>
  );
}

function Section({ title, count, children }: { readonly title: string; readonly count: number; readonly children: ReactNode }) {
  return (
    <section>
      <h2>{title}<span className="count">{count}</span></h2>
      <ul>{children}</ul>
    </section>
  );
}

function NobodyWaits() {
  const { t } = useLanguage();
  return (
    <li className="nobody">
      <Icon name="inbox" />
      <strong>{t('nobodyWaits')}</strong>
      <span className="quiet">{t('nobodyWaitsMore')}</span>
    </li>
  );
}

function Completed(props: Props & { readonly now: number }) {
  const { t } = useLanguage();
  const [shown, setShown] = useState(false);
  const rows = props.desk.completed;
  const toggle = (): void => {
    if (!shown) void props.clerk.loadCompleted();
    setShown(!shown);
  };
  return (
    <section className="completed">
      <button type="button" className="plain fold" aria-expanded={shown} onClick={toggle}>{t('completed')}</button>
      {shown && rows === null && <p className="quiet padded">{t('loading')}</p>}
      {shown && rows?.length === 0 && <p className="quiet padded">{t('noneCompleted')}</p>}
      {shown && <ul>{rows?.map((row) => <QueueRow key={row.conversation} {...props} row={row} />)}</ul>}
    </section>
  );
}

/** What is about to be lost or is promised and late, then customers who wait for an answer, the longest silence on top; what is laid aside last. */
function byNeed(now: number): (a: CaseRow, b: CaseRow) => number {
  const aside = ({ snoozedUntil }: CaseRow): number => Number(snoozedUntil !== null);
  const urgent = (row: CaseRow): number => Number(row.warnedAt !== null || promiseOwed(row, now) === 'broken');
  return (a, b) => urgent(b) - urgent(a) || aside(a) - aside(b) || Number(b.unanswered) - Number(a.unanswered) || ((a.last?.at ?? '') < (b.last?.at ?? '') ? -1 : 1);
}
