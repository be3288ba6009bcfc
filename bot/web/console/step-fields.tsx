/** The fields of each step. */
import { useId, type ReactNode } from 'react';
import type { ClaimCard } from '../../console/view.js';
import { PAUSE_REASONS } from '../../../dialogs/claim/record.js';
import type { StepName } from '../../../dialogs/claim/step-names.js';
import { useLanguage } from './language.js';
import type { Values } from './step-form.js';
import { dayInWords } from './time.js';
import { OUTCOMES, RESULTS, type Word } from './words.js';
import { PAUSE_WORDS, REMEDIES } from './words-life.js';

interface Props {
  readonly step: StepName;
  readonly claim: ClaimCard;
  readonly values: Values;
  readonly change: (changed: Partial<Values>) => void;
}

const LONGEST = 2000;
const SHORT = 200;

export function StepFields(props: Props) {
  switch (props.step) {
    case 'askPapers': return <><Papers {...props} /><Words {...props} field="note" word="papersNote" /></>;
    case 'send':
    case 'shipBack': return <Line {...props} field="tracking" word="trackingField" />;
    case 'receive': return <><DayField {...props} /><Words {...props} field="condition" word="conditionField" /><Words {...props} field="missingParts" word="missingPartsField" /></>;
    case 'accept': return <DayField {...props} hint="acceptedDayHint" />;
    case 'choose': return <><Remedies {...props} /><Words {...props} field="note" word="customerNote" /></>;
    case 'reject': return <><Words {...props} field="reason" word="reasonField" required /><Clauses {...props} /></>;
    case 'override': return <><Outcomes {...props} /><Clauses {...props} required /><Words {...props} field="reason" word="reasonField" required /></>;
    case 'pause': return <><PauseReasons {...props} /><Words {...props} field="note" word="customerNote" /></>;
    case 'close': return <><Results {...props} /><Words {...props} field="note" word="note" /></>;
    case 'withdraw':
    case 'reopen':
    case 'answer': return <Words {...props} field="note" word="note" />;
    case 'identify': return <Line {...props} field="serial" word="serialField" required />;
    case 'note': return <Words {...props} field="note" word="noteField" required />;
    default: return null;
  }
}

function DayField({ claim: { offers }, values, change, hint }: Props & { readonly hint?: Word }) {
  const { t, language } = useLanguage();
  const described = useId();
  return (
    <>
      <label>{t('day')}
        <input type="date" required min={offers.earliest ?? undefined} max={offers.today} value={values.on} aria-describedby={described} onChange={(event) => change({ on: event.target.value })} />
      </label>
      <p className="hint quiet small" id={described}>
        {offers.earliest === null ? t('dayHintOpen') : t('dayHint', { from: dayInWords(offers.earliest, language) })}. {hint && t(hint)}
      </p>
    </>
  );
}

function Words({ values, change, field, word, required = false }: Props & { readonly field: 'note' | 'reason' | 'condition' | 'missingParts'; readonly word: Word; readonly required?: boolean }) {
  const { t } = useLanguage();
  return <label>{t(word)}<textarea rows={field === 'note' || field === 'reason' ? 3 : 2} maxLength={LONGEST} required={required} value={values[field]} onChange={(event) => change({ [field]: event.target.value })} /></label>;
}

function Line({ values, change, field, word, required = false }: Props & { readonly field: 'tracking' | 'serial'; readonly word: Word; readonly required?: boolean }) {
  const { t } = useLanguage();
  return <label>{t(word)}<input type="text" autoComplete="off" maxLength={SHORT} required={required} value={values[field]} onChange={(event) => change({ [field]: event.target.value })} /></label>;
}

function Papers({ claim: { offers }, values, change }: Props) {
  const { t } = useLanguage();
  const toggle = (id: string): void => change({ papers: values.papers.includes(id) ? values.papers.filter((one) => one !== id) : [...values.papers, id] });
  if (offers.papers.length === 0) return null;
  return (
    <Group title={t('papersField')}>
      {offers.papers.map(({ id, title, missing }) => (
        <label key={id} className="option"><input type="checkbox" checked={values.papers.includes(id)} onChange={() => toggle(id)} /><span>{title}{missing && <span className="quiet"> ({t('alreadyMissing')})</span>}</span></label>
      ))}
    </Group>
  );
}

function Remedies({ claim: { remedies }, values, change }: Props) {
  const { t, pick } = useLanguage();
  return (
    <Group title={t('remedyField')}>
      {remedies.map((remedy) => <Radio key={remedy} name="remedy" chosen={values.remedy === remedy} choose={() => change({ remedy })}>{pick(REMEDIES[remedy])}</Radio>)}
    </Group>
  );
}

function Outcomes({ values, change }: Props) {
  const { t, pick } = useLanguage();
  return (
    <Group title={t('outcomeField')}>
      {(['covered', 'not-covered'] as const).map((outcome) => <Radio key={outcome} name="outcome" chosen={values.outcome === outcome} choose={() => change({ outcome })}>{pick(OUTCOMES[outcome])}</Radio>)}
    </Group>
  );
}

function PauseReasons({ values, change }: Props) {
  const { t, pick } = useLanguage();
  return (
    <Group title={t('pauseReasonField')}>
      {PAUSE_REASONS.map((reason) => <Radio key={reason} name="reason" chosen={values.reason === reason} choose={() => change({ reason })}>{pick(PAUSE_WORDS[reason])}</Radio>)}
    </Group>
  );
}

function Results({ values, change }: Props) {
  const { t, pick } = useLanguage();
  return (
    <label>{t('result')}
      <select required value={values.result} onChange={(event) => change({ result: event.target.value })}>
        <option value="" disabled>{t('chooseResult')}</option>
        {Object.entries(RESULTS).map(([code, title]) => <option key={code} value={code}>{pick(title)}</option>)}
      </select>
    </label>
  );
}

/** The clause that is chosen is shown with its text: agents know what it says, not what it is called. */
function Clauses({ claim: { offers }, values, change, required = false }: Props & { readonly required?: boolean }) {
  const { t } = useLanguage();
  const chosen = offers.clauses.find(({ id }) => id === values.clause);
  if (offers.clauses.length === 0) return null;
  return (
    <>
      <label>{t(required ? 'clauseNeeded' : 'clauseField')}
        <select required={required} value={values.clause} onChange={(event) => change({ clause: event.target.value })}>
          <option value="" disabled={required}>{t(required ? 'chooseClause' : 'noClause')}</option>
          {offers.clauses.map(({ id, text }) => <option key={id} value={id}>{id}: {text}</option>)}
        </select>
      </label>
      {chosen && <p className="chosen-clause">{chosen.text} <span className="quiet small">{chosen.section}</span></p>}
    </>
  );
}

function Group({ title, children }: { readonly title: string; readonly children: ReactNode }) {
  return <fieldset><legend>{title}</legend>{children}</fieldset>;
}

function Radio({ name, chosen, choose, children }: { readonly name: string; readonly chosen: boolean; readonly choose: () => void; readonly children: ReactNode }) {
  return <label className="option"><input type="radio" name={name} required checked={chosen} onChange={choose} /><span>{children}</span></label>;
}
