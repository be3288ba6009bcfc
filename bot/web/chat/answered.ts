/**
 * A form that was answered is locked: Web Chat leaves it open, to be sent once more to a question that nobody asks any
 * longer. Read from the conversation itself, so that it is locked after a reload and in every tab, and a newer form of
 * the same question is not.
 */
import { isElement } from './elements.js';
import { placeOf } from './receipts.js';
import { questionOf, type Attachment } from './submitted.js';
import type { Action, Middleware } from './webchat.js';

/** Of an activity's channelData: the form in it has had its answer. */
const ANSWERED = 'gwarant:answered';

interface Drawn {
  readonly id?: string;
  readonly from?: { readonly role?: string };
  readonly value?: { readonly question?: unknown } | null;
  readonly attachments?: readonly Attachment[];
  readonly channelData?: Readonly<Record<string, unknown>>;
}

interface Asked {
  /** Ids of the activities with a form of this question. */
  readonly forms: readonly string[];
  /** Place of its latest answer in the transcript. */
  readonly answeredAt: number;
}

const NEVER: Asked = { forms: [], answeredAt: 0 };

/** Marks the forms that came before an answer to their question, whichever is told first. */
export function markAnswered(): Middleware {
  const questions = new Map<string, Asked>();
  return ({ dispatch }) => (next) => (action: Action) => {
    const result = next(action);
    const { activity } = (action.payload ?? {}) as { activity?: Drawn };
    const question = activity && action.type === 'DIRECT_LINE/INCOMING_ACTIVITY' ? questionIn(activity) : null;
    if (activity?.id === undefined || question === null) return result;
    const { forms, answeredAt } = questions.get(question) ?? NEVER;
    const asked = isOwn(activity) ? { forms, answeredAt: Math.max(answeredAt, placeOf(activity.id)) } : { forms: [...forms, activity.id], answeredAt };
    questions.set(question, asked);
    for (const form of asked.forms) if (placeOf(form) < asked.answeredAt) dispatch({ type: 'WEB_CHAT/MARK_ACTIVITY', payload: { activityID: form, name: ANSWERED, value: true } });
    return result;
  };
}

/** Which question this activity asks or answers; null: none. */
function questionIn(activity: Drawn): string | null {
  const { value, attachments = [] } = activity;
  if (!isOwn(activity)) return attachments.map(questionOf).find((one) => one !== null) ?? null;
  return typeof value?.question === 'string' ? value.question : null;
}

function isOwn({ from }: Drawn): boolean {
  return from?.role === 'user';
}

type Draw = (shown: { readonly activity?: Drawn }) => unknown;

/** `attachmentMiddleware` for Web Chat. */
export const lockAnswered = () => (next: Draw): Draw => (shown) => {
  const drawn = next(shown);
  if (!isElement(drawn) || shown.activity?.channelData?.[ANSWERED] !== true) return drawn;
  return { ...drawn, props: { ...drawn.props, disabled: true } };
};
