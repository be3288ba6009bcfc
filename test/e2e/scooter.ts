/** The scooter that died within two years, and what its owner answers, in either language. */
import { formatDay } from '../../dialogs/format.js';
import { textsOf } from '../../dialogs/texts/texts.js';
import type { FactDefinition, Locale } from '../../policies/language.js';
import { delivered } from '../policies/delivered.js';
import type { Customer } from './customer.js';
import { daysAgo } from './days.js';
import type { Answers } from './interview.js';

/** 14 months ago: after the 12 months that every scooter has, within the 24 of a registered one. */
const BOUGHT = daysAgo(425);
const REGISTERED = daysAgo(415);
const DOCUMENTS = ['proofOfPurchase', 'claimForm', 'complete', 'serialLegible'];
const FACTS = delivered.policies.get('scooter-warranty')?.file.facts ?? {};

/** With buttons, cards, and typed words. */
export function scooterAnswers(language: Locale): Answers {
  const texts = textsOf(language);
  const yesterday = { pl: 'wczoraj', en: 'yesterday' }[language];
  const choose = (fact: string, value: string) => (customer: Customer) => customer.presses(titleOf(fact, value, language));
  return {
    [question('item', language)]: choose('item', 'scooter'),
    [question('preventsUse', language)]: (customer) => customer.types(texts.yes.toLowerCase()),
    [question('purchaseDate', language)]: (customer) => customer.choosesDay(BOUGHT, texts.send),
    [question('faultDate', language)]: (customer) => customer.types(yesterday),
    [question('customerKind', language)]: choose('customerKind', 'consumer'),
    [question('condition', language)]: choose('condition', 'new'),
    [question('registered', language)]: (customer) => customer.presses(texts.yes),
    [question('registrationDate', language)]: (customer) => customer.types(formatDay(REGISTERED, language)),
    [question('causes', language)]: (customer) => customer.pressesOnCard(texts.noneOfThese),
    [question('interventions', language)]: (customer) => customer.types(texts.noneOfThese),
    [question('territory', language)]: choose('territory', 'poland'),
    [question('originalBuyer', language)]: (customer) => customer.presses(texts.yes),
    [texts.askDocuments]: (customer) => customer.ticks(DOCUMENTS.map((fact) => definition(fact).question[language]), texts.send)
  };
}

/** As it is asked. */
export function question(fact: string, language: Locale): string {
  return definition(fact).question[language];
}

/** As it is ticked in the list of documents. */
export function titleOfDocument(fact: string, language: Locale): string {
  return definition(fact).question[language];
}

export function titleOf(fact: string, value: string, language: Locale): string {
  return definition(fact).values?.[value]?.title[language] ?? '';
}

function definition(fact: string): FactDefinition {
  const found = FACTS[fact];
  if (!found) throw new Error(`the scooter's policy has no fact ${fact}`);
  return found;
}

export const OWNER = { name: 'Ewa Żółć', email: 'ewa@example.pl', serial: 'KM-10-4471', description: 'Od wczoraj nie włącza się,\nmiga czerwona dioda.' };

/** Says yes to the claim and fills in the card with what is still missing. */
export async function opensClaim(customer: Customer, language: Locale, details = OWNER): Promise<void> {
  const texts = textsOf(language);
  await customer.presses(texts.openClaimYes);
  await customer.hears(texts.details);
  await customer.fillsIn(details, texts.send);
}
