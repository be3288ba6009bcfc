/** What was decided and on which clauses, with cost and time. A person's decision goes before the policy's, which is folded below it. */
import type { Outcome } from '../../../policies/language.js';
import type { Clause, DecisionCard, OverrideCard } from '../../console/view.js';
import { Icon, type IconName } from './icons.js';
import { useLanguage } from './language.js';
import { dayAndTime } from './time.js';
import { OUTCOMES } from './words.js';

const SIGNS: Readonly<Record<Outcome, IconName>> = {
  covered: 'check', 'not-covered': 'cross', referred: 'person', 'action-needed': 'alert', solved: 'check', undecided: 'wait'
};

export function Decision({ decision }: { readonly decision: DecisionCard }) {
  const { t, pick } = useLanguage();
  const { overridden, outcome, title } = decision;
  return (
    <section className="part decision">
      <Badge outcome={overridden?.outcome ?? outcome} />
      <h2>{title}</h2>
      {overridden ? (
        <>
          <Overridden overridden={overridden} />
          <details className="replaced">
            <summary>{t('policyDecided')}: {pick(OUTCOMES[outcome])}</summary>
            <Grounds decision={decision} />
          </details>
        </>
      ) : <Grounds decision={decision} />}
    </section>
  );
}

function Badge({ outcome }: { readonly outcome: Outcome }) {
  const { pick } = useLanguage();
  return <p className={`badge ${outcome}`}><Icon name={SIGNS[outcome]} />{pick(OUTCOMES[outcome])}</p>;
}

function Overridden({ overridden: { by, at, reason, clause } }: { readonly overridden: OverrideCard }) {
  const { t, language } = useLanguage();
  return (
    <div className="override">
      <h3>{t('overriddenBy')}: {by}</h3>
      <p className="plain-text">{reason}</p>
      {clause && <ul className="clauses"><ClauseLine clause={clause} /></ul>}
      <p className="quiet small"><time dateTime={at}>{dayAndTime(at, language)}</time></p>
    </div>
  );
}

function Grounds({ decision }: { readonly decision: DecisionCard }) {
  const { t } = useLanguage();
  return (
    <>
      <dl className="terms"><Terms decision={decision} /></dl>
      {decision.clauses.length > 0 && (
        <>
          <h3>{t('clauses')}</h3>
          <ul className="clauses">{decision.clauses.map((clause) => <ClauseLine key={clause.id} clause={clause} />)}</ul>
        </>
      )}
      <p className="quiet small">{t('asOf')} {decision.asOf} · {t('version')} {decision.version}</p>
    </>
  );
}

function Terms({ decision }: { readonly decision: DecisionCard }) {
  const { t } = useLanguage();
  const { fee, indicative, deadline, coverEnds, remedies, outcome } = decision;
  return (
    <>
      {remedies.length > 0 && <div><dt>{t('remedies')}</dt><dd>{remedies.join(', ')}</dd></div>}
      {fee !== null && <div><dt>{t('cost')}</dt><dd>{fee}{indicative && <span className="quiet"> ({t('indicative')})</span>}</dd></div>}
      {fee === null && outcome === 'covered' && <div><dt>{t('cost')}</dt><dd>{t('free')}</dd></div>}
      {deadline !== null && <div><dt>{t('deadline')}</dt><dd>{deadline} <span className="quiet">{t('fromAcceptance')}</span></dd></div>}
      {coverEnds !== null && <div><dt>{t('coverEnds')}</dt><dd>{coverEnds}</dd></div>}
    </>
  );
}

function ClauseLine({ clause: { id, section, text, source, authority, note } }: { readonly clause: Clause }) {
  const { t } = useLanguage();
  return (
    <li>
      <p><span className="clause-id">{id}</span>{text}</p>
      <p className="quiet small">{[source, section, authority === 'seller' ? t('seller') : null].filter(Boolean).join(' · ')}{note && <><br />{note}</>}</p>
    </li>
  );
}
