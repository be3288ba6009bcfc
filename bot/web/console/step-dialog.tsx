/** Asks for what a step needs, takes it, and says in place what went wrong; what was filled in stays. */
import { useRef, useState, type FormEvent } from 'react';
import type { ClaimCard } from '../../console/view.js';
import type { StepName } from '../../../dialogs/claim/step-names.js';
import type { Clerk } from './clerk.js';
import type { DeskEvent } from './desk.js';
import { Dialog } from './dialog.js';
import { Icon } from './icons.js';
import { useLanguage } from './language.js';
import { RmaNumber } from './rma-number.js';
import { firstValues, isFinal, missingWord, stepBody, type Values } from './step-form.js';
import { StepFields } from './step-fields.js';
import { newKey } from './wire.js';
import { STEP_MEANING, STEPS } from './words-life.js';

interface Props {
  readonly conversation: string;
  /** As it was when the step was asked for. */
  readonly claim: ClaimCard;
  readonly step: StepName;
  readonly clerk: Clerk;
  readonly tell: (event: DeskEvent) => void;
  readonly onClose: () => void;
}

export function StepDialog({ conversation, claim, step, clerk, tell, onClose }: Props) {
  const { t, pick } = useLanguage();
  const [values, setValues] = useState<Values>(() => firstValues(claim, step));
  const [failure, setFailure] = useState<string | null>(null);
  const [busy, setBusy] = useState(false);
  const [rma, setRma] = useState<string | null>(null);
  const key = useRef<string | null>(null);
  const change = (changed: Partial<Values>): void => setValues((before) => ({ ...before, ...changed }));
  const take = async (event: FormEvent): Promise<void> => {
    event.preventDefault();
    const missing = missingWord(step, claim, values);
    if (missing) return setFailure(t(missing));
    setBusy(true);
    key.current ??= newKey();
    const answer = await clerk.step(conversation, claim.number, key.current, stepBody(step, values));
    setBusy(false);
    if (answer.type !== 'unreachable') key.current = null;
    if (answer.type !== 'ok') return setFailure(answer.type === 'refused' ? answer.message : t('unreachable'));
    const number = answer.value.summary.claims.find((one) => one.number === claim.number)?.rma?.number;
    if (step === 'authoriseRma' && number) return setRma(number);
    tell({ type: 'notice', notice: { id: newKey(), kind: 'done', text: t('stepDone', { step: pick(STEPS[step]) }) } });
    onClose();
  };
  if (rma !== null) return <RmaNumber number={rma} onClose={onClose} />;
  return (
    <Dialog title={pick(STEPS[step])} onClose={onClose}>
      <form onSubmit={(event) => void take(event)}>
        <p><strong>{claim.number}</strong> · {pick(STEP_MEANING[step])}</p>
        <StepFields step={step} claim={claim} values={values} change={change} />
        {isFinal(step) && <p className="final"><Icon name="alert" />{t('cannotUndo')}</p>}
        {failure !== null && <p className="failure" role="alert"><Icon name="alert" />{failure}</p>}
        <div className="dialog-actions">
          <button type="submit" className="primary" disabled={busy}>{pick(STEPS[step])}</button>
          <button type="button" onClick={onClose}>{t('cancel')}</button>
        </div>
      </form>
    </Dialog>
  );
}
