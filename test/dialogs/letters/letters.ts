/** Letters as the dialog writes them, in both languages: for the golden files and for the tests of paper and post. */
import type { Letter } from '../../../dialogs/letters/letter.js';
import type { Desk } from '../../../dialogs/desk.js';
import { DEFAULT_DESK } from '../../../dialogs/desk.js';
import type { Locale } from '../../../policies/language.js';
import { Talk } from '../talk.js';

export const DESK: Desk = {
  ...DEFAULT_DESK,
  name: { pl: 'Serwis Zwinne Miasto', en: 'Zwinne Miasto Service' },
  returnAddress: ['Serwis Zwinne Miasto', 'ul. Źródlana 7/9', '61-001 Poznań'],
  contact: { email: 'serwis@example.com', phone: '+48 61 555 01 02' }
};

export const FACTS = {
  item: 'scooter', condition: 'new', customerKind: 'consumer', purchaseDate: '2026-04-10', registered: true, registrationDate: '2026-05-10', faultDate: '2026-11-02',
  preventsUse: true, causes: [], interventions: [], territory: 'poland', originalBuyer: true, proofOfPurchase: true, claimForm: true, complete: true, serialLegible: true
};
const THEFT = {
  serviceBought: true, boughtWithOrder: true, serviceBoughtDate: '2026-03-01', receivedDate: '2026-03-05', paidOnTime: true, orderDate: '2026-03-01', event: 'theft',
  eventDate: '2026-11-10', policeReport: false, alreadyUsed: false, affectsFunction: true, causes: [], vatPayer: false, priceGross: { amount: '1200.00', currency: 'PLN' }, priceNet: null
};
export const DETAILS = { name: 'Łucja Żółć', email: 'lucja@example.com', serial: 'KM-10-4471', description: 'Po deszczu nie włącza się, miga czerwona dioda.' };

/** A scooter's whole claim with one rejection in it; every kind of letter but the code. */
export function scooterTalk(locale: Locale, desk = DESK): Talk {
  const talk = opened(locale, desk);
  const claim = talk.claim.number;
  const step = (one: object): unknown => talk.agent({ do: 'step', claim, step: one } as Parameters<Talk['agent']>[0]);
  talk.agent({ do: 'accept' });
  step({ do: 'askPapers', papers: [], note: locale === 'pl' ? 'Zdjęcie tabliczki znamionowej (z numerem).' : 'A photo of the rating plate (with its number).' });
  talk.later('2026-11-23').happen({ type: 'timer', claim, kind: 'remind', on: '2026-11-23' });
  step({ do: 'review' });
  talk.agent({ do: 'authoriseRma', claim });
  talk.later('2026-11-30');
  step({ do: 'receive', on: '2026-11-27', condition: null, missingParts: null });
  step({ do: 'accept', on: '2026-11-30' });
  step({ do: 'inspect' });
  step({
    do: 'reject', clause: 'WG2',
    reason: locale === 'pl' ? 'W sterowniku są ślady wody (protokół oględzin nr 7/2026).' : 'There are traces of water in the controller (inspection report no. 7/2026).'
  });
  return talk;
}

/** A denial that an agent turns round. */
export function overturnedTalk(locale: Locale): Talk {
  const talk = contestedTalk(locale);
  talk.agent({
    do: 'step', claim: talk.claim.number,
    step: { do: 'override', outcome: 'covered', clause: 'ZG1', reason: locale === 'pl' ? 'Klocki miały wadę fabryczną.' : 'The pads had a manufacturing defect.' }
  });
  return talk;
}

/** A denial that the customer does not accept. */
export function contestedTalk(locale: Locale): Talk {
  const talk = new Talk(locale);
  talk.desk = DESK;
  return talk.join().submit({ facts: { product: 'scooter-dualtron', goal: 'claim' } }).answer({ ...FACTS, item: 'wearPart' })
    .submit({ intent: 'contest' });
}

/** A watch was stolen, and the police report is not there yet. */
export function theftTalk(locale: Locale): Talk {
  const talk = new Talk(locale);
  talk.desk = DESK;
  return talk.join().submit({ facts: { product: 'brasty-watch', goal: 'claim', covers: ['brasty-accident-theft'] } }).answer(THEFT)
    .submit({ facts: { openClaim: true } }).fill({ ...DETAILS, serial: 'B-77', description: locale === 'pl' ? 'Skradziono z szatni.' : 'Stolen from a locker.' });
}

/** Somebody asks for the claim from another conversation. */
export function codeLetter(locale: Locale): Letter {
  const asking = new Talk(locale === 'pl' ? 'en' : 'pl');
  asking.others = [opened(locale).claim];
  asking.desk = DESK;
  return letterOf(asking.join().say('status GW-2026-000001'), 'code');
}

export function opened(locale: Locale, desk = DESK): Talk {
  const talk = new Talk(locale);
  talk.desk = desk;
  return talk.join().submit({ facts: { product: 'scooter-kaabo', goal: 'claim' } }).answer(FACTS)
    .submit({ facts: { openClaim: true } }).fill(DETAILS);
}

export function letterOf(talk: Pick<Talk, 'letters'>, kind: Letter['kind']): Letter {
  const letter = talk.letters.find((one) => one.kind === kind);
  if (!letter) throw new Error(`no letter of the kind ${kind} was written`);
  return letter;
}
