/** Short messages about what was done or went wrong. Errors stay until they are dismissed. */
import { useEffect } from 'react';
import type { Notice } from './desk.js';
import { Icon } from './icons.js';
import { useLanguage } from './language.js';

const DONE_MS = 5000;

interface Props {
  readonly notices: readonly Notice[];
  readonly onDismiss: (id: string) => void;
}

export function Notices({ notices, onDismiss }: Props) {
  return (
    <div className="notices">
      {notices.map((notice) => <OneNotice key={notice.id} notice={notice} onDismiss={onDismiss} />)}
    </div>
  );
}

function OneNotice({ notice: { id, kind, text }, onDismiss }: { readonly notice: Notice; readonly onDismiss: Props['onDismiss'] }) {
  const { t } = useLanguage();
  useEffect(() => {
    if (kind === 'error') return undefined;
    const timer = setTimeout(() => onDismiss(id), DONE_MS);
    return () => clearTimeout(timer);
  }, [id, kind, onDismiss]);
  return (
    <div className={`notice ${kind}`} role={kind === 'error' ? 'alert' : 'status'}>
      <Icon name={kind === 'error' ? 'alert' : 'check'} />
      <p>{text}</p>
      <button type="button" className="plain square" aria-label={t('dismiss')} onClick={() => onDismiss(id)}><Icon name="cross" /></button>
    </div>
  );
}
