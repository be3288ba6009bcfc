/** What the clock does to a claim: reminders, expiry, alarms. An event that the claim does not wait for is passed over. */
import { BOT, type Draft } from '../draft.js';
import { compose } from '../letters/compose.js';
import { post } from '../letters/sparing.js';
import type { Event } from '../events.js';
import { move } from './move.js';
import { papers, withPaperChoices } from './needs.js';
import type { Claim } from './record.js';
import { claimSignal } from './signal.js';
import { settleUnit } from './stock.js';
import { alarmKey } from './timers.js';

type TimerEvent = Extract<Event, { type: 'timer' }>;

export function clockTurn(draft: Draft, event: TimerEvent): void {
  const claim = draft.claim(event.claim);
  if (claim?.timer?.kind !== event.kind || claim.timer.on !== event.on || event.on > draft.world.today) return;
  switch (event.kind) {
    case 'remind': return remind(draft, claim);
    case 'rmaExpires': return expire(draft, claim);
    default: return alarm(draft, claim, event);
  }
}

/** Politely, as often as the desk says; the last time says that it is the last. */
function remind(draft: Draft, claim: Claim): void {
  const reminded = move(draft, claim, 'reminded', BOT);
  const { life } = draft.texts;
  const text = [life.reminder(claim.number), papers(draft, claim), reminded.timer?.kind === 'remind' ? '' : life.lastReminder].filter(Boolean);
  draft.tell(text, { ...withPaperChoices(draft, reminded), signal: { claim: claimSignal(reminded) } });
  post(draft, compose('reminder', reminded, draft));
}

function expire(draft: Draft, claim: Claim): void {
  settleUnit(draft, claim, 'released');
  const expired = move(draft, claim, 'rmaExpired', BOT, claim.rma?.number ?? null);
  const text = [draft.texts.life.rmaExpired(claim.rma?.number ?? '')];
  draft.tell(text, { signal: { claim: claimSignal(expired) } });
  post(draft, compose('status', expired, draft, { said: text }));
}

/** For the desk: it is in the history, in the list of what is due, and in the log. */
function alarm(draft: Draft, claim: Claim, { kind, on }: TimerEvent): void {
  move(draft, { ...claim, alarms: [...claim.alarms, alarmKey(kind, on)] }, 'alarmed', BOT, `${kind} ${on}`);
  draft.effect({ type: 'alarm', claim: claim.number, kind });
}
