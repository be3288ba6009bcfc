/** Who is signed in: one's own sessions, for admins everybody's, each to be ended at once. */
import { useCallback, useEffect, useState } from 'react';
import type { SessionView } from '../../console/admin-view.js';
import { useLanguage } from './language.js';
import { read, remove } from './wire.js';
import { ADMIN, ROLE_NAMES } from './words-admin.js';

interface Props {
  readonly onSignedOut: () => void;
  /** False where a heading stands above it already. */
  readonly titled?: boolean;
}

export function Sessions({ onSignedOut, titled = true }: Props) {
  const { t, pick, language } = useLanguage();
  const [sessions, setSessions] = useState<readonly SessionView[]>([]);
  const [told, setTold] = useState('');
  const load = useCallback(async () => {
    const answer = await read<{ sessions: readonly SessionView[] }>('/api/sessions', language);
    if (answer.type === 'ok') setSessions(answer.value.sessions);
    else if (answer.type === 'refused' && answer.status === 401) onSignedOut();
  }, [language, onSignedOut]);
  useEffect(() => void load(), [load]);
  const end = async ({ id }: SessionView): Promise<void> => {
    const answer = await remove(`/api/sessions/${id}`, language);
    setTold(answer.type === 'ok' ? pick(ADMIN.ended) : answer.type === 'refused' ? answer.message : t('unreachable'));
    await load();
  };
  return (
    <section aria-label={pick(ADMIN.sessions)}>
      {titled && <h2>{pick(ADMIN.sessions)}</h2>}
      <p className="quiet">{pick(ADMIN.sessionsMore)}</p>
      <p role="status">{told}</p>
      <ul className="admin-sessions">
        {sessions.map((session) => (
          <li key={session.id} className="admin-card">
            <p><strong>{session.person.name}</strong> · {pick(ROLE_NAMES[session.person.role])}{session.way === 'teams' && <span className="quiet"> · {pick(ADMIN.inTeams)}</span>}{session.current && <span className="quiet"> · {pick(ADMIN.own)}</span>}</p>
            <p className="quiet small">{pick(ADMIN.since)} {time(session.since, language)} · {pick(ADMIN.seen)} {time(session.seenAt, language)}</p>
            <button type="button" aria-label={pick(ADMIN.endOf).replace('{name}', session.person.name)} onClick={() => void end(session)}>{pick(ADMIN.end)}</button>
          </li>
        ))}
      </ul>
    </section>
  );
}

function time(instant: string, language: 'pl' | 'en'): string {
  return new Date(instant).toLocaleString(language === 'pl' ? 'pl-PL' : 'en-GB', { dateStyle: 'short', timeStyle: 'short' });
}
