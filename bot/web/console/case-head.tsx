/** Whose case is open, and who has it. */
import type { ReactNode } from 'react';
import type { CaseRow } from '../../console/view.js';
import { Icon } from './icons.js';
import { useLanguage } from './language.js';
import { addressOf } from './route.js';
import { ageOf, patienceOf, useNow } from './time.js';
import { CHANNELS } from './words.js';

interface Props {
  /** Null while it is loaded. */
  readonly row: CaseRow | null;
  readonly me: string | null;
  readonly children: ReactNode;
}

export function CaseHead({ row, me, children }: Props) {
  const { t, pick } = useLanguage();
  return (
    <header className="case-head">
      <a className="plain square back" href={addressOf(null)} aria-label={t('back')}><Icon name="back" /></a>
      {row && (
        <>
          <div>
            <h1>{row.customer ?? t('unknownCustomer')}</h1>
            <p className="quiet">{[row.product, row.claim?.number, pick(CHANNELS[row.channel]), row.language.toUpperCase()].filter(Boolean).join(' · ')}</p>
          </div>
          {children}
          <Standing row={row} me={me} />
        </>
      )}
    </header>
  );
}

function Standing({ row, me }: { readonly row: CaseRow; readonly me: string | null }) {
  const { t } = useLanguage();
  const now = useNow();
  if (row.state === 'waiting') return <p className={`standing age ${patienceOf(row.since, now)}`}>{t('waitsFor')} {ageOf(row.since, now)}</p>;
  if (row.state === 'bot') return <p className="standing age short">{t('withBot')}</p>;
  if (row.state === 'completed') return <p className="standing age short">{t('isOver')}</p>;
  return <p className={`standing age ${row.owner?.id === me ? 'own' : 'short'}`}>{row.owner?.id === me ? t('youHaveIt') : `${t('with')}: ${row.owner?.name ?? ''}`}</p>;
}
