/** What holds for every claim at any time; written from the issue, not from the code. */
import { expectation } from '../../../dialogs/claim/deadline.js';
import type { Ledger } from '../../../dialogs/claim/ledger.js';
import type { Claim } from '../../../dialogs/claim/record.js';

const AT_THE_DESK = ['accepted', 'inInspection', 'repair', 'replacement', 'refund', 'voucher'];

/** Everything that is wrong with the claim, in words; nothing when it is valid. */
export function breaches(claim: Claim, ledgers: readonly Ledger[], today: string): string[] {
  const { history, parcel, pauses, state, rma, result, timer } = claim;
  const wrong: string[] = [];
  const must = (holds: boolean, what: string): void => void (holds || wrong.push(`${what} (${state})`));
  must(history[0]?.what === 'opened' && history[0].from === null, 'the history begins with the opening');
  must(history.at(-1)?.to === state, 'the history ends in the state');
  must(history.slice(1).every((event, index) => event.from === history[index]?.to), 'every step begins where the one before ended');
  must(history.every((event, index) => index === 0 || event.at >= (history[index - 1]?.at ?? '')), 'time goes forward');
  must(!['rmaAuthorised', 'inTransit', 'received', 'accepted', 'inInspection'].includes(state) || rma !== null, 'a parcel has an RMA');
  must(parcel.acceptedOn === null || (parcel.receivedOn !== null && parcel.acceptedOn >= parcel.receivedOn), 'accepted after it was received');
  must(!['received', 'accepted', 'inInspection'].includes(state) || parcel.receivedOn !== null, 'what was received has a day');
  must(!['accepted', 'inInspection'].includes(state) || parcel.acceptedOn !== null, 'what was accepted has a day');
  must([parcel.sentOn, parcel.receivedOn, parcel.acceptedOn, parcel.shippedBackOn].every((day) => day === null || day <= today), 'no day is still to come');
  must(pauses.slice(0, -1).every(({ to }) => to !== null), 'only the last pause is open');
  must(pauses.at(-1)?.to !== null || AT_THE_DESK.includes(state), 'a pause is open only while the time runs');
  must((state !== 'closed' && state !== 'withdrawn') || result !== null, 'what ended has a result');
  must((state !== 'closed' && state !== 'withdrawn') || timer === null, 'nothing is waited for after the end');
  must(state !== 'rmaAuthorised' || timer !== null, 'an authorised return is watched');
  must(new Set(claim.alarms).size === claim.alarms.length, 'an alarm goes off once');
  must(expectation(claim).type !== 'by' || parcel.acceptedOn !== null, 'time runs from acceptance');
  const lines = ledgers.flatMap((ledger) => ledger.lines).filter((line) => line.claim === claim.number);
  must(lines.filter((line) => line.state === 'reserved').length <= 1, 'a claim holds one thing of its plan');
  must(!['rejected', 'closed', 'withdrawn', 'shippedBack'].includes(state) || lines.every((line) => line.state !== 'reserved'), 'what ended holds nothing');
  return wrong;
}
