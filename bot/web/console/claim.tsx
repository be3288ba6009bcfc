/** A claim: number, state, RMA, result, and who did what when. */
import type { ClaimCard } from '../../console/view.js';
import { CopyButton } from './copy.js';
import { useLanguage } from './language.js';
import { Part } from './part.js';
import { dayAndTime } from './time.js';
import { CLAIM_EVENTS, CLAIM_STATE_WORDS, RESULTS } from './words.js';

export function ClaimSection({ claim }: { readonly claim: ClaimCard }) {
  const { t } = useLanguage();
  return (
    <Part title={t('claim')}>
      <ClaimHead claim={claim} />
      {claim.rma && <p className="rma-line"><span className="quiet">{t('rma')}</span><strong>{claim.rma.number}</strong><CopyButton text={claim.rma.number} /></p>}
      <Result claim={claim} />
      <h3>{t('history')}</h3>
      <History claim={claim} />
    </Part>
  );
}

/** Claims of earlier rounds of the same conversation. */
export function OtherClaims({ claims }: { readonly claims: readonly ClaimCard[] }) {
  const { t } = useLanguage();
  if (claims.length === 0) return null;
  return (
    <Part title={t('otherClaims')}>
      {claims.map((claim) => (
        <details key={claim.number} className="other-claim">
          <summary><ClaimHead claim={claim} /></summary>
          <p className="quiet">{claim.policy}</p>
          <Result claim={claim} />
          <History claim={claim} />
        </details>
      ))}
    </Part>
  );
}

function ClaimHead({ claim }: { readonly claim: ClaimCard }) {
  const { pick } = useLanguage();
  return (
    <span className="claim-head">
      <strong className="claim-number">{claim.number}</strong>
      <span className={`state ${claim.state}`}>{pick(CLAIM_STATE_WORDS[claim.state])}</span>
    </span>
  );
}

function Result({ claim: { result } }: { readonly claim: ClaimCard }) {
  const { t, pick } = useLanguage();
  if (!result) return null;
  return <p><span className="quiet">{t('result')}: </span>{pick(RESULTS[result.code])}{result.note && <span className="plain-text"> — {result.note}</span>}</p>;
}

function History({ claim }: { readonly claim: ClaimCard }) {
  const { t, pick, language } = useLanguage();
  return (
    <ol className="history">
      {claim.history.map(({ at, what, role, name, note }, index) => (
        <li key={index}>
          <span>{pick(CLAIM_EVENTS[what])}</span>
          <span className="quiet">{name ?? t(role)} · <time dateTime={at}>{dayAndTime(at, language)}</time></span>
          {note && <span className="plain-text">{note}</span>}
        </li>
      ))}
    </ol>
  );
}
