/** Sections 2 and 3 of the specification: DJI Care Refresh for Osmo Action and for Osmo Pocket 3. */
import type { PolicyTables, RuleRow } from './judge.js';
import { every, later, negate, plusDays, plusMonths, type Finding, type Sheet } from './logic.js';

interface CareClauses {
  readonly exclusions: string;
  readonly quota: string;
  readonly total: string;
  readonly video: string;
  readonly activation: readonly string[];
  readonly replacement: readonly string[];
  readonly fee: string;
}

const OSMO_ACTION: CareClauses = {
  exclusions: 'CRA-X', quota: 'CRA-4', total: 'CRA-3', video: 'CRA-2',
  activation: ['CRA-2', 'CRA-7'], replacement: ['CRA-1', 'CRA-4', 'CRA-5'], fee: '145.00'
};

const OSMO_POCKET: CareClauses = {
  exclusions: 'CRP-X', quota: 'CRP-2', total: 'CRP-1', video: 'CRP-1',
  activation: ['CRP-1', 'CRP-4'], replacement: ['CRP-1', 'CRP-2', 'CRP-3'], fee: '219.00'
};

export const careOsmoAction: PolicyTables = (sheet) => {
  const care = careTables(sheet, OSMO_ACTION);
  return {
    ...care,
    rules: [
      ...care.rules,
      { effect: 'refer', when: sheet.is('request', 'bonusYear'), cites: ['CRA-6'] },
      { effect: 'refer', when: sheet.is('request', 'extension'), cites: ['CRA-3'] }
    ]
  };
};

export const careOsmoPocket3: PolicyTables = (sheet) => {
  const care = careTables(sheet, OSMO_POCKET);
  const extension = sheet.is('request', 'extension');
  const held = negate(sheet.is('plansHeld', 'none'));
  const deny = (cite: string, ...when: readonly Finding[]): RuleRow => ({ effect: 'deny', when: every(extension, ...when), cites: [cite] });
  return {
    ...care,
    rules: [
      ...care.rules,
      deny('CRP-E5', sheet.is('plansHeld', 'none')),
      deny('CRP-E4', sheet.is('wantedPlan', 'twoYear'), held),
      deny('CRP-E1', sheet.is('plansHeld', 'annualAnnualAnnual', 'annualPlusAnnual', 'twoYearAnnual')),
      deny('CRP-E6', later(sheet.asOf, plusDays(sheet.day('planEnd'), 15)), held)
    ],
    grants: [...care.grants, { when: extension, cites: ['CRP-E1'], remedies: ['extension'], handoff: false }]
  };
};

function careTables(sheet: Sheet, clauses: CareClauses): ReturnType<PolicyTables> {
  const claim = sheet.is('request', 'claim');
  const activation = sheet.is('request', 'activation');
  const excluded = (number: number): string => `${clauses.exclusions}${number}`;
  const rule = (effect: 'deny' | 'refer', cite: string, ...when: readonly Finding[]): RuleRow => ({ effect, when: every(claim, ...when), cites: [cite] });
  const fault = sheet.day('faultDate');
  const start = sheet.day('planStart');
  const plans = [
    { plan: 'annual', ends: plusMonths(start, 12), quota: 2 },
    { plan: 'twoYear', ends: plusMonths(start, 24), quota: 4 }
  ].map((one) => ({ ...one, held: sheet.is('plan', one.plan) }));
  return {
    rules: [
      rule('deny', excluded(1), sheet.is('incident', 'lost', 'partlyLost')),
      rule('deny', excluded(2), sheet.is('incident', 'stolen', 'abandoned')),
      rule('deny', excluded(3), sheet.is('item', 'accessory')),
      rule('deny', excluded(4), sheet.is('incident', 'intentionalLoss')),
      rule('deny', excluded(5), sheet.is('damageExtent', 'casingOnly')),
      rule('deny', excluded(6), sheet.has('causes', 'forceMajeure')),
      rule('deny', excluded(7), later(start, fault)),
      rule('deny', excluded(9), sheet.has('causes', 'modification', 'incompatibleBatteryOrCharger')),
      rule('deny', excluded(10), sheet.has('causes', 'unauthorisedAccessory', 'unauthorisedBattery', 'unauthorisedSoftware')),
      rule('deny', clauses.total, sheet.atLeast('replacementsUsedTotal', 6)),
      rule('refer', excluded(4), sheet.has('causes', 'deliberateDamage')),
      ...plans.flatMap(({ held, ends, quota }) => [
        rule('deny', excluded(7), held, later(fault, ends)),
        rule('deny', clauses.quota, held, sheet.atLeast('replacementsUsed', quota)),
        rule('refer', excluded(7), held, negate(later(start, fault)), negate(later(fault, ends)), later(sheet.asOf, ends))
      ]),
      {
        effect: 'need', cites: [clauses.video], action: 'verificationVideo',
        when: every(activation, later(sheet.asOf, plusDays(sheet.day('deviceActivationDate'), 30)), sheet.is('videoAccepted', false))
      }
    ],
    grants: [
      { when: activation, cites: clauses.activation, remedies: ['activation'], handoff: false },
      {
        when: claim, cites: clauses.replacement, remedies: ['replacement'], handoff: true,
        fee: { amount: clauses.fee, currency: 'PLN', indicative: true }
      }
    ],
    periods: plans.map(({ held, ends }) => ({ when: every(claim, held), clause: excluded(7), ends }))
  };
}
