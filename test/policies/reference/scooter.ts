/** Section 5 of the specification: Dualtron, Kaabo and Nami scooters. */
import type { PolicyTables, RuleRow } from './judge.js';
import { every, later, literal, negate, plusDays, plusMonths, rolled, type Finding, type Sheet } from './logic.js';

const CAUSES: Readonly<Record<string, readonly string[]>> = {
  wear: ['WG1'],
  mechanicalThermalChemicalWater: ['WG2'],
  mainsFault: ['WG3'],
  overload: ['WG4'],
  wrongConsumables: ['WG5'],
  missedService: ['WG6'],
  unauthorisedRepairDamage: ['WG7'],
  modification: ['WG8'],
  rangeLossWearOrCold: ['WG9'],
  againstManual: ['WG10', 'EX3'],
  againstPurpose: ['EX2'],
  shortCircuit: ['WG11'],
  externalForce: ['WG12'],
  transportStorageCleaning: ['WG13'],
  rangeSpeedConditions: ['WG14'],
  carrierDamage: ['WG15']
};

const INTERVENTIONS: Readonly<Record<string, string>> = {
  unauthorisedRepair: 'EX1', modified: 'EX4', partsSwappedWithoutConsent: 'EX5', disassembled: 'EX6'
};

interface Row {
  readonly when: Finding;
  readonly clause: string;
  readonly months: number | 'deny' | 'refer';
}

export const scooterWarranty: PolicyTables = (sheet) => {
  const fault = sheet.day('faultDate');
  const bought = sheet.day('purchaseDate');
  const rows = rowsOf(sheet);
  const periodRules = rows.map(({ when, clause, months }): RuleRow => {
    if (typeof months === 'string') return { effect: months, when, cites: [clause] };
    const end = plusMonths(bought, months);
    return { effect: 'deny', when: every(when, later(fault, end), later(fault, sheet.daysLater(end, 'repairDays'))), cites: [clause] };
  });
  const need = (fact: string, clause: string, action: string = fact): RuleRow => ({ effect: 'need', when: sheet.is(fact, false), cites: [clause], action });
  const addedDays = sheet.value('repairDays');
  return {
    rules: [
      ...periodRules,
      ...Object.entries(CAUSES).map(([cause, cites]): RuleRow => ({ effect: 'deny', when: sheet.has('causes', cause), cites })),
      ...Object.entries(INTERVENTIONS).map(([done, cite]): RuleRow => ({ effect: 'deny', when: sheet.has('interventions', done), cites: [cite] })),
      { effect: 'deny', when: sheet.is('originalBuyer', false), cites: ['ZG2'] },
      { effect: 'refer', when: sheet.is('preventsUse', false), cites: ['G9'] },
      { effect: 'refer', when: sheet.is('territory', 'abroad'), cites: ['ZG4'] },
      need('claimForm', 'G11'),
      need('proofOfPurchase', 'G13'),
      need('complete', 'G12', 'completeSet'),
      need('serialLegible', 'G10', 'legibleSerial')
    ],
    grants: [{ when: every(), cites: ['G9'], remedies: ['repair'], handoff: true, deadline: { value: 30, unit: 'days' } }],
    periods: rows.flatMap(({ when, clause, months }) =>
      typeof months === 'string' ? [] : [{ when, clause, ends: plusDays(plusMonths(bought, months), typeof addedDays === 'number' ? addedDays : 0) }]
    ),
    grantCitesPeriod: true
  };
};

function rowsOf(sheet: Sheet): Row[] {
  const bought = sheet.day('purchaseDate');
  const part = sheet.is('item', 'sparePart');
  const fitted = sheet.is('partFittedByAuthorised', true);
  const scooter = sheet.is('item', 'scooter');
  const consumer = every(scooter, sheet.is('customerKind', 'consumer'));
  const from2021 = every(consumer, negate(later(literal('2021-03-01'), bought)));
  const fresh = every(from2021, sheet.is('condition', 'new'));
  const inTime = registeredInTime(sheet);
  return [
    { when: sheet.is('item', 'battery'), clause: 'ZG6', months: 6 },
    { when: every(part, fitted), clause: 'G6', months: 12 },
    { when: every(part, negate(fitted)), clause: 'G6', months: 'deny' },
    { when: sheet.is('item', 'wearPart'), clause: 'WG1', months: 'deny' },
    { when: every(scooter, sheet.is('customerKind', 'business')), clause: 'ZG4', months: 12 },
    { when: every(scooter, sheet.is('customerKind', 'soleTrader')), clause: 'ZG4', months: 'refer' },
    { when: every(consumer, negate(later(bought, literal('2020-02-29')))), clause: 'G2', months: 12 },
    { when: every(consumer, negate(later(literal('2020-03-01'), bought)), negate(later(bought, literal('2021-02-28')))), clause: 'G3', months: 24 },
    { when: every(fresh, inTime), clause: 'G4', months: 24 },
    { when: every(fresh, negate(inTime)), clause: 'G5', months: 12 },
    { when: every(from2021, sheet.is('condition', 'used')), clause: 'G4', months: 'refer' }
  ];
}

/** A customer who does not know whether it is registered does not know when either. */
function registeredInTime(sheet: Sheet): Finding {
  const registeredOn = sheet.value('registered') === null ? { number: null, absent: [] } : sheet.day('registrationDate');
  const deadline = rolled(plusDays(sheet.day('purchaseDate'), 30));
  return every(sheet.is('registered', true), negate(later(registeredOn, deadline)));
}
