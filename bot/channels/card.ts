/** Forms as Adaptive Cards 1.5, for every channel that shows cards. */
import type { JsonObject } from '../../dialogs/records.js';
import type { Choice, Field, Form } from '../../dialogs/reply.js';
import { FACT_FIELD, SET_FIELD } from '../../dialogs/submit.js';
import type { Locale, Text } from '../../policies/language.js';

export interface CardOptions {
  readonly locale: Locale;
  /** The action that sends the inputs together with `data`. Default: Action.Submit. */
  readonly submit?: (title: string, data: JsonObject) => JsonObject;
  /** The action that sends the choice's value and no inputs. Default: Action.Submit. */
  readonly other?: (choice: Choice) => JsonObject;
}

/** The content of an `application/vnd.microsoft.card.adaptive` attachment; `readSubmit` reads what it sends. */
export function formCard(form: Form, { locale, submit = submitAction, other = otherAction }: CardOptions): JsonObject {
  return {
    type: 'AdaptiveCard',
    $schema: 'http://adaptivecards.io/schemas/adaptive-card.json',
    version: '1.5',
    body: form.fields.map((field) => input(field, locale)),
    actions: [submit(form.submit, { question: form.question, ...emptySets(form) }), ...form.others.map(other)]
  };
}

/** Clients leave out a list in which nothing is ticked; it then stands as empty, and an input that is sent takes its place. */
function emptySets(form: Form): JsonObject {
  return Object.fromEntries(form.fields.filter(({ input: kind }) => kind === 'set').map(({ id }) => [`${SET_FIELD}${id}`, '']));
}

export function submitAction(title: string, data: JsonObject): JsonObject {
  return { type: 'Action.Submit', title, style: 'positive', data };
}

/** Sent as it is, whatever stands in the inputs, and without checking them. */
export function otherAction({ title, value }: Choice): JsonObject {
  return { type: 'Action.Submit', title, associatedInputs: 'none', data: value as unknown as JsonObject };
}

function input(field: Field, locale: Locale): JsonObject {
  return {
    id: `${field.input === 'set' ? SET_FIELD : FACT_FIELD}${field.id}`,
    label: label(field),
    isRequired: field.required,
    ...(field.placeholder === undefined ? {} : { placeholder: field.placeholder }),
    ...kind(field, locale)
  };
}

function kind(field: Field, locale: Locale): JsonObject {
  switch (field.input) {
    case 'date':
      return { type: 'Input.Date', ...(field.latest === undefined ? {} : { max: field.latest }), errorMessage: WRONG_DATE[locale] };
    case 'integer':
      return { type: 'Input.Number', errorMessage: WRONG_NUMBER[locale] };
    case 'choice':
    case 'set':
      return choiceSet(field, locale);
    case 'email':
      return { type: 'Input.Text', style: 'email', regex: '^\\s*[^@\\s]+@[^@\\s]+\\.[^@\\s]+\\s*$', ...length(field), errorMessage: WRONG_EMAIL[locale] };
    case 'longText':
      return { type: 'Input.Text', isMultiline: true, ...length(field), errorMessage: MISSING[locale] };
    case 'money':
    case 'text':
      return { type: 'Input.Text', ...length(field), errorMessage: MISSING[locale] };
  }
}

function choiceSet({ input: kindOf, choices = [] }: Field, locale: Locale): JsonObject {
  return {
    type: 'Input.ChoiceSet',
    style: 'expanded',
    wrap: true,
    isMultiSelect: kindOf === 'set',
    // `answer` is our own: what the customer's bubble says on the page, without the help. Clients leave alone what they do not know.
    choices: choices.map(({ value, title, help }) => (help === undefined ? { value, title } : { value, title: `${title} – ${help}`, answer: title })),
    errorMessage: MISSING[locale]
  };
}

function label({ label: text, input: kindOf, currency }: Field): string {
  return kindOf === 'money' && currency !== undefined ? `${text} (${currency})` : text;
}

function length({ maxLength }: Field): JsonObject {
  return maxLength === undefined ? {} : { maxLength };
}

const MISSING: Text = { pl: 'Uzupełnij to pole.', en: 'Please fill in this field.' };
const WRONG_DATE: Text = { pl: 'Podaj datę, nie późniejszą niż dziś.', en: 'Please give a date that is not after today.' };
const WRONG_NUMBER: Text = { pl: 'Podaj liczbę całkowitą.', en: 'Please give a whole number.' };
const WRONG_EMAIL: Text = { pl: 'Podaj pełny adres e-mail.', en: 'Please give a complete e-mail address.' };
