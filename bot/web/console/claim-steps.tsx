/** What can be done with a claim now: the sensible next step as a button, everything else in a list that unfolds. */
import { useEffect, useId, useRef, useState, type ReactNode } from 'react';
import type { ClaimCard } from '../../console/view.js';
import type { StepName } from '../../../dialogs/claim/step-names.js';
import { Icon } from './icons.js';
import { useLanguage } from './language.js';
import { STEPS } from './words-life.js';

export type AskStep = (claim: ClaimCard, step: StepName) => void;

interface Props {
  readonly claim: ClaimCard;
  readonly ask: AskStep;
  /** Not the thing to do first: a waiting case is to be accepted. */
  readonly quiet?: boolean;
}

export function ClaimSteps({ claim, ask, quiet = false }: Props) {
  const { pick } = useLanguage();
  const others = claim.steps.filter((step) => step !== claim.next);
  return (
    <>
      {claim.next !== null && <button type="button" className={quiet ? undefined : 'primary'} onClick={() => claim.next && ask(claim, claim.next)}>{pick(STEPS[claim.next])}</button>}
      {others.length > 0 && (
        <Unfolding>
          {(close) => others.map((step) => (
            <li key={step}><button type="button" className="plain" onClick={() => { close(); ask(claim, step); }}>{pick(STEPS[step])}</button></li>
          ))}
        </Unfolding>
      )}
    </>
  );
}

/** Opens above its button; closes on Escape, and when the focus or the pointer goes elsewhere. */
function Unfolding({ children }: { readonly children: (close: () => void) => ReactNode }) {
  const { t } = useLanguage();
  const [open, setOpen] = useState(false);
  const frame = useRef<HTMLDivElement>(null);
  const button = useRef<HTMLButtonElement>(null);
  const list = useId();
  useEffect(() => {
    if (!open) return undefined;
    const elsewhere = (event: Event): void => {
      if (event.target instanceof Node && !frame.current?.contains(event.target)) setOpen(false);
    };
    const escaped = (event: KeyboardEvent): void => {
      if (event.key !== 'Escape') return;
      setOpen(false);
      button.current?.focus();
    };
    document.addEventListener('pointerdown', elsewhere);
    document.addEventListener('focusin', elsewhere);
    document.addEventListener('keydown', escaped);
    return () => {
      document.removeEventListener('pointerdown', elsewhere);
      document.removeEventListener('focusin', elsewhere);
      document.removeEventListener('keydown', escaped);
    };
  }, [open]);
  // The button has the focus when a step's dialog opens, so that it comes back there.
  const close = (): void => {
    button.current?.focus();
    setOpen(false);
  };
  return (
    <div className="unfolding" ref={frame}>
      <button type="button" ref={button} aria-expanded={open} aria-controls={open ? list : undefined} onClick={() => setOpen(!open)}>{t('otherSteps')}<Icon name="more" /></button>
      {open && <ul id={list}>{children(close)}</ul>}
    </div>
  );
}
