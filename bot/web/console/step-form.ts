/** What the forms of steps hold, what they begin with, and the request they become. Pure. */
import type { ClaimCard } from '../../console/view.js';
import type { StepName } from '../../../dialogs/claim/step-names.js';
import type { Word } from './words.js';

/** Every field of every form; a step reads its own. */
export interface Values {
  readonly on: string;
  readonly condition: string;
  readonly missingParts: string;
  readonly tracking: string;
  readonly note: string;
  readonly reason: string;
  readonly clause: string;
  readonly outcome: string;
  readonly remedy: string;
  readonly result: string;
  readonly serial: string;
  readonly papers: readonly string[];
}

export function firstValues(claim: ClaimCard, step: StepName): Values {
  return {
    on: claim.offers.today,
    condition: '', missingParts: '', tracking: '', note: '', clause: '', result: '',
    reason: step === 'pause' ? 'parts' : '',
    outcome: claim.override?.outcome ?? '',
    remedy: claim.remedies[0] ?? '',
    serial: claim.serial ?? '',
    papers: []
  };
}

/** The request's body: what is empty and may be is null. */
export function stepBody(step: StepName, values: Values): object {
  const { on, reason, outcome, remedy, result, serial, papers } = values;
  const orNull = (field: 'condition' | 'missingParts' | 'tracking' | 'note' | 'clause'): string | null => values[field].trim() || null;
  switch (step) {
    case 'askPapers': return { do: step, papers, note: orNull('note') };
    case 'send':
    case 'shipBack': return { do: step, tracking: orNull('tracking') };
    case 'receive': return { do: step, on, condition: orNull('condition'), missingParts: orNull('missingParts') };
    case 'accept': return { do: step, on };
    case 'choose': return { do: step, remedy, note: orNull('note') };
    case 'reject': return { do: step, reason, clause: orNull('clause') };
    case 'pause': return { do: step, reason, note: orNull('note') };
    case 'close': return { do: step, result, note: orNull('note') };
    case 'override': return { do: step, outcome, reason, clause: orNull('clause') };
    case 'withdraw':
    case 'reopen':
    case 'answer': return { do: step, note: orNull('note') };
    case 'identify': return { do: step, serial };
    case 'note': return { do: step, text: values.note };
    case 'review':
    case 'authoriseRma':
    case 'inspect':
    case 'resume': return { do: step };
  }
}

/** What the browser's own check of required fields cannot see. */
export function missingWord(step: StepName, claim: ClaimCard, { papers, note, reason, clause }: Values): Word | null {
  if (step === 'askPapers' && papers.length === 0 && note.trim() === '') return 'papersNothing';
  if (step === 'override' && needsClause(claim) && clause === '') return 'needed';
  if ((step === 'reject' || step === 'override') && reason.trim() === '') return 'needed';
  return step === 'note' && note.trim() === '' ? 'needed' : null;
}

/** A decision names its clause; only a policy that is gone has none. */
function needsClause({ offers }: ClaimCard): boolean {
  return offers.clauses.length > 0;
}

/** No other step leads back from these; the customer has been told besides. */
export function isFinal(step: StepName): boolean {
  return step === 'authoriseRma' || step === 'receive' || step === 'accept' || step === 'shipBack';
}
