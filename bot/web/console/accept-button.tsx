/** Takes a waiting case, and shows it. */
import type { Clerk } from './clerk.js';
import { useLanguage } from './language.js';
import { goTo } from './route.js';
import { useAct } from './useAct.js';

interface Props {
  readonly conversation: string;
  readonly clerk: Clerk;
  /** The one thing to do here, or one among many. */
  readonly primary: boolean;
}

export function AcceptButton({ conversation, clerk, primary }: Props) {
  const { t } = useLanguage();
  const { busy, act } = useAct(clerk, conversation, 'accept');
  const accept = async (): Promise<void> => {
    if ((await act()).type === 'ok') goTo(conversation);
  };
  return <button type="button" data-shortcut="accept" className={primary ? 'primary' : undefined} disabled={busy} onClick={() => void accept()}>{t('accept')}</button>;
}
