/** In the settings: where one is signed in, and for leads and admins the way to their page. */
import { useEffect, useState } from 'react';
import type { Me } from '../../console/view.js';
import { Sessions } from './admin-sessions.js';
import { useLanguage } from './language.js';
import { read } from './wire.js';
import { ADMIN } from './words-admin.js';

export function Account() {
  const { pick, language } = useLanguage();
  const [role, setRole] = useState<Me['role'] | null>(null);
  useEffect(() => void read<Me>('/api/me', language).then((answer) => answer.type === 'ok' && setRole(answer.value.role)), [language]);
  return (
    <>
      {role !== null && role !== 'agent' && <p><a href="/admin">{pick(ADMIN.title)}</a></p>}
      <details className="account">
        <summary>{pick(ADMIN.sessions)}</summary>
        <Sessions titled={false} onSignedOut={() => location.reload()} />
      </details>
    </>
  );
}
