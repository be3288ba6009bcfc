/** By when a claim must be remedied, and by when its complaint is owed an answer. */
import type { Expected, Standing } from '../../console/life-view.js';
import type { ClaimCard } from '../../console/view.js';
import { useLanguage } from './language.js';
import { dayInWords } from './time.js';

export function ClaimDue({ claim: { expected, answerBy, answeredOn, answerStanding } }: { readonly claim: ClaimCard }) {
  const { t, language } = useLanguage();
  const answer = answerBy !== null && answerStanding !== null ? t(answerStanding === 'over' ? 'answerLate' : 'answerOwed', { day: dayInWords(answerBy, language) }) : null;
  if (expected.type === 'none' && answer === null && answeredOn === null) return null;
  return (
    <ul className="dues">
      <ExpectedDue expected={expected} />
      {answer !== null && answerStanding !== null && <li className={`due ${answerStanding}`}>{answer}</li>}
      {answeredOn !== null && answerBy !== null && <li className="quiet small">{t('answeredOn', { day: dayInWords(answeredOn, language) })}</li>}
    </ul>
  );
}

const BY: Readonly<Record<Standing, 'expectedBy' | 'dueSoon' | 'overdueSince'>> = { ahead: 'expectedBy', soon: 'dueSoon', over: 'overdueSince' };

function ExpectedDue({ expected }: { readonly expected: Expected }) {
  const { t, language } = useLanguage();
  if (expected.type === 'none') return null;
  if (expected.type === 'by') return <li className={`due ${expected.standing}`}>{t(BY[expected.standing], { day: dayInWords(expected.day, language) })}</li>;
  return <li className="due paused">{t('pausedSince', { day: dayInWords(expected.since, language), left: daysLeft(expected.left, expected.unit, language) })}</li>;
}

/** "12 dni roboczych", "1 working day". */
function daysLeft(left: number, unit: 'days' | 'workingDays', language: 'pl' | 'en'): string {
  const one = left === 1;
  if (language === 'en') return `${left} ${unit === 'workingDays' ? 'working ' : ''}${one ? 'day' : 'days'}`;
  if (unit === 'days') return `${left} ${one ? 'dzień' : 'dni'}`;
  const few = new Intl.PluralRules('pl').select(left) === 'few';
  return `${left} ${one ? 'dzień roboczy' : few ? 'dni robocze' : 'dni roboczych'}`;
}
