/** What customers answer about papers: which one a file is, that something is done, that they do not have it. */
import type { Locale } from '../../policies/language.js';
import type { Draft } from '../draft.js';
import { menu, proceed } from '../proceed.js';
import type { Choice, PaperAnswer } from '../reply.js';
import { textsOf } from '../texts/texts.js';
import { normalise } from '../understanding/words.js';
import { askWhich, carryOn, claimForFiles, complete, list, sort } from './documents.js';
import { customerOf, move } from './move.js';
import { askedPlaces, needTitle, paperChoices, papers, policyOf, whichChoices } from './needs.js';
import type { Claim } from './record.js';
import { hasEnded } from './transitions.js';

/** Only claims of this conversation; `silent` while a person has it. */
export function answerPaper(draft: Draft, number: string, answer: PaperAnswer, silent: boolean): void {
  const claim = draft.claim(number);
  if (!claim || hasEnded(claim.state)) return silent ? undefined : proceed(draft, [draft.texts.notOffered]);
  switch (answer.do) {
    case 'lack': return silent ? undefined : tellHow(draft, claim);
    case 'each': return silent ? undefined : askEach(draft, claim);
    case 'is': return goOn(draft, claim, sorted(draft, claim, answer.documents, answer.need), silent);
    case 'done': return goOn(draft, claim, done(draft, claim, answer.need), silent);
  }
}

/** A button about papers typed, or "I don't have it". @returns false when the text is about something else */
export function typedAnswer(draft: Draft, text: string): boolean {
  const claim = claimForFiles(draft);
  if (!claim || (claim.missing.length === 0 && askedPlaces(claim).length === 0)) return false;
  const said = normalise(text);
  const asked = askedPlaces(claim);
  const shown = (['pl', 'en'] as const).flatMap((locale) => buttons(draft, claim, asked, locale));
  const pressed = shown.find(({ title }) => normalise(title) === said)?.value.paper;
  const lacks = claim.missing.length > 0 && (['pl', 'en'] as const).some((locale) => textsOf(locale).papers.lackWords.includes(said));
  const answer = pressed ?? (lacks ? { do: 'lack' as const } : null);
  if (answer) answerPaper(draft, claim.number, answer, false);
  return answer !== null;
}

function buttons(draft: Draft, claim: Claim, asked: readonly number[], locale: Locale): Choice[] {
  return [...(asked.length > 0 ? whichChoices(draft, claim, asked, locale) : []), ...paperChoices(draft, claim, locale)];
}

type Told = readonly [claim: Claim, lead: readonly string[]];

function goOn(draft: Draft, before: Claim, [claim, lead]: Told, silent: boolean): void {
  // Nothing new came, so that nothing is complete by it.
  if (claim === before) return silent ? undefined : draft.tell(lead);
  if (silent) return void complete(draft, claim);
  carryOn(draft, claim, lead);
}

/** A button of an earlier question changes nothing that was settled since. */
function sorted(draft: Draft, claim: Claim, documents: readonly number[], need: string | null): Told {
  const { texts, conversation } = draft;
  const asked = askedPlaces(claim);
  const places = documents.filter((place) => asked.includes(place));
  const offered = whichChoices(draft, claim, places).some(({ value: { paper } }) => paper?.do === 'is' && paper.need === need);
  if (places.length === 0 || !offered) return [claim, [texts.papers.sorted]];
  const names = places.flatMap((place) => claim.documents[place] ?? []).map(({ name }) => name);
  const after = sort(draft, claim, places, need);
  const policy = policyOf(draft, claim);
  return [after, [need === null ? kept(draft, after, names) : texts.papers.got(list(names), needTitle(policy, need, conversation.locale))]];
}

function kept({ texts: { papers: words } }: Draft, { number }: Claim, names: readonly string[]): string {
  return names.length === 1 ? words.added(list(names), number) : words.addedSeveral(list(names), number);
}

function done(draft: Draft, claim: Claim, need: string): Told {
  const title = needTitle(policyOf(draft, claim), need, draft.conversation.locale);
  const offered = paperChoices(draft, claim).some(({ value: { paper } }) => paper?.do === 'done' && paper.need === need);
  if (!offered) return [claim, [draft.texts.statusLine(claim.number, draft.texts.claimState[claim.state])]];
  const after = move(draft, { ...claim, missing: claim.missing.filter((id) => id !== need) }, 'documentAdded', customerOf(draft, claim), title);
  return [after, [draft.texts.papers.doneSaid(title)]];
}

function askEach(draft: Draft, claim: Claim): void {
  const [first] = askedPlaces(claim);
  if (first === undefined) return draft.tell([draft.texts.papers.sorted]);
  askWhich(draft, claim, [first]);
}

function tellHow(draft: Draft, claim: Claim): void {
  const { papers: words } = draft.texts;
  const choices = paperChoices(draft, claim).filter(({ value: { paper } }) => paper?.do === 'done');
  const how = claim.missing.length === 0 ? [] : [words.lack, papers(draft, claim)];
  draft.tell([...how, words.lackMore], { choices: [...choices, ...menu(draft, ['person'])] });
}
