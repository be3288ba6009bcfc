/** Letters about a claim, as links to their PDFs, with what became of them. */
import { useEffect, useState } from 'react';
import type { ClaimCard } from '../../console/view.js';
import { useLanguage } from './language.js';
import { dayAndTime } from './time.js';
import { read } from './wire.js';
import { LETTER_STATES } from './words-life.js';

interface LetterLine {
  readonly id: string;
  readonly at: string;
  readonly subject: string;
  readonly language: 'pl' | 'en';
  readonly state: keyof typeof LETTER_STATES;
  readonly pdf: string | null;
}

export function ClaimLetters({ claim: { number, history } }: { readonly claim: ClaimCard }) {
  const { t, pick, language } = useLanguage();
  const [letters, setLetters] = useState<readonly LetterLine[] | 'failed'>([]);
  // Whatever happens to a claim can bring a letter with it.
  const events = history.length;
  useEffect(() => {
    let left = false;
    void read<{ letters: LetterLine[] }>(`/api/claims/${encodeURIComponent(number)}/letters`, language).then((answer) => {
      if (!left) setLetters(answer.type === 'ok' ? answer.value.letters : 'failed');
    });
    return () => { left = true; };
  }, [number, events, language]);
  if (letters.length === 0) return null;
  return (
    <>
      <h3>{t('letters')}</h3>
      {letters === 'failed' ? <p className="quiet">{t('lettersFailed')}</p> : <ul className="letters">{letters.map((letter) => <LetterRow key={letter.id} letter={letter} state={pick(LETTER_STATES[letter.state])} />)}</ul>}
    </>
  );
}

function LetterRow({ letter: { at, subject, language: written, pdf }, state }: { readonly letter: LetterLine; readonly state: string }) {
  const { language } = useLanguage();
  return (
    <li>
      {pdf === null ? <span lang={written}>{subject}</span> : <a href={pdf} target="_blank" rel="noopener" lang={written}>{subject}</a>}
      <span className="quiet small"><time dateTime={at}>{dayAndTime(at, language)}</time> · {state}</span>
    </li>
  );
}
