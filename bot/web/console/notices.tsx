/**
 * What waits to be undone, and short messages about what was done, went wrong or happened elsewhere. They have a place
 * of their own and cover nothing; what is done goes by itself, the rest stays until it is dismissed.
 */
import { useEffect, useRef, type Dispatch } from 'react';
import type { Deeds } from './deeds.js';
import type { Deed, Desk, DeskEvent, Notice } from './desk.js';
import { Icon, type IconName } from './icons.js';
import { useLanguage } from './language.js';
import { addressOf } from './route.js';
import { DEED_WORDS } from './words-desk.js';

const DONE_MS = 5000;
const SIGNS: Readonly<Record<Notice['kind'], IconName>> = { done: 'check', error: 'alert', news: 'inbox' };

type Tell = Dispatch<DeskEvent>;

export function Notices({ desk: { deeds, notices }, acts, tell }: { readonly desk: Desk; readonly acts: Deeds; readonly tell: Tell }) {
  return (
    <div className="notices">
      {deeds.map((deed) => (deed.failure === null ? <Waiting key={deed.key} deed={deed} acts={acts} /> : <Failed key={deed.key} deed={deed} acts={acts} />))}
      {notices.map((notice) => <OneNotice key={notice.id} notice={notice} tell={tell} />)}
    </div>
  );
}

interface DeedProps {
  readonly deed: Deed;
  readonly acts: Deeds;
}

/** The focus comes here from the form, so that Enter once more does not wait. */
function Waiting({ deed: { key, what, customer, held }, acts }: DeedProps) {
  const { t, pick } = useLanguage();
  const now = useRef<HTMLButtonElement>(null);
  useEffect(() => now.current?.focus(), []);
  const name = customer ?? t('unknownCustomer');
  return (
    <div className="notice waits" role="status">
      <Icon name="wait" />
      <p>{t(held ? 'deedSoon' : 'deedNow', { what: pick(DEED_WORDS[what]), name })}</p>
      {held && <button type="button" onClick={() => acts.undo(key)}>{t('undo')}</button>}
      {held && <button ref={now} type="button" className="plain" onClick={() => acts.now(key)}>{t('doNow')}</button>}
    </div>
  );
}

function Failed({ deed, acts }: DeedProps) {
  const { t, pick } = useLanguage();
  return (
    <div className="notice error" role="alert">
      <Icon name="alert" />
      <p>{t('deedFailed', { what: pick(DEED_WORDS[deed.what]), name: deed.customer ?? t('unknownCustomer') })} {deed.failure}</p>
      <button type="button" onClick={() => void acts.run(deed)}>{t('retry')}</button>
      <button type="button" className="plain" onClick={() => acts.drop(deed.key)}>{t('discard')}</button>
    </div>
  );
}

function OneNotice({ notice: { id, kind, text, conversation }, tell }: { readonly notice: Notice; readonly tell: Tell }) {
  const { t } = useLanguage();
  const dismiss = (): void => tell({ type: 'dismissed', id });
  useEffect(() => {
    if (kind !== 'done') return undefined;
    const timer = setTimeout(() => tell({ type: 'dismissed', id }), DONE_MS);
    return () => clearTimeout(timer);
  }, [id, kind, tell]);
  return (
    <div className={`notice ${kind}`} role={kind === 'done' ? 'status' : 'alert'}>
      <Icon name={SIGNS[kind]} />
      <p>{text}</p>
      {conversation !== undefined && <a className="button" href={addressOf(conversation)} onClick={dismiss}>{t('look')}</a>}
      <button type="button" className="plain square" aria-label={t('dismiss')} onClick={dismiss}><Icon name="cross" /></button>
    </div>
  );
}
