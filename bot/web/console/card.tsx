/** The case: decision first, then what is missing, the claim, what it rests on, and what can be done. */
import { useState } from 'react';
import type { CaseView, ClaimCard, Step, Summary } from '../../console/view.js';
import type { StepName } from '../../../dialogs/claim/step-names.js';
import { CaseActions } from './actions.js';
import { ClaimSection, OtherClaims } from './claim.js';
import type { AskStep } from './claim-steps.js';
import { Decision } from './decision.js';
import { FilingContext } from './documents.js';
import { Icon } from './icons.js';
import { useLanguage } from './language.js';
import { Part } from './part.js';
import { InterviewDialog } from './phone.js';
import { StepDialog } from './step-dialog.js';
import type { DeskAndClerk } from './useDesk.js';

interface Props extends DeskAndClerk {
  readonly view: CaseView | null;
  /** The claim the case was opened for. */
  readonly shown: string | null;
  /** The interview of a case that was just opened for a customer. */
  readonly interviewing: boolean;
  readonly interview: (open: boolean) => void;
}

export function CasePane({ desk, clerk, tell, view, shown, interviewing, interview }: Props) {
  const { t } = useLanguage();
  const [asked, setAsked] = useState<{ readonly claim: ClaimCard; readonly step: StepName } | null>(null);
  const ask: AskStep = (claim, step) => setAsked({ claim, step });
  const claim = view ? currentOf(view) : null;
  return (
    <aside className="pane case" aria-label={t('caseCard')}>
      {view ? (
        <>
          <div className="card-scroll" tabIndex={0} role="group" aria-label={t('caseCard')}>
            <FilingContext value={view.row.owner !== null && view.row.owner.id !== desk.me?.id ? null : (number, place, key, filing) => clerk.file(view.row.conversation, number, place, key, filing)}>
              <Card view={view} claim={claim} shown={shown} ask={ask} interview={interview} />
            </FilingContext>
          </div>
          <CaseActions view={view} claim={claim} ask={ask} desk={desk} clerk={clerk} tell={tell} />
          {asked && <StepDialog conversation={view.row.conversation} claim={asked.claim} step={asked.step} clerk={clerk} tell={tell} onClose={() => setAsked(null)} />}
          {interviewing && view.interview !== null && <InterviewDialog address={view.interview} onClose={() => interview(false)} />}
        </>
      ) : <p className="quiet padded">{desk.viewFailure ? '' : t('loading')}</p>}
    </aside>
  );
}

function currentOf({ summary: { claims }, row }: CaseView): ClaimCard | null {
  return claims.find(({ number }) => number === row.claim?.number) ?? null;
}

interface CardProps extends Pick<Props, 'shown' | 'interview'> {
  readonly view: CaseView;
  readonly claim: ClaimCard | null;
  readonly ask: AskStep;
}

function Card({ view: { summary, row, interview: address }, claim: current, shown, ask, interview }: CardProps) {
  const { t } = useLanguage();
  const others = summary.claims.filter(({ number }) => number !== current?.number);
  return (
    <>
      {address !== null && <button type="button" className="carry-on" onClick={() => interview(true)}><Icon name="phone" />{t('carryOn')}</button>}
      {row.owner !== null && current?.steps.length === 0 && <p className="quiet padded-top">{t('stepsWithOther', { name: row.owner.name })}</p>}
      {current?.contested && <p className="contested"><Icon name="alert" />{t('contested')}</p>}
      {summary.decisions.length > 0 ? summary.decisions.map((decision) => <Decision key={decision.policy} decision={decision} />) : <NoDecision withBot={row.state === 'bot'} />}
      <Missing steps={summary.missing} known={summary.decisions.length > 0} />
      {current ? <ClaimSection claim={current} /> : <Part title={t('claim')}><p className="quiet">{t('noClaim')}</p></Part>}
      <Facts summary={summary} />
      <Checks summary={summary} />
      <Customer summary={summary} />
      <OtherClaims claims={others} shown={shown} ask={ask} />
    </>
  );
}

function NoDecision({ withBot }: { readonly withBot: boolean }) {
  const { t } = useLanguage();
  return (
    <section className="part">
      <p className="badge undecided"><Icon name="wait" />{t('noDecision')}</p>
      {!withBot && <p className="quiet">{t('noDecisionMore')}</p>}
    </section>
  );
}

function Missing({ steps, known }: { readonly steps: readonly Step[]; readonly known: boolean }) {
  const { t } = useLanguage();
  if (steps.length === 0 && !known) return null;
  return (
    <Part title={t('missing')}>
      {steps.length === 0 ? <p className="nothing-missing"><Icon name="check" />{t('nothingMissing')}</p> : <ul className="missing">{steps.map((step) => <li key={step.title}><Icon name="alert" />{step.title}</li>)}</ul>}
    </Part>
  );
}

function Facts({ summary: { facts } }: { readonly summary: Summary }) {
  const { t } = useLanguage();
  if (facts.length === 0) return null;
  return (
    <Part title={t('facts')}>
      {facts.map((group) => (
        <table key={group.title} className="facts">
          {facts.length > 1 && <caption>{group.title}</caption>}
          <tbody>
            {group.facts.map(({ label, value, known }) => <tr key={label} className={known ? undefined : 'not-known'}><th scope="row">{label}</th><td>{value}</td></tr>)}
          </tbody>
        </table>
      ))}
    </Part>
  );
}

function Checks({ summary: { checks } }: { readonly summary: Summary }) {
  const { t } = useLanguage();
  if (checks.length === 0) return null;
  return (
    <Part title={t('checks')}>
      <table className="facts"><tbody>{checks.map(({ title, result }) => <tr key={title}><th scope="row">{title}</th><td>{result}</td></tr>)}</tbody></table>
    </Part>
  );
}

function Customer({ summary: { customer } }: { readonly summary: Summary }) {
  const { t } = useLanguage();
  const lines = ([['email', customer.email], ['serial', customer.serial], ['fault', customer.description]] as const).filter(([, value]) => value !== null);
  if (lines.length === 0) return null;
  return (
    <Part title={t('customer')}>
      <table className="facts"><tbody>{lines.map(([word, value]) => <tr key={word}><th scope="row">{t(word)}</th><td className="plain-text">{value}</td></tr>)}</tbody></table>
    </Part>
  );
}
