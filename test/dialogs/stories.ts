/** The stories that the transcripts tell. */
import { Talk } from './talk.js';

const DETAILS = { name: 'Ewa Żółć', email: 'ewa@example.pl', serial: 'KM-10-4471', description: 'Po deszczu nie włącza się, miga czerwona dioda.' };

export const STORIES: Readonly<Record<string, () => Talk>> = {
  'pl-hulajnoga-od-usterki-do-naprawy': () => {
    const talk = new Talk('pl').join('pl-PL')
      .say('hulajnoga kaabo', 'Hulajnoga', 'tak', '14.06.2026', 'wczoraj', 'Osoba prywatna', 'Nowa', 'Żadne z tych', 'Żadne z tych', 'W Polsce', 'tak');
    answerDocuments(talk).say('Tak, otwórz zgłoszenie').fill(DETAILS);
    talk.agent({ do: 'accept' });
    talk.agent({ do: 'say', text: 'Dzień dobry, sprawdzam dane i zaraz wracam z numerem zwrotu.' });
    talk.agent({ do: 'authoriseRma', claim: talk.claim.number });
    talk.say('dziękuję!');
    talk.agent({ do: 'close', claim: talk.claim.number, result: 'repaired', note: null });
    return talk;
  },
  'en-axis-solved-at-step-3': () =>
    new Talk('en').join('en-GB')
      .say('Axis device', 'The power LED is on, but the problem is still there', 'Yes, it is connected, but the problem is still there', 'It works now'),
  'en-contested-denial': () => {
    const talk = new Talk('en').join('en-GB').say('dualtron', 'A part that wears out', 'I disagree', 'The brake pads are three weeks old.');
    talk.agent({ do: 'accept' });
    talk.say('hello?');
    talk.agent({ do: 'returnToBot' });
    return talk.say('status of my claim');
  },
  'pl-zmiana-zdania': () =>
    new Talk('pl').join('pl-PL')
      .say('nami', 'Hulajnoga', 'tak', '20 listopada 2027', '5.05.2026', '1.04.2026', 'Zmień: data usterki', '3.06.2026', 'co już wiesz', 'wstecz', '4.06.2026', 'in English', 'start over'),
  'en-two-covers': () =>
    new Talk('en').join('en-GB')
      .say('osmo action', 'Something is broken', 'Yes', 'The device itself', '2 January 2024', '1 November 2026', 'New'),
  'en-care-pays-where-the-warranty-does-not': () =>
    answering(new Talk('en').join().say('osmo action', 'Something is broken', 'Yes'), {
      item: 'device', purchaseDate: '2026-02-10', faultDate: '2026-11-02', condition: 'new', causes: ['mechanicalDamage'],
      incident: 'damage', damageExtent: 'function', plan: 'annual', planStart: '2026-02-12', replacementsUsed: 0, replacementsUsedTotal: 0
    }, { 'dji-care-osmo-action': { causes: [] } })
      .say('why', 'Yes, open the claim').fill({ name: 'Tom Reed', email: 'tom@example.com', serial: '3NZJK2', description: 'Dropped it on rocks, the lens is gone.' }),
  'en-axis-to-the-return': () => {
    const talk = answering(new Talk('en').join().say('axis'), {
      powerCheck: 'ok', networkCheck: 'ok', firmwareCheck: 'ok', serverReport: 'attached', resetCheck: 'ok', faqCheck: 'failed', inWarranty: true, solved: false
    }).say('Yes, open the claim').fill({ name: 'Lee', email: 'lee@example.com', serial: 'ACCC8E', description: 'No picture after a power cut.' });
    talk.agent({ do: 'accept' });
    talk.agent({ do: 'authoriseRma', claim: talk.claim.number });
    return talk.say('status of my claim');
  },
  'pl-kradziez-zegarka': () =>
    answering(new Talk('pl').join().say('zegarek z brasty', 'Przypadkowe uszkodzenie lub kradzież'), {
      event: 'theft', paidOnTime: true, orderDate: '2026-03-02', boughtWithOrder: true, alreadyUsed: false, causes: [], policeReport: false, vatPayer: false,
      priceGross: { amount: '1299.99', currency: 'PLN' }
    }).say('Nie, dziękuję'),
  'pl-przedluzenie-planu': () =>
    answering(new Talk('pl').join().say('pocket 3', 'Przedłużenie planu'), { plansHeld: 'annual', wantedPlan: 'annual', planEnd: '2026-11-10' }),
  'pl-nie-wiem-na-wszystko': () => {
    const talk = new Talk('pl').join('pl-PL').say('axis');
    for (let i = 0; i < 12 && talk.shown.some(({ title }) => title === 'Nie wiem'); i++) talk.say('nie wiem');
    return talk;
  },
  'pl-chce-czlowieka': () => {
    const talk = new Talk('pl').join('pl-PL').say('chcę rozmawiać z człowiekiem', 'no i co?', 'hulajnoga dualtron', 'status');
    talk.agent({ do: 'accept' });
    return talk.say('nareszcie');
  }
};

/** Answers every question of the interview from what is known; per policy where the same name means something else. */
function answering(talk: Talk, facts: Readonly<Record<string, unknown>>, other: Readonly<Record<string, Readonly<Record<string, unknown>>>> = {}): Talk {
  for (let turns = 0; turns < 30; turns++) {
    const pending = talk.state.conversation.session.pending;
    const [policy] = pending?.policies ?? [];
    if (!pending || policy === undefined) return talk;
    talk.fill(Object.fromEntries(pending.facts.map((fact) => [fact, other[policy]?.[fact] ?? facts[fact] ?? true])));
  }
  return talk;
}

function answerDocuments(talk: Talk): Talk {
  talk.say('Mam to wszystko');
  return talk;
}
