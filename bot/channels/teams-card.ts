/**
 * Adaptive Cards as Teams shows them. Schema 1.5 because of `Action.Execute`; each one falls back to `Action.Submit`
 * with the same data for clients that do not know it (Universal Actions, backward compatibility).
 */
import type { Json, JsonObject } from '../../dialogs/records.js';
import type { Choice, Form } from '../../dialogs/reply.js';
import type { Locale, Text } from '../../policies/language.js';
import { formCard } from './card.js';
import { VERB } from './sdk.js';

/** Id of the input in which a choice without a button of its own is picked; its value is the choice's submit as JSON. */
export const PICKED = 'gwarantPicked';

/** Teams shows six actions and hides the rest. */
export const MOST_ACTIONS = 6;
/** A longer title is cut off on a button. */
const LONGEST_TITLE = 48;
const MOST_RADIOS = 12;

const WORDS = {
  choose: { pl: 'Wybierz', en: 'Choose' },
  more: { pl: 'Pozostałe odpowiedzi', en: 'More answers' },
  pick: { pl: 'Wybierz odpowiedź z listy.', en: 'Choose an answer from the list.' },
  closed: { pl: 'To pytanie jest już nieaktualne.', en: 'This question is no longer open.' }
} as const satisfies Record<string, Text>;

function card(body: readonly JsonObject[], actions: readonly JsonObject[]): JsonObject {
  return {
    type: 'AdaptiveCard',
    $schema: 'http://adaptivecards.io/schemas/adaptive-card.json',
    version: '1.5',
    body,
    ...(actions.length > 0 ? { actions } : {})
  };
}

/** Light Markdown; Teams renders bold, lists and links of it. */
function paragraph(text: string): JsonObject {
  return { type: 'TextBlock', text, wrap: true };
}

/** Up to six buttons; what has no room as a button, or too long a title for one, is picked from a list. */
export function choiceCard(text: string, choices: readonly Choice[], locale: Locale): JsonObject {
  const asList = choices.some((choice) => choice.title.length > LONGEST_TITLE);
  const buttons = asList ? [] : choices.slice(0, choices.length > MOST_ACTIONS ? MOST_ACTIONS - 1 : MOST_ACTIONS);
  const listed = choices.slice(buttons.length);
  const intro = text === '' ? [] : [paragraph(text)];
  if (listed.length === 0) return card(intro, buttons.map(button));
  return card([...intro, list(listed, asList, locale)], [...buttons.map(button), press(WORDS.choose[locale], {}, true)]);
}

export function questionCard(text: string, form: Form, locale: Locale): JsonObject {
  const inputs = formCard(form, { locale, submit: (title, data) => press(title, data, true), other: button });
  return { ...inputs, body: [paragraph(text), ...(inputs['body'] as readonly JsonObject[])] };
}

/** The question that was answered, without its inputs. */
export function answeredCard(question: string, chosen: string): JsonObject {
  return card([paragraph(question), ...`✓ ${chosen}`.split('\n').map(verbatim)], []);
}

/** What a press on an outdated card is answered with; `question` is null when it cannot be found any more. */
export function closedCard(question: string | null, locale: Locale): JsonObject {
  return card([...(question === null ? [] : [paragraph(question)]), verbatim(WORDS.closed[locale])], []);
}

function list(choices: readonly Choice[], everything: boolean, locale: Locale): JsonObject {
  return {
    type: 'Input.ChoiceSet',
    id: PICKED,
    style: everything && choices.length <= MOST_RADIOS ? 'expanded' : 'compact',
    wrap: true,
    isRequired: true,
    errorMessage: WORDS.pick[locale],
    ...(everything ? {} : { placeholder: WORDS.more[locale] }),
    choices: choices.map(({ title, value }) => ({ title, value: JSON.stringify(value) }))
  };
}

function button(choice: Choice): JsonObject {
  return press(choice.title, choice.value as Json, false);
}

/** Without the inputs, a button is not held up by a list in which nothing is picked. */
function press(title: string, data: Json, withInputs: boolean): JsonObject {
  const action = { title, data, associatedInputs: withInputs ? 'auto' : 'none' };
  return { type: 'Action.Execute', verb: VERB, ...action, fallback: { type: 'Action.Submit', ...action } };
}

/** People's own words: no Markdown is read in them. */
function verbatim(text: string): JsonObject {
  return { type: 'RichTextBlock', inlines: [{ type: 'TextRun', text, weight: 'Bolder' }] };
}
