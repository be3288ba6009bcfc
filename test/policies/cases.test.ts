/** The labelled decision cases: every expected value comes out of `gwarant policy decide`'s own function. */
import { strict as assert } from 'node:assert';
import { readdirSync, readFileSync } from 'node:fs';
import { answerLine } from '../../bot/commands/policyDecide.js';
import { delivered } from './delivered.js';
import { fromRoot } from '../paths.js';

interface Case {
  readonly id: string;
  readonly expect: Readonly<Record<string, unknown>> & { readonly askable?: readonly string[] };
  readonly why?: string;
}

const SETS = new Set(['cites', 'actions', 'remedies']);

describe('labelled decision cases', () => {
  const folder = fromRoot('test/policies/cases');
  for (const file of readdirSync(folder)) {
    describe(file, () => {
      for (const line of readFileSync(`${folder}/${file}`, 'utf8').trim().split('\n')) {
        const { id, expect, why } = JSON.parse(line) as Case;
        it(why ? `${id}: ${why}` : id, () => {
          const decision = JSON.parse(answerLine(delivered, 'decide', line).line) as Record<string, unknown>;
          for (const [key, expected] of Object.entries(expect)) check(decision, key, expected);
        });
      }
    });
  }
});

function check(decision: Record<string, unknown>, key: string, expected: unknown): void {
  if (key === 'askable') assert.ok((expected as string[]).includes(String(decision['ask'])), `asks ${String(decision['ask'])}, expected one of ${String(expected)}`);
  else if (SETS.has(key)) assert.deepEqual([...(decision[key] as string[])].sort(), [...(expected as string[])].sort(), key);
  else assert.deepEqual(decision[key], expected, key);
}
