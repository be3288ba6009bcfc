/** What customers say to steer the conversation, in exact or nearly exact words, in either language at any time. */
import type { Intent } from '../reply.js';
import { nearlyEqual, normalise } from './words.js';

const PHRASES: Readonly<Record<Intent, readonly string[]>> = {
  back: ['back', 'go back', 'previous question', 'undo', 'wstecz', 'cofnij', 'wroc', 'powrot', 'poprzednie pytanie'],
  correct: [
    'change an answer', 'change answer', 'change my answer', 'correct an answer', 'correct my answer', 'i made a mistake',
    'zmien odpowiedz', 'popraw odpowiedz', 'zmiana odpowiedzi', 'pomylka', 'chce poprawic odpowiedz', 'chce zmienic odpowiedz'
  ],
  startOver: [
    'start over', 'start again', 'restart', 'new case', 'from the beginning', 'reset', 'od nowa', 'zacznij od nowa', 'zacznijmy od nowa', 'od poczatku',
    'nowa sprawa', 'zacznij od poczatku'
  ],
  person: [
    'talk to a person', 'talk to a human', 'speak to a human', 'speak to a person', 'person', 'human', 'agent', 'real person', 'i want to talk to a person',
    'i want to talk to a human', 'i want to speak to a person', 'i want to speak to a human', 'can i talk to a person', 'can i talk to a human', 'let me talk to a person',
    'let me talk to a human', 'i want a human', 'i want a person', 'i want a real person', 'human please', 'a human please', 'get me a human', 'call a person',
    'rozmowa z czlowiekiem', 'czlowiek', 'konsultant', 'z czlowiekiem', 'chce rozmawiac z czlowiekiem',
    'chce porozmawiac z czlowiekiem', 'porozmawiac z czlowiekiem', 'polacz z konsultantem', 'polacz mnie z konsultantem', 'z konsultantem', 'rozmowa z konsultantem', 'pracownik',
    'chce czlowieka', 'prosze czlowieka', 'dajcie mi czlowieka', 'dajcie czlowieka', 'chce rozmawiac z konsultantem', 'chce porozmawiac z konsultantem', 'chce konsultanta',
    'polacz z czlowiekiem', 'polacz mnie z czlowiekiem', 'prosze polaczyc z czlowiekiem', 'prosze polaczyc z konsultantem', 'prosze o rozmowe z czlowiekiem', 'prosze o kontakt z czlowiekiem', 'kontakt z czlowiekiem'
  ],
  polish: ['po polsku', 'polski', 'polish', 'in polish', 'mowisz po polsku', 'jezyk polski'],
  english: ['english', 'in english', 'speak english', 'po angielsku', 'angielski', 'do you speak english', 'switch to english'],
  summary: [
    'what do you know so far', 'what do you know', 'summary', 'my answers', 'show my answers', 'co juz wiesz', 'co wiesz', 'podsumowanie', 'moje odpowiedzi',
    'pokaz odpowiedzi'
  ],
  status: [
    'status', 'status of my claim', 'claim status', 'my claim', 'where is my claim', 'status zgloszenia', 'moje zgloszenie', 'status reklamacji', 'co z moim zgloszeniem',
    'co z moja reklamacja', 'stan zgloszenia'
  ],
  help: ['help', 'menu', 'what can you do', 'pomoc', 'co umiesz', 'co potrafisz', 'pomocy'],
  contest: [
    'i disagree', 'disagree', 'i do not agree', "i don't agree", 'i contest', 'appeal', 'nie zgadzam sie', 'odwolanie', 'nie zgadzam sie z decyzja',
    'chce sie odwolac', 'odwoluje sie'
  ],
  why: ['why', 'why do you ask', 'why do you need that', 'dlaczego', 'dlaczego pytasz', 'po co', 'po co to', 'czemu', 'a po co', 'a po co to', 'a po co to wam', 'po co to wam', 'po co wam to', 'po co to panstwu', 'do czego to potrzebne', 'why do you want to know', 'what for', 'why is that important'],
  further: ['look at the other cover too', 'the other cover', 'look further', 'sprawdz tez druga ochrone', 'sprawdz dalej']
};

/** With any marks or none between its parts; without the letters only where the marks make it plain. */
const CLAIM_NUMBER = /(?<![\p{L}\p{N}])(?:GW[\s\p{Pd}_./\\:#]{0,3}(20\d{2})[\s\p{Pd}_./\\]{0,3}|(20\d{2})\p{Pd})(\d{6})(?![\p{L}\p{N}])/iu;

/** In exactly these words. */
export function intentOf(text: string): Intent | null {
  const said = normalise(text);
  return find((phrase) => phrase === said);
}

/** But for a slip of the finger; only for what answers no question ("Polska" is a country before it is a language). */
export function nearIntentOf(text: string): Intent | null {
  const said = normalise(text);
  return find((phrase) => phrase.length >= 7 && nearlyEqual(phrase, said));
}

function find(matches: (phrase: string) => boolean): Intent | null {
  const found = Object.entries(PHRASES).find(([, phrases]) => phrases.some(matches));
  return found ? (found[0] as Intent) : null;
}

/** `gw-2026-87 …` is none; `gw-2026-000087` is GW-2026-000087. */
export function claimNumberIn(text: string): string | null {
  const match = CLAIM_NUMBER.exec(text);
  return match ? `GW-${match[1] ?? match[2]}-${match[3]}` : null;
}

/** Begins as a claim number does, and is none: a digit was lost, or one came twice. */
export function isBrokenClaimNumber(text: string): boolean {
  return claimNumberIn(text) === null && /^\s*GW[\s\p{Pd}]?20\d{2}[\s\p{Pd}]\d{1,12}[\s.!?]*$/iu.test(text);
}

const GREETINGS = ['hello', 'hi', 'hey', 'good morning', 'good afternoon', 'good evening', 'dzien dobry', 'czesc', 'witam', 'hej', 'siema', 'dobry wieczor', 'halo'];
const THANKS = ['thanks', 'thank you', 'thx', 'many thanks', 'dziekuje', 'dzieki', 'dziekuje bardzo', 'wielkie dzieki'];

/** Politeness that neither answers nor asks. */
export function isSmallTalk(text: string): boolean {
  const said = normalise(text);
  return GREETINGS.includes(said) || THANKS.includes(said);
}
