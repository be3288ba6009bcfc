/** Sections 6 and 7 of the specification: Brasty's two services. */
import type { Fee, GrantRow, PolicyTables, RuleRow } from './judge.js';
import { every, later, negate, plusDays, plusMonths, rolled, some, type Finding, type Sheet } from './logic.js';

type Effect = 'deny' | 'refer';

function rule(effect: Effect, cite: string, when: Finding): RuleRow {
  return { effect, when, cites: [cite] };
}

export const brastyMechanism: PolicyTables = (sheet) => {
  const fault = sheet.day('faultDate');
  const from = plusMonths(sheet.day('deliveryDate'), 24);
  const until = plusMonths(sheet.day('deliveryDate'), 36);
  return {
    rules: [
      rule('deny', 'BG-k', sheet.is('serviceBought', false)),
      rule('deny', 'BG-1', sheet.is('paidOnTime', false)),
      rule('deny', 'BG-0', negate(later(fault, from))),
      rule('deny', 'BG-e1', later(fault, until)),
      rule('deny', 'BG-2', some(sheet.is('symptom', 'slow', 'fast'), sheet.is('failed', 'strap', 'glass', 'case'))),
      rule('deny', 'BG-e2', some(sheet.is('stolen', true), sheet.is('ownerOnInvoice', false))),
      rule('deny', 'BG-e3', sheet.is('alreadyUsed', true)),
      rule('deny', 'BG-e4', sheet.is('withdrawn', true)),
      rule('refer', 'BG-2', sheet.is('failed', 'battery', 'other')),
      rule('refer', 'BG-3', sheet.has('causes', 'userDamage', 'water')),
      rule('refer', 'BG-0', sheet.is('customerKind', 'business')),
      rule('refer', 'BG-e1', every(later(fault, from), negate(later(fault, until)), later(sheet.asOf, until))),
      { effect: 'need', when: sheet.is('originalInvoice', false), cites: ['BG-r1'], action: 'originalInvoice' }
    ],
    grants: [{ when: every(), cites: ['BG-0', 'BG-2'], remedies: ['repair', 'replacement', 'refund'], handoff: true }]
  };
};

export const brastyAccidentTheft: PolicyTables = (sheet) => {
  const addedLater = sheet.is('boughtWithOrder', false);
  const notTheft = negate(sheet.is('event', 'theft'));
  const added = sheet.day('serviceBoughtDate');
  return {
    rules: [
      rule('deny', 'BT-k', sheet.is('serviceBought', false)),
      rule('deny', 'BT-5', every(addedLater, later(added, rolled(plusDays(sheet.day('receivedDate'), 14))))),
      rule('deny', 'BT-1', sheet.is('paidOnTime', false)),
      rule('deny', 'BT-2', later(sheet.asOf, rolled(plusMonths(sheet.day('orderDate'), 12)))),
      rule('deny', 'BT-4', sheet.is('alreadyUsed', true)),
      rule('deny', 'BT-X1', sheet.is('event', 'defect')),
      rule('deny', 'BT-X2', some(sheet.is('event', 'wear'), every(notTheft, sheet.has('causes', 'wear', 'heat', 'cold', 'moisture', 'corrosion')))),
      rule('deny', 'BT-X3', every(sheet.is('event', 'accident'), sheet.is('affectsFunction', false))),
      rule('deny', 'BT-X4', every(notTheft, sheet.has('causes', 'wrongInstallationOrRepair'))),
      rule('deny', 'BT-X5', every(notTheft, sheet.has('causes', 'misuse', 'unapprovedAccessory'))),
      rule('deny', 'BT-X6', sheet.has('causes', 'forceMajeure')),
      rule('deny', 'BT-X7', sheet.has('causes', 'deliberate')),
      rule('refer', 'BT-k', sheet.is('event', 'loss')),
      rule('refer', 'BT-5', every(addedLater, later(added, sheet.day('eventDate')))),
      { effect: 'need', when: every(sheet.is('event', 'theft'), sheet.is('policeReport', false)), cites: ['BT-3'], action: 'policeReport' }
    ],
    grants: [
      grant(sheet, 'accident', ['BT-dmg', 'BT-fee'], ['repair', 'replacement', 'voucher']),
      grant(sheet, 'theft', ['BT-theft', 'BT-fee'], ['replacement', 'voucher'])
    ]
  };
};

function grant(sheet: Sheet, event: string, cites: readonly string[], remedies: readonly string[]): GrantRow {
  return { when: sheet.is('event', event), cites, remedies, handoff: true, ...share(sheet) };
}

/** A tenth of the price: without VAT for a VAT payer. */
function share(sheet: Sheet): { fee?: Fee; feeAsks?: readonly string[] } {
  const vatPayer = sheet.value('vatPayer');
  if (vatPayer === undefined) return { feeAsks: ['vatPayer'] };
  if (vatPayer === null) return { fee: null };
  const priceFact = vatPayer === true ? 'priceNet' : 'priceGross';
  const price = sheet.value(priceFact) as { amount: string; currency: string } | null | undefined;
  if (price === undefined) return { feeAsks: [priceFact] };
  return { fee: price === null ? null : { amount: tenth(price.amount), currency: price.currency } };
}

/** Half a grosz counts as a whole one. Worked on the digits: one decimal place to the left. */
function tenth(amount: string): string {
  const minor = amount.replace('.', '').padStart(4, '0');
  const rounded = BigInt(minor.slice(0, -1)) + (Number(minor.at(-1)) >= 5 ? 1n : 0n);
  const text = rounded.toString().padStart(3, '0');
  return `${text.slice(0, -2)}.${text.slice(-2)}`;
}
