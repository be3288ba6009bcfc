/** Section 4 of the specification: DJI manufacturer guarantee through INNPRO. */
import type { PolicyTables, RuleRow } from './judge.js';
import { every, later, negate, plusMonths, type Finding } from './logic.js';

/** Point 6 of the document, by the bullet's number. */
const EXCLUDED: Readonly<Record<number, readonly string[]>> = {
  1: ['misuse', 'mechanicalDamage', 'unauthorisedRepair'],
  2: ['faultyInstallation'],
  3: ['crashOrFire'],
  4: ['modificationOrOpening'],
  5: ['wrongInstallationOrUse'],
  6: ['unauthorisedProvider'],
  7: ['circuitModificationOrBatteryMismatch'],
  8: ['flightAgainstInstructions'],
  9: ['badWeather'],
  10: ['emInterference'],
  11: ['wirelessInterference'],
  12: ['overTakeoffMass'],
  13: ['forcedFlightWornParts'],
  14: ['unauthorisedParts'],
  15: ['lowOrDamagedBattery'],
  17: ['dataLoss'],
  18: ['software'],
  19: ['thirdPartyProduct'],
  20: ['nonDjiSupport'],
  21: ['labelAltered'],
  22: ['normalWear'],
  23: ['userMaintenance'],
  24: ['randomEvent']
};

export const djiWarranty: PolicyTables = (sheet) => {
  const fault = sheet.day('faultDate');
  const device = sheet.is('item', 'device');
  const rows = [
    { clause: 'WD-1c', when: sheet.is('item', 'battery', 'cable', 'housing', 'propeller'), ends: plusMonths(sheet.day('purchaseDate'), 12) },
    { clause: 'WD-1a', when: every(device, sheet.is('condition', 'new')), ends: plusMonths(sheet.day('purchaseDate'), 24) },
    { clause: 'WD-1b', when: every(device, sheet.is('condition', 'outlet')), ends: plusMonths(sheet.day('deviceActivationDate'), 24) }
  ];
  const periodRules = rows.flatMap(({ clause, when, ends }): RuleRow[] => {
    const over = later(fault, ends);
    const bonusYear = every(device, negate(later(fault, plusMonths(ends, 12))), sheet.is('careRefreshUnused', true));
    return [
      { effect: 'deny', when: every(when, over, negate(bonusYear)), cites: [clause] },
      ...(clause === 'WD-1c' ? [] : [{ effect: 'refer' as const, when: every(when, over, bonusYear), cites: ['CRA-6'] }])
    ];
  });
  const proof = sheet.is('proofOfPurchase', true);
  const legible = sheet.is('serialLegible', true);
  const refer = (cite: string, when: Finding): RuleRow => ({ effect: 'refer', when, cites: [cite] });
  return {
    rules: [
      ...periodRules,
      ...Object.entries(EXCLUDED).flatMap(([bullet, causes]) =>
        causes.map((cause): RuleRow => ({ effect: 'deny', when: sheet.has('causes', cause), cites: [`WD-6.${bullet}`] }))
      ),
      { effect: 'deny', when: sheet.is('fromInnpro', false), cites: ['WD-3'] },
      refer('WD-1c', sheet.is('item', 'otherAccessory')),
      refer('WD-3', every(proof, legible, sheet.is('dataMatches', false))),
      refer('WD-1a', sheet.is('territory', 'abroad')),
      { effect: 'need', when: sheet.is('proofOfPurchase', false), cites: ['WD-3'], action: 'proofOfPurchase' },
      { effect: 'need', when: sheet.is('serialLegible', false), cites: ['WD-3'], action: 'legibleSerial' }
    ],
    grants: [{
      when: every(), cites: ['WD-7'], remedies: ['repair'], handoff: true, deadline: { value: 60, unit: 'workingDays' }
    }],
    periods: rows,
    grantCitesPeriod: true
  };
};
