/** A claim's life as a line of stations: where it has been, where it stands, what is still to come. */
import type { ClaimCard } from '../../console/view.js';
import type { ClaimState } from '../../../dialogs/records.js';
import { useLanguage } from './language.js';
import { CLAIM_STATE_WORDS } from './words.js';

/** States that stand in one place of the line; the first names it until one of them is reached. */
const STATIONS: readonly (readonly ClaimState[])[] = [
  ['opened'],
  ['underReview', 'waitingForCustomer'],
  ['rmaAuthorised'],
  ['inTransit'],
  ['received'],
  ['accepted'],
  ['inInspection'],
  ['repair', 'replacement', 'refund', 'voucher', 'rejected'],
  ['shippedBack'],
  ['closed', 'withdrawn']
];

export function ClaimProgress({ claim: { state, history } }: { readonly claim: ClaimCard }) {
  const { t, pick } = useLanguage();
  const visited = new Set<ClaimState>(history.map(({ to }) => to));
  const here = STATIONS.findIndex((states) => states.includes(state));
  return (
    <ol className="stations" aria-label={t('life')}>
      {STATIONS.map((states, index) => {
        const been = states.findLast((one) => visited.has(one));
        const standing = index === here ? 'here' : index < here && been ? 'been' : index < here ? 'skipped' : 'ahead';
        const name = pick(CLAIM_STATE_WORDS[index === here ? state : (been ?? states[0] ?? state)]);
        return <li key={states[0]} className={standing} aria-current={index === here ? 'step' : undefined} title={name}><span className="hidden">{name}</span></li>;
      })}
    </ol>
  );
}
