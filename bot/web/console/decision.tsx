/** What was decided and on which clauses, with cost and time. */
import type { Outcome } from '../../../policies/language.js';
import type { Clause, DecisionCard } from '../../console/view.js';
import { Icon, type IconName } from './icons.js';
import { useLanguage } from './language.js';
import { OUTCOMES } from './words.js';

const SIGNS: Readonly<Record<Outcome, IconName>> = {
  covered: 'check', 'not-covered': 'cross', referred: 'person', 'action-needed': 'alert', solved: 'check', undecided: 'wait'
};

export function Decision({ decision }: { readonly decision: DecisionCard }) {
  const { t, pick } = useLanguage();
  return (
    <section className="part decision">
      <p className={`badge ${decision.outcome}`}><Icon name={SIGNS[decision.outcome]} />{pick(OUTCOMES[decision.outcome])}</p>
      <h2>{decision.title}</h2>
      <dl className="terms"><Terms decision={decision} /></dl>
      {decision.clauses.length > 0 && (
        <>
          <h3>{t('clauses')}</h3>
          <ul className="clauses">{decision.clauses.map((clause) => <ClauseLine key={clause.id} clause={clause} />)}</ul>
        </>
      )}
      <p className="quiet small">{t('asOf')} {decision.asOf} · {t('version')} {decision.version}</p>
    </section>
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
