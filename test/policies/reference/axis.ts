/** Section 8 of the specification: the Axis checklist and RMA. */
import type { PolicyTables } from './judge.js';
import { every, negate } from './logic.js';

export const axisRma: PolicyTables = (sheet) => {
  const powered = negate(sheet.is('powerCheck', 'failed'));
  const reachable = every(powered, negate(sheet.is('networkCheck', 'failed')));
  const check = (fact: string, cite: string, action: string, ...relevant: readonly ReturnType<typeof every>[]) =>
    ({ when: every(...relevant, sheet.is(fact, 'notTried', 'notYet')), cites: [cite], action });
  return {
    solved: sheet.value('solved') === true,
    checks: [
      check('powerCheck', 'AX-1', 'connectPower'),
      check('networkCheck', 'AX-2', 'connectNetwork', powered),
      check('firmwareCheck', 'AX-3', 'updateFirmware', reachable),
      check('serverReport', 'AX-7', 'serverReport', reachable),
      check('resetCheck', 'AX-4', 'factoryReset', powered),
      check('faqCheck', 'AX-5', 'searchFaq')
    ],
    rules: [
      { effect: 'refer', when: sheet.isOrNull('inWarranty', false), cites: ['AX-O1'] },
      { effect: 'refer', when: every(sheet.isOrNull('inWarranty', null), sheet.is('proofOfPurchase', true)), cites: ['AX-O2'] },
      {
        effect: 'need', when: every(sheet.isOrNull('inWarranty', null), sheet.is('proofOfPurchase', false)),
        cites: ['AX-O2'], action: 'proofOfPurchase'
      }
    ],
    grants: [{ when: sheet.isOrNull('inWarranty', true), cites: ['AX-W1', 'AX-W2'], remedies: ['repair', 'replacement'], handoff: true }]
  };
};
