/** The stories that the transcripts tell. */
import { Talk } from './talk.js';

const SCOOTER = { preventsUse: true, customerKind: 'consumer', condition: 'new', territory: 'poland', originalBuyer: true };
const DETAILS = { name: 'Ewa Żółć', email: 'ewa@example.pl', serial: 'KM-10-4471', description: 'Po deszczu nie włącza się, miga czerwona dioda.' };

export const STORIES: Readonly<Record<string, () => Talk>> = {
  'pl-hulajnoga-od-usterki-do-naprawy': () => {
    const talk = new Talk('pl').join('pl-PL')
      .say('hulajnoga kaabo', 'Hulajnoga', 'Żadne z tych', '14.06.2026', 'wczoraj', 'Żadne z tych').answer(SCOOTER)
      .say('Mam to wszystko', 'Tak, otwórz zgłoszenie').fill(DETAILS);
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
      .say('nami', 'Hulajnoga', 'Żadne z tych', '20 listopada 2027', '5.05.2026', '1.04.2026', 'Zmień: data usterki', '3.06.2026', 'co już wiesz', 'wstecz', '4.06.2026', 'in English', 'start over'),
  'en-two-covers': () =>
    new Talk('en').join('en-GB')
      .say('osmo action', 'Something is broken', 'Yes', 'The device itself', 'None of these', 'Yes', 'New', '2 January 2024', '1 November 2026'),
  'en-care-pays-where-the-warranty-does-not': () =>
    new Talk('en').join().say('osmo action', 'Something is broken', 'Yes').answer({
      item: 'device', purchaseDate: '2026-02-10', faultDate: '2026-11-02', condition: 'new', causes: ['mechanicalDamage'],
      incident: 'damage', damageExtent: 'function', plan: 'annual', planStart: '2026-02-12', replacementsUsed: 0, replacementsUsedTotal: 0
    }, { 'dji-care-osmo-action': { causes: [] } })
      .say('why', 'Yes, open the claim').fill({ name: 'Tom Reed', email: 'tom@example.com', serial: '3NZJK2', description: 'Dropped it on rocks, the lens is gone.' }),
  'en-axis-to-the-return': () => {
    const talk = new Talk('en').join().say('axis').answer({
      powerCheck: 'ok', networkCheck: 'ok', firmwareCheck: 'ok', serverReport: 'attached', resetCheck: 'ok', faqCheck: 'failed', inWarranty: true, solved: false
    }).say('Yes, open the claim').fill({ name: 'Lee', email: 'lee@example.com', serial: 'ACCC8E', description: 'No picture after a power cut.' });
    talk.agent({ do: 'accept' });
    talk.agent({ do: 'authoriseRma', claim: talk.claim.number });
    return talk.say('status of my claim');
  },
  'pl-kradziez-zegarka': () =>
    new Talk('pl').join().say('zegarek z brasty', 'Przypadkowe uszkodzenie lub kradzież').answer({
      event: 'theft', paidOnTime: true, orderDate: '2026-03-02', boughtWithOrder: true, alreadyUsed: false, causes: [], policeReport: false, vatPayer: false,
      priceGross: { amount: '1299.99', currency: 'PLN' }
    }).say('Nie, dziękuję'),
  'pl-przedluzenie-planu': () =>
    new Talk('pl').join().say('pocket 3', 'Przedłużenie planu').answer({ plansHeld: 'annual', wantedPlan: 'annual', planEnd: '2026-11-10' }),
  'pl-nie-wiem-na-wszystko': () => {
    const talk = new Talk('pl').join('pl-PL').say('axis');
    for (let i = 0; i < 12 && talk.shown.some(({ title }) => title === 'Nie wiem'); i++) talk.say('nie wiem');
    return talk;
  },
  'pl-brakujace-dokumenty': () => {
    const talk = new Talk('pl').join('pl-PL').say('hulajnoga kaabo', 'Hulajnoga', 'Żadne z tych', '14.06.2026', 'wczoraj', 'Żadne z tych').answer(SCOOTER)
      .fill({ proofOfPurchase: false, claimForm: true, complete: false, serialLegible: false })
      .say('Tak, otwórz zgłoszenie').fill(DETAILS).say('nie mam')
      .attach(['IMG_2041.jpg', 'IMG_2042.jpg'], 'proszę').say('Każdy dotyczy czegoś innego', 'Dołącz kopię dowodu zakupu', 'Odsłoń numer seryjny');
    talk.happen({ type: 'message', text: '', refused: [{ name: 'faktura.docm', why: 'office' }] });
    return talk.say('Gotowe: „Skompletuj zestaw”').attach(['paragon strona 2.pdf']);
  },
  'en-waiting-for-papers': () => {
    const talk = new Talk('en').join().say('axis').attach(['server report.zip', 'box.jpg']).answer({
      powerCheck: 'ok', networkCheck: 'ok', firmwareCheck: 'ok', serverReport: 'attached', resetCheck: 'ok', faqCheck: 'failed', inWarranty: null, proofOfPurchase: false, solved: false
    }).say('Yes, open the claim').fill({ name: 'Lee', email: 'lee@example.com', serial: 'ACCC8E', description: 'No picture after a power cut.' });
    talk.say('Something else').later('2026-11-23').happen({ type: 'timer', claim: talk.claim.number, kind: 'remind', on: '2026-11-23' });
    return talk.say('I don’t have it').attach(['order confirmation.pdf'], 'all I could find').attach(['order confirmation.pdf']);
  },
  'pl-chce-czlowieka': () => {
    const talk = new Talk('pl').join('pl-PL').say('chcę rozmawiać z człowiekiem', 'no i co?', 'hulajnoga dualtron', 'status');
    talk.agent({ do: 'accept' });
    return talk.say('nareszcie');
  }
};
