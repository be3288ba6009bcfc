/** The case: decision first, then what it rests on, what is missing, the claim, and what can be done. */
import type { CaseView, Step, Summary } from '../../console/view.js';
import { CaseActions } from './actions.js';
import { ClaimSection, OtherClaims } from './claim.js';
import { Decision } from './decision.js';
import { Icon } from './icons.js';
import { useLanguage } from './language.js';
import { Part } from './part.js';
import type { DeskAndClerk } from './useDesk.js';

export function CasePane({ desk, clerk, tell, view }: DeskAndClerk & { readonly view: CaseView | null }) {
  const { t } = useLanguage();
  return (
    <aside className="pane case" aria-label={t('caseCard')}>
      {view ? (
        <>
          <div className="card-scroll" tabIndex={0} role="group" aria-label={t('caseCard')}><Card summary={view.summary} row={view.row} /></div>
          <CaseActions view={view} desk={desk} clerk={clerk} tell={tell} />
        </>
      ) : <p className="quiet padded">{desk.viewFailure ? '' : t('loading')}</p>}
    </aside>
  );
}

function Card({ summary, row }: Pick<CaseView, 'summary' | 'row'>) {
  const { t } = useLanguage();
  const [claim, ...others] = summary.claims;
  const current = claim?.number === row.claim?.number ? claim : undefined;
  return (
    <>
      {current?.contested && <p className="contested"><Icon name="alert" />{t('contested')}</p>}
      {summary.decisions.length > 0 ? summary.decisions.map((decision) => <Decision key={decision.policy} decision={decision} />) : <NoDecision />}
      <Missing steps={summary.missing} known={summary.decisions.length > 0} />
      <Facts summary={summary} />
      <Checks summary={summary} />
      <Customer summary={summary} />
      {current ? <ClaimSection claim={current} /> : <Part title={t('claim')}><p className="quiet">{t('noClaim')}</p></Part>}
      <OtherClaims claims={current ? others : summary.claims} />
    </>
  );
}

function NoDecision() {
  const { t } = useLanguage();
  return (
    <section className="part">
      <p className="badge undecided"><Icon name="wait" />{t('noDecision')}</p>
      <p className="quiet">{t('noDecisionMore')}</p>
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
