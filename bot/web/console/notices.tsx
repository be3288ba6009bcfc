/** Short messages about what was done or went wrong. Errors stay until they are dismissed. */
import { useEffect, type Dispatch } from 'react';
import type { DeskEvent, Notice } from './desk.js';
import { Icon } from './icons.js';
import { useLanguage } from './language.js';

const DONE_MS = 5000;

type Tell = Dispatch<DeskEvent>;

export function Notices({ notices, tell }: { readonly notices: readonly Notice[]; readonly tell: Tell }) {
  return (
    <div className="notices">
      {notices.map((notice) => <OneNotice key={notice.id} notice={notice} tell={tell} />)}
    </div>
  );
}

function OneNotice({ notice: { id, kind, text }, tell }: { readonly notice: Notice; readonly tell: Tell }) {
  const { t } = useLanguage();
  useEffect(() => {
    if (kind === 'error') return undefined;
    const timer = setTimeout(() => tell({ type: 'dismissed', id }), DONE_MS);
    return () => clearTimeout(timer);
  }, [id, kind, tell]);
  return (
    <div className={`notice ${kind}`} role={kind === 'error' ? 'alert' : 'status'}>
      <Icon name={kind === 'error' ? 'alert' : 'check'} />
      <p>{text}</p>
      <button type="button" className="plain square" aria-label={t('dismiss')} onClick={() => tell({ type: 'dismissed', id })}><Icon name="cross" /></button>
    </div>
  );
}
