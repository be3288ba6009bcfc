/** What is known of a claim's return: RMA, parcel, pauses, a person's decision, what was counted for the unit, and its other claims. */
import type { ReactNode } from 'react';
import type { ClaimCard } from '../../console/view.js';
import { CopyButton } from './copy.js';
import { useLanguage } from './language.js';
import { addressOf } from './route.js';
import { dayInWords } from './time.js';
import { CLAIM_STATE_WORDS, OUTCOMES } from './words.js';
import { PAUSE_WORDS } from './words-life.js';

interface Props {
  readonly claim: ClaimCard;
}

export function RmaLine({ claim: { rma } }: Props) {
  const { t } = useLanguage();
  return rma && <p className="rma-line"><span className="quiet">{t('rma')}</span><strong>{rma.number}</strong><CopyButton text={rma.number} /></p>;
}

export function ParcelLines({ claim: { rma, parcel } }: Props) {
  const { t, language } = useLanguage();
  const day = (one: string | null, more: string | null = null): string | null => one && [dayInWords(one, language), more].filter(Boolean).join(' · ');
  const lines = [
    [t('rmaValidUntil'), rma && parcel.receivedOn === null ? day(rma.validUntil) : null],
    [t('returnTo'), rma && parcel.receivedOn === null ? rma.returnTo.join(', ') : null],
    [t('sentOn'), day(parcel.sentOn, parcel.tracking)],
    [t('receivedOn'), day(parcel.receivedOn)],
    [t('condition'), parcel.condition],
    [t('missingParts'), parcel.missingParts],
    [t('acceptedOn'), day(parcel.acceptedOn)],
    [t('shippedBackOn'), day(parcel.shippedBackOn, parcel.returnTracking)]
  ] as const;
  return <Lines lines={lines} />;
}

export function PauseLines({ claim: { pauses } }: Props) {
  const { t, pick, language } = useLanguage();
  if (pauses.length === 0) return null;
  return (
    <>
      <h3>{t('pauses')}</h3>
      <ul className="pauses">
        {pauses.map(({ from, to, reason, note }, index) => (
          <li key={index}>{dayInWords(from, language)} – {to === null ? t('untilNow') : dayInWords(to, language)}: {pick(PAUSE_WORDS[reason])}{note && <span className="plain-text"> ({note})</span>}</li>
        ))}
      </ul>
    </>
  );
}

export function OverrideLine({ claim: { override } }: Props) {
  const { t, pick } = useLanguage();
  if (!override) return null;
  return (
    <div className="override">
      <h3>{t('overriddenBy')}: {override.by}</h3>
      <p><strong>{pick(OUTCOMES[override.outcome])}</strong>{override.clause && <span className="clause-id">{override.clause}</span>}</p>
      <p className="plain-text">{override.reason}</p>
    </div>
  );
}

export function LedgerLines({ claim: { ledger } }: Props) {
  const { t } = useLanguage();
  if (ledger.length === 0) return null;
  const words = ({ used, reserved, limit }: ClaimCard['ledger'][number]): string =>
    [limit === null ? t('usedCount', { used: String(used) }) : t('usedOf', { used: String(used), limit: String(limit) }), reserved > 0 ? t('reservedCount', { reserved: String(reserved) }) : ''].filter(Boolean).join(', ');
  return (
    <>
      <h3>{t('counted')}</h3>
      <Lines lines={ledger.map((one) => [one.label, words(one)])} />
    </>
  );
}

export function LinkedClaims({ claim: { links } }: Props) {
  const { t, pick } = useLanguage();
  if (links.length === 0) return null;
  return (
    <>
      <h3>{t('linked')}</h3>
      <ul className="linked">
        {links.map(({ number, state, policy, conversation }) => (
          <li key={number}>
            {conversation === null ? <strong>{number}</strong> : <a href={addressOf(conversation, 'case', number)} aria-label={t('openLinked', { number })}>{number}</a>}
            <span className={`state ${state}`}>{pick(CLAIM_STATE_WORDS[state])}</span>
            <span className="quiet small">{policy}</span>
          </li>
        ))}
      </ul>
    </>
  );
}

function Lines({ lines }: { readonly lines: readonly (readonly [string, ReactNode])[] }) {
  const told = lines.filter(([, value]) => value !== null && value !== '');
  if (told.length === 0) return null;
  return <table className="facts"><tbody>{told.map(([label, value]) => <tr key={label}><th scope="row">{label}</th><td className="plain-text">{value}</td></tr>)}</tbody></table>;
}
