/** Advice that follows from dates: told while it helps, with the day worked out, and not a day longer. */
import { strict as assert } from 'node:assert';
import type { Day, Locale } from '../../policies/language.js';
import { Talk } from './talk.js';

const SCOOTER = { item: 'scooter', customerKind: 'consumer', condition: 'new', preventsUse: true, causes: [], interventions: [] };
const KAABO = { product: 'scooter-kaabo' };

/** What is said in a case that begins on `today` with these facts. */
function told(today: Day, locale: Locale, general: Readonly<Record<string, unknown>>, facts: Readonly<Record<string, Readonly<Record<string, unknown>>>>): string {
  const talk = new Talk(locale, today).join().submit({ facts: { goal: 'claim', ...general } });
  for (const [policy, known] of Object.entries(facts)) talk.submit({ policy, facts: known });
  return talk.replies.map(({ text }) => text).join('\n');
}

interface Advice {
  readonly name: string;
  readonly last: Day;
  readonly after: Day;
  readonly says: Readonly<Record<Locale, RegExp>>;
  readonly on: (today: Day, locale: Locale) => string;
}

const ADVICE: readonly Advice[] = [
  {
    // The thirtieth day, 2 May 2026, is a Saturday, and the next working day a Monday.
    name: 'registration still possible until …', last: '2026-05-04', after: '2026-05-05',
    says: { pl: /do 4 maja 2026/u, en: /by 4 May 2026/u },
    on: (today, locale) => told(today, locale, KAABO, { 'scooter-warranty': { ...SCOOTER, purchaseDate: '2026-04-02' } })
  },
  {
    name: 'the statutory period still runs', last: '2026-06-14', after: '2026-06-15',
    says: { pl: /do 14 czerwca 2026/u, en: /until 14 June 2026/u },
    on: (today, locale) => told(today, locale, KAABO, { 'scooter-warranty': { ...SCOOTER, purchaseDate: '2024-06-14', faultDate: '2026-06-01', registered: false, interventions: ['modified'] } })
  },
  {
    name: 'twelve days of the cover are left', last: '2026-05-03', after: '2026-05-04',
    says: { pl: /to 12 dni/u, en: /That is 12 days/u },
    on: (today, locale) => told(today, locale, KAABO, { 'scooter-warranty': {
      ...SCOOTER, purchaseDate: '2024-05-15', faultDate: '2026-05-01', registered: true, registrationDate: '2024-05-16', repairDays: 0, territory: 'poland', originalBuyer: true, claimForm: true, proofOfPurchase: true, complete: true, serialLegible: true
    } })
  },
  {
    name: 'the plan can be extended until …', last: '2027-02-27', after: '2027-02-28',
    says: { pl: /do 27 lutego 2027/u, en: /until 27 February 2027/u },
    // Since 13 February a person decides on the claim itself; the plan can still be extended.
    on: (today, locale) => told(today, locale, { product: 'dji-osmo-pocket-3', covers: ['dji-care-osmo-pocket-3'] }, {
      'dji-care-osmo-pocket-3': { request: 'claim', plan: 'annual', planStart: '2026-02-12', faultDate: '2026-12-01', replacementsUsed: 0, replacementsUsedTotal: 0, incident: 'damage', item: 'device', damageExtent: 'function', causes: [] },
      'dji-warranty': { fromInnpro: false, item: 'device', condition: 'new', purchaseDate: '2026-02-10', causes: ['mechanicalDamage'] }
    })
  }
];

describe('advice that follows from dates', () => {
  for (const { name, last, after, says, on } of ADVICE) {
    for (const locale of ['pl', 'en'] as const) {
      it(`${name}, on the last day and not on the next: ${locale}`, () => {
        assert.match(on(last, locale), says[locale]);
        assert.doesNotMatch(on(after, locale), says[locale]);
      });
    }
  }
});
