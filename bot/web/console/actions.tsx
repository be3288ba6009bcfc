/** What the agent can do with the case now: the claim's next step first, then what is left of the conversation. */
import { useState } from 'react';
import type { CaseView, ClaimCard } from '../../console/view.js';
import { hasEnded } from '../../../dialogs/claim/transitions.js';
import { AcceptButton } from './accept-button.js';
import { ClaimSteps, type AskStep } from './claim-steps.js';
import { CloseDialog } from './close-dialog.js';
import { useLanguage } from './language.js';
import { ReturnDialog } from './return-dialog.js';
import type { DeskAndClerk } from './useDesk.js';

interface Props extends DeskAndClerk {
  readonly view: CaseView;
  /** The claim of the case. */
  readonly claim: ClaimCard | null;
  readonly ask: AskStep;
}

type Asked = 'close' | 'return' | null;

export function CaseActions({ view, claim, ask, ...shared }: Props) {
  const { t } = useLanguage();
  const [asked, setAsked] = useState<Asked>(null);
  const { row } = view;
  const owned = (row.state === 'accepted' || row.state === 'delegated') && row.owner?.id === shared.desk.me?.id;
  const waits = row.state === 'waiting';
  // Whoever has the conversation closes it together with the claim; a claim that cannot be closed yet stays open.
  const closable = claim === null || hasEnded(claim.state) || claim.steps.includes('close');
  const closeFirst = owned && (claim === null || claim.next === null || claim.next === 'close');
  const again = shared.desk.reopened?.conversation === row.conversation && shared.desk.reopened.what === 'close' ? shared.desk.reopened : null;
  const close = (): void => {
    setAsked(null);
    if (again) shared.tell({ type: 'reopenedOver' });
  };
  const dialog = { ...shared, view, onClose: close };
  return (
    <>
      <footer className={`actions${waits ? ' to-accept' : ''}${waits && !claim ? ' nothing-else' : ''}`} role="group" aria-label={t('actions')}>
        {waits && <AcceptButton conversation={row.conversation} clerk={shared.clerk} primary />}
        {claim && <ClaimSteps claim={owned ? withoutClose(claim) : claim} ask={ask} quiet={waits} />}
        {owned && closable && <button type="button" data-shortcut="close" className={closeFirst ? 'primary' : undefined} onClick={() => setAsked('close')}>{t('close')}</button>}
        {owned && <button type="button" onClick={() => setAsked('return')}>{t('giveBack')}</button>}
      </footer>
      {(asked === 'close' || (again && owned)) && <CloseDialog {...dialog} filled={again?.body ?? {}} claim={claim?.steps.includes('close') ? claim.number : null} />}
      {asked === 'return' && <ReturnDialog {...dialog} />}
    </>
  );
}

function withoutClose(claim: ClaimCard): ClaimCard {
  return { ...claim, next: claim.next === 'close' ? null : claim.next, steps: claim.steps.filter((step) => step !== 'close') };
}
