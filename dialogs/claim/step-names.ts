/** The names of a claim's steps, in the order of its life; alone here, since the console's pages read them too. */
export const STEP_NAMES = [
  'askPapers', 'review', 'authoriseRma', 'send', 'receive', 'accept', 'inspect', 'choose', 'reject', 'pause', 'resume', 'shipBack', 'close',
  'withdraw', 'reopen', 'override', 'answer', 'identify', 'note'
] as const;

export type StepName = (typeof STEP_NAMES)[number];
