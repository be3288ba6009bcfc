/** How the desk is set: what counts for all of it, and its queues. */
import type { ReactNode } from 'react';
import type { Text } from '../../../policies/language.js';
import type { DeskView, QueueView } from '../../console/admin-view.js';
import { useLanguage } from './language.js';
import { ADMIN, WEEKDAYS } from './words-admin.js';

export function DeskSettings(desk: DeskView) {
  const { pick } = useLanguage();
  const days = (count: number | null, otherwise: Text): string => (count === null ? pick(otherwise) : `${count} ${pick(ADMIN.days)}`);
  const { retention, overturned, contact } = desk;
  const rows: readonly (readonly [Text, ReactNode])[] = [
    [ADMIN.name, desk.name],
    [ADMIN.returnAddress, desk.returnAddress.join(', ') || pick(ADMIN.agentTells)],
    [ADMIN.contact, [contact.email, contact.phone].filter(Boolean).join(', ') || pick(ADMIN.none)],
    [ADMIN.rmaValid, days(desk.rmaValidDays, ADMIN.never)],
    [ADMIN.reminders, desk.reminderDays.length > 0 ? `${desk.reminderDays.join(', ')} ${pick(ADMIN.days)}` : pick(ADMIN.never)],
    [ADMIN.complaint, days(desk.complaintAnswerDays, ADMIN.noDuty)],
    [ADMIN.dueSoon, days(desk.dueSoonDays, ADMIN.never)],
    [ADMIN.overturned, pick(ADMIN.overturnedMore).replace('{percent}', String(overturned.percent)).replace('{atLeast}', String(overturned.atLeast))],
    [ADMIN.retention, ([[ADMIN.closed, retention.closedDays], [ADMIN.withdrawn, retention.withdrawnDays], [ADMIN.withoutClaim, retention.withoutClaimDays]] as const)
      .map(([what, count]) => `${pick(what)}: ${days(count, ADMIN.never)}`).join(' · ')]
  ];
  return (
    <>
      <section aria-labelledby="desk">
        <h2 id="desk">{pick(ADMIN.desk)}</h2>
        <p className="quiet">{pick(ADMIN.deskMore)}</p>
        <div className="admin-card"><Rows rows={rows} /></div>
      </section>
      <section aria-labelledby="queues">
        <h2 id="queues">{pick(ADMIN.queues)}</h2>
        <ul className="admin-cards">{desk.queues.map((queue) => <li key={queue.id}><QueueCard {...queue} /></li>)}</ul>
      </section>
    </>
  );
}

function QueueCard(queue: QueueView) {
  const { pick } = useLanguage();
  const minutes = (count: number): string => `${count} ${pick(ADMIN.minutes)}`;
  const hours = queue.hours.map(({ days, from, to }) => `${days.map((day) => pick(WEEKDAYS[day - 1] ?? ADMIN.none)).join(', ')} ${from}–${to}`);
  const rows: readonly (readonly [Text, ReactNode])[] = [
    [ADMIN.products, queue.products.join(', ') || pick(ADMIN.all)],
    [ADMIN.languages, queue.languages.join(', ').toUpperCase() || pick(ADMIN.all)],
    [ADMIN.members, queue.members.join(', ') || pick(ADMIN.everybody)],
    [ADMIN.leads, queue.leads.join(', ') || pick(ADMIN.none)],
    [ADMIN.hours, [...hours, ...(queue.openOnHolidays ? [pick(ADMIN.holidays)] : [])].join('; ') || pick(ADMIN.none)],
    [ADMIN.capacity, queue.capacity],
    [ADMIN.accept, minutes(queue.acceptMinutes)],
    [ADMIN.silent, minutes(queue.silentMinutes)],
    [ADMIN.answer, queue.answerMinutes === null ? pick(ADMIN.nothingPromised) : minutes(queue.answerMinutes)]
  ];
  return <article className="admin-card"><h3>{queue.title}</h3><Rows rows={rows} /></article>;
}

function Rows({ rows }: { readonly rows: readonly (readonly [Text, ReactNode])[] }) {
  const { pick } = useLanguage();
  return <dl>{rows.map(([label, value]) => <div key={label.en} className="admin-row"><dt>{pick(label)}</dt><dd>{value}</dd></div>)}</dl>;
}
