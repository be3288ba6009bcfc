/** A claim: where it stands, what it waits for, what came of it, and who did what when. */
import type { ClaimCard } from '../../console/view.js';
import { LedgerLines, LinkedClaims, OverrideLine, ParcelLines, PauseLines, RmaLine } from './claim-details.js';
import { ClaimDue } from './claim-due.js';
import { ClaimLetters } from './claim-letters.js';
import { ClaimProgress } from './claim-progress.js';
import { ClaimSteps, type AskStep } from './claim-steps.js';
import { Documents } from './documents.js';
import { useLanguage } from './language.js';
import { Part } from './part.js';
import { dayAndTime } from './time.js';
import { CLAIM_EVENTS, CLAIM_STATE_WORDS, RESULTS, VIAS } from './words.js';

export function ClaimSection({ claim }: { readonly claim: ClaimCard }) {
  const { t } = useLanguage();
  return (
    <Part title={t('claim')}>
      <ClaimHead claim={claim} />
      <ClaimBody claim={claim} />
    </Part>
  );
}

/** Claims of earlier rounds of the same conversation. @param shown the one the case was opened for */
export function OtherClaims({ claims, shown, ask }: { readonly claims: readonly ClaimCard[]; readonly shown: string | null; readonly ask: AskStep }) {
  const { t } = useLanguage();
  if (claims.length === 0) return null;
  return (
    <Part title={t('otherClaims')}>
      {claims.map((claim) => (
        <details key={claim.number} className="other-claim" open={claim.number === shown || undefined}>
          <summary><ClaimHead claim={claim} /></summary>
          <p className="quiet">{claim.policy}</p>
          {/* The case's own claim has it on top, with the decision. */}
          <OverrideLine claim={claim} />
          <ClaimBody claim={claim} />
          <div className="claim-actions"><ClaimSteps claim={claim} ask={ask} /></div>
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

function ClaimBody({ claim }: { readonly claim: ClaimCard }) {
  const { t } = useLanguage();
  return (
    <>
      <ClaimProgress claim={claim} />
      <ClaimDue claim={claim} />
      <RmaLine claim={claim} />
      <ParcelLines claim={claim} />
      <Result claim={claim} />
      <PauseLines claim={claim} />
      <LedgerLines claim={claim} />
      <LinkedClaims claim={claim} />
      <ClaimLetters claim={claim} />
      <Documents claim={claim} />
      <h3>{t('history')}</h3>
      <History claim={claim} />
    </>
  );
}

function Result({ claim: { result } }: { readonly claim: ClaimCard }) {
  const { t, pick } = useLanguage();
  if (!result) return null;
  return <p className="result"><span className="quiet">{t('result')}: </span>{pick(RESULTS[result.code])}{result.note && <span className="plain-text"> — {result.note}</span>}</p>;
}

function History({ claim }: { readonly claim: ClaimCard }) {
  const { t, pick, language } = useLanguage();
  return (
    <ol className="history">
      {claim.history.map(({ at, what, role, name, via, note }, index) => (
        <li key={index}>
          <span>{pick(CLAIM_EVENTS[what])}</span>
          <span className="quiet">{name ?? t(role)} · <time dateTime={at}>{dayAndTime(at, language)}</time> · {pick(VIAS[via])}</span>
          {note && <span className="plain-text">{note}</span>}
        </li>
      ))}
    </ol>
  );
}
