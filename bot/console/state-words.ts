/** A claim's states in the desk's words; customers are told them in their own (`dialogs/texts/life.ts`). */
import type { ClaimState } from '../../dialogs/records.js';
import type { Text } from '../../policies/language.js';

const w = (pl: string, en: string): Text => ({ pl, en });

export const CLAIM_STATE_WORDS: Readonly<Record<ClaimState, Text>> = {
  opened: w('otwarte', 'opened'),
  waitingForCustomer: w('czeka na klienta', 'waiting for the customer'),
  underReview: w('w rozpatrywaniu', 'under review'),
  rmaAuthorised: w('RMA nadane', 'RMA authorised'),
  inTransit: w('w drodze do serwisu', 'in transit'),
  received: w('dotarło', 'received'),
  accepted: w('przyjęte', 'accepted'),
  inInspection: w('w oględzinach', 'in inspection'),
  repair: w('w naprawie', 'in repair'),
  replacement: w('do wymiany', 'replacement'),
  refund: w('do zwrotu pieniędzy', 'refund'),
  voucher: w('do wydania bonu', 'voucher'),
  rejected: w('odrzucone', 'rejected'),
  shippedBack: w('odesłane', 'shipped back'),
  closed: w('zamknięte', 'closed'),
  withdrawn: w('wycofane', 'withdrawn')
};
