import { strict as assert } from 'node:assert';
import { readFileSync } from 'node:fs';
import { diagram } from '../../../dialogs/claim/diagram.js';
import { CLAIM_ACTS, CLAIM_STATES, type ClaimState } from '../../../dialogs/claim/record.js';
import { transition, TRANSITIONS } from '../../../dialogs/claim/transitions.js';
import { fromRoot } from '../../paths.js';

type Act = keyof typeof TRANSITIONS;

/**
 * Every cell, written out by hand: who may, and where the act leads from each state, in the order of CLAIM_STATES.
 * `=` stays, `-` is refused.
 */
const SHORT: Readonly<Record<string, ClaimState>> = {
  op: 'opened', wa: 'waitingForCustomer', re: 'underReview', rm: 'rmaAuthorised', tr: 'inTransit', rc: 'received', ac: 'accepted', in: 'inInspection',
  rp: 'repair', rl: 'replacement', rf: 'refund', vo: 'voucher', rj: 'rejected', sb: 'shippedBack', cl: 'closed', wi: 'withdrawn'
};
const TABLE: Readonly<Record<Act, readonly [by: string, cells: string]>> = {
  //                              op wa re rm tr rc ac in rp rl rf vo rj sb cl wi
  papersAsked:       ['agent system',          'wa wa wa -  -  -  -  -  -  -  -  -  -  -  -  -'],
  documentAdded:     ['customer agent',        '=  =  =  =  =  =  =  =  =  =  =  =  =  =  -  -'],
  reminded:          ['system',                '-  =  -  -  -  -  -  -  -  -  -  -  -  -  -  -'],
  handedOver:        ['customer agent system', 're re -  -  -  -  -  -  -  -  -  -  -  -  -  -'],
  contested:         ['customer agent',        're re re -  -  -  -  -  -  -  -  -  re -  re -'],
  taken:             ['agent',                 '=  =  =  =  =  =  =  =  =  =  =  =  =  =  =  ='],
  returnedToBot:     ['agent',                 '=  =  =  =  =  =  =  =  =  =  =  =  =  =  =  ='],
  noted:             ['agent',                 '=  =  =  =  =  =  =  =  =  =  =  =  =  =  =  ='],
  linked:            ['agent system',          '=  =  =  =  =  =  =  =  =  =  =  =  =  =  =  ='],
  overridden:        ['agent',                 're re re -  -  -  -  -  -  -  -  -  -  -  -  -'],
  answered:          ['agent',                 '=  =  =  =  =  =  =  =  =  =  =  =  =  =  -  -'],
  rmaAuthorised:     ['agent',                 'rm rm rm -  -  -  -  -  -  -  -  -  -  -  -  -'],
  rmaExpired:        ['system',                '-  -  -  re -  -  -  -  -  -  -  -  -  -  -  -'],
  sent:              ['customer agent',        '-  -  -  tr -  -  -  -  -  -  -  -  -  -  -  -'],
  received:          ['agent',                 '-  -  -  rc rc -  -  -  -  -  -  -  -  -  -  -'],
  accepted:          ['agent',                 '-  -  -  -  -  ac -  -  -  -  -  -  -  -  -  -'],
  inspectionBegun:   ['agent',                 '-  -  -  -  -  -  in -  -  -  -  -  -  -  -  -'],
  repairChosen:      ['agent',                 '-  -  rp -  -  -  -  rp -  -  -  -  -  -  -  -'],
  replacementChosen: ['agent',                 '-  -  rl -  -  -  -  rl rl -  -  -  -  -  -  -'],
  refundChosen:      ['agent',                 '-  -  rf -  -  -  -  rf rf rf -  -  -  -  -  -'],
  voucherChosen:     ['agent',                 '-  -  vo -  -  -  -  vo vo vo -  -  -  -  -  -'],
  rejected:          ['agent',                 '-  -  rj -  -  rj rj rj rj -  -  -  -  -  -  -'],
  paused:            ['agent',                 '-  -  -  -  -  -  =  =  =  =  =  =  -  -  -  -'],
  resumed:           ['customer agent',        '-  -  -  -  -  -  =  =  =  =  =  =  -  -  -  -'],
  shippedBack:       ['agent',                 '-  -  -  -  -  -  -  -  sb sb -  -  sb -  -  -'],
  closed:            ['agent',                 'cl cl cl cl -  -  -  -  cl cl cl cl cl cl -  -'],
  withdrawn:         ['customer agent',        'wi wi wi wi wi -  -  -  -  -  -  -  -  -  -  -'],
  reopened:          ['customer agent',        '-  -  -  -  -  -  -  -  -  -  -  -  -  -  re re'],
  alarmed:           ['system',                '=  =  =  =  =  =  =  =  =  =  =  =  =  =  -  -'],
  exported:          ['agent',                 '=  =  =  =  =  =  =  =  =  =  =  =  =  =  =  ='],
  erased:            ['agent system',          '-  -  -  -  -  -  -  -  -  -  -  -  -  -  =  =']
};

describe('transitions of a claim', () => {
  it('has a row for every act', () => assert.deepEqual(Object.keys(TABLE).sort(), CLAIM_ACTS.filter((act) => act !== 'opened').sort()));

  for (const [act, [by, row]] of Object.entries(TABLE) as [Act, readonly [string, string]][]) {
    const cells = row.split(/ +/);
    it(`${act}: ${CLAIM_STATES.length} states, three actors`, () => {
      assert.equal(cells.length, CLAIM_STATES.length);
      for (const [index, state] of CLAIM_STATES.entries()) {
        for (const actor of ['customer', 'agent', 'system'] as const) {
          assert.deepEqual(transition(state, act, actor), expected(cells[index] ?? '', state, by.split(' ').includes(actor)), `${act} from ${state} by ${actor}`);
        }
      }
    });
  }

  it('every state can be reached, and left unless it has ended', () => {
    for (const state of CLAIM_STATES) {
      const reached = state === 'opened' || Object.values(TRANSITIONS).some(({ to, from }) => to === state && from.some((one) => one !== state));
      assert.ok(reached, `${state} is never reached`);
      assert.ok(Object.values(TRANSITIONS).some(({ to, from }) => to !== 'stays' && to !== state && from.includes(state)), `${state} is never left`);
    }
  });

  it('is drawn in the README as it is', () => {
    assert.ok(readFileSync(fromRoot('README.md'), 'utf8').includes(`\`\`\`mermaid\n${diagram()}\n\`\`\``), `put this into README.md:\n${diagram()}`);
  });
});

function expected(cell: string, state: ClaimState, may: boolean): ReturnType<typeof transition> {
  if (cell === '-') return { type: 'refused', why: 'wrongState' };
  if (!may) return { type: 'refused', why: 'notAllowed' };
  return { type: 'moved', to: cell === '=' ? state : (SHORT[cell] ?? state) };
}

