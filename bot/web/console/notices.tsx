/**
 * What waits to be undone, and short messages about what was done, went wrong or happened elsewhere. They have a place
 * of their own and cover nothing; what is done goes by itself, the rest stays until it is dismissed.
 */
import { useEffect, useLayoutEffect, useRef, useState, type Dispatch } from 'react';
import type { Deeds } from './deeds.js';
import type { Deed, Desk, DeskEvent } from './desk.js';
import { focusContent } from './focus.js';
import { Icon, type IconName } from './icons.js';
import { useLanguage } from './language.js';
import type { News, Notice } from './news.js';
import { addressOf } from './route.js';
import { DEED_WORDS } from './words-desk.js';

const DONE_MS = 5000;
const SIGNS: Readonly<Record<Notice['kind'], IconName>> = { done: 'check', error: 'alert', news: 'inbox' };

type Tell = Dispatch<DeskEvent>;

export function Notices({ desk: { deeds, notices }, acts, tell }: { readonly desk: Desk; readonly acts: Deeds; readonly tell: Tell }) {
  const { t } = useLanguage();
  const [all, setAll] = useState(false);
  const more = notices.length - 1;
  return (
    <div className={`notices${all ? ' all' : ''}`}>
      {deeds.map((deed) => (deed.failure === null ? <Waiting key={deed.key} deed={deed} acts={acts} /> : <Failed key={deed.key} deed={deed} acts={acts} />))}
      {notices.map((notice) => <OneNotice key={notice.id} notice={notice} tell={tell} />)}
      {more > 0 && <button type="button" className="plain more-notices" onClick={() => setAll(!all)}>{all ? t('newestOnly') : t('queueMore', { count: String(more) })}</button>}
    </div>
  );
}

interface DeedProps {
  readonly deed: Deed;
  readonly acts: Deeds;
}

function Waiting({ deed, acts }: DeedProps) {
  const { t, pick } = useLanguage();
  const { what, customer, held } = deed;
  const name = customer ?? t('unknownCustomer');
  return (
    <div className="notice waits" role="status">
      <Icon name="wait" />
      <p>{t(held ? 'deedSoon' : 'deedNow', { what: pick(DEED_WORDS[what]), name })}</p>
      {held && <Choice deed={deed} acts={acts} />}
    </div>
  );
}

/** The focus comes here from the form, so that Enter once more does not wait; when the time is over it goes on to the conversation. */
function Choice({ deed, acts }: DeedProps) {
  const { t } = useLanguage();
  const now = useRef<HTMLButtonElement>(null);
  useEffect(() => now.current?.focus(), []);
  useLayoutEffect(() => {
    const frame = now.current?.parentElement;
    return () => {
      if (frame?.contains(document.activeElement)) focusContent();
    };
  }, []);
  return (
    <>
      <button type="button" onClick={() => acts.undo(deed)}>{t('undo')}</button>
      <button ref={now} type="button" className="plain" onClick={() => acts.now(deed.key)}>{t('doNow')}</button>
    </>
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

/** What happened, in the language of this moment. */
function NewsWords({ news: { alert, customer, owner, by, undone } }: { readonly news: News }) {
  const { t, pick } = useLanguage();
  const gone = alert === 'lostCase' || alert === 'takenFromYou';
  const what = gone && owner !== null ? t('takenBy', { name: owner }) : gone && by !== null ? t('passedOnBy', { name: by }) : t(alert);
  return <>{what}: {customer ?? t('unknownCustomer')}.{undone && ` ${t('deedLost', { what: pick(DEED_WORDS[undone]) })}`}</>;
}

function OneNotice({ notice, tell }: { readonly notice: Notice; readonly tell: Tell }) {
  const { t } = useLanguage();
  const { id, kind } = notice;
  const dismiss = (): void => tell({ type: 'dismissed', id });
  useEffect(() => {
    if (kind !== 'done') return undefined;
    const timer = setTimeout(() => tell({ type: 'dismissed', id }), DONE_MS);
    return () => clearTimeout(timer);
  }, [id, kind, tell]);
  return (
    <div className={`notice told ${kind}`} role={kind === 'done' ? 'status' : 'alert'}>
      <Icon name={SIGNS[kind]} />
      <p>{notice.kind === 'news' ? <NewsWords news={notice} /> : notice.text}</p>
      {notice.kind === 'news' && <a className="button" href={addressOf(notice.conversation)} onClick={dismiss}>{t('look')}</a>}
      <button type="button" className="plain square" aria-label={t('dismiss')} onClick={dismiss}><Icon name="cross" /></button>
    </div>
  );
}
