/** Where the owner writes; everybody else is told why they cannot, and may leave a note. */
import { useState, type ReactNode } from 'react';
import type { CaseView } from '../../console/view.js';
import { AcceptButton } from './accept-button.js';
import type { Clerk } from './clerk.js';
import type { Desk } from './desk.js';
import { useLanguage } from './language.js';
import { Note, Writing } from './writing.js';

interface Props {
  readonly view: CaseView;
  readonly desk: Desk;
  readonly clerk: Clerk;
}

export function Composer({ view: { row }, desk, clerk }: Props) {
  const { t } = useLanguage();
  const me = desk.me?.id ?? '';
  const owned = row.state === 'accepted' || row.state === 'delegated';
  if (owned && row.owner?.id === me) return <Writing row={row} me={me} clerk={clerk} />;
  const closed = (children: ReactNode) => <Closed row={row} me={me} clerk={clerk}>{children}</Closed>;
  if (row.state === 'waiting') return closed(<><p>{t('acceptToWrite')}</p><AcceptButton conversation={row.conversation} clerk={clerk} primary /></>);
  if (row.state === 'bot') return <div className="composer closed"><p>{t('botHasIt')}</p></div>;
  if (row.state === 'completed') return closed(<p>{t('isCompleted')}</p>);
  return closed(<p>{t('withOther', { name: row.owner?.name ?? '' })}</p>);
}

interface ClosedProps {
  readonly row: CaseView['row'];
  readonly me: string;
  readonly clerk: Clerk;
  readonly children: ReactNode;
}

function Closed({ children, ...props }: ClosedProps) {
  const { t } = useLanguage();
  const [noting, setNoting] = useState(false);
  return (
    <div className={`composer closed${noting ? ' note' : ''}`}>
      <div className="closed-line">
        {children}
        <button type="button" className="plain" data-shortcut="note" aria-expanded={noting} onClick={() => setNoting(!noting)}>{t('addNote')}</button>
      </div>
      {noting && <Note {...props} />}
    </div>
  );
}
