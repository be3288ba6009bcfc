import { strict as assert } from 'node:assert';
import { policyCheck } from '../../../bot/commands/policyCheck.js';
import { readPolicyFile, readPolicyFiles } from '../../../bot/policyFiles.js';
import type { PolicyText } from '../../../policies/book.js';
import { fromRoot } from '../../paths.js';
import { LANTERN, LANTERN_NAME } from '../../policies/small.js';

const CATALOGUE = JSON.stringify({ products: [{ id: 'lantern', title: { pl: 'L', en: 'L' }, names: [], covers: [{ policy: 'lantern', always: true, title: { pl: 'G', en: 'W' } }] }] });

interface Outcome {
  readonly code: number;
  readonly out: readonly string[];
  readonly err: readonly string[];
}

async function check(args: readonly string[], files: Readonly<Record<string, string>>): Promise<Outcome> {
  const out: string[] = [];
  const err: string[] = [];
  const code = await policyCheck(args, {
    out: (line) => out.push(line),
    err: (line) => err.push(line),
    readFile: (path) => (files[path] === undefined ? readPolicyFile(path) : Promise.resolve(files[path])),
    readPolicyFiles: (dir) => Promise.resolve(inFolder(files, dir)),
    policiesDir: 'policies'
  });
  return { code, out, err };
}

function inFolder(files: Readonly<Record<string, string>>, dir: string): PolicyText[] {
  return Object.entries(files).filter(([path]) => path.startsWith(`${dir}/`)).map(([path, text]) => ({ name: path.slice(dir.length + 1), text }));
}

describe('gwarant policy check', () => {
  it('says nothing about the delivered files', async () => {
    const lines: string[] = [];
    const out = (line: string): number => lines.push(line);
    assert.equal(await policyCheck([], { out, err: out, readFile: readPolicyFile, readPolicyFiles, policiesDir: fromRoot('policies/data') }), 0, lines.join('\n'));
    assert.deepEqual(lines, []);
  });

  it('says nothing about a good file, and exits 0', async () => {
    assert.deepEqual(await check([`own/${LANTERN_NAME}`], { [`own/${LANTERN_NAME}`]: LANTERN }), { code: 0, out: [], err: [] });
  });

  it('writes a line for each mistake, and exits 1', async () => {
    const file = `own/${LANTERN_NAME}`;
    const broken = LANTERN.replace('"months": 12', '"months": "12"').replace('"id": "over", "effect": "deny"', '"id": "over", "effect": "denny"');
    const { code, out } = await check([file], { [file]: broken });
    assert.equal(code, 1);
    assert.equal(out.length, 2);
    assert.match(out[0] ?? '', /^own\/lantern\.policy\.json:\d+:\d+: wrong-type: "12" is not a whole number of months; a number is written without quotes$/);
    assert.match(out[1] ?? '', /^own\/lantern\.policy\.json:\d+:\d+: unknown-word: "denny" is not an effect, deny or refer; did you mean "deny"\?/);
  });

  it('verifies what loads', async () => {
    const file = `own/${LANTERN_NAME}`;
    const { code, out } = await check([file], { [file]: LANTERN.replace('"kind": "information"', '"kind": "rule"') });
    assert.equal(code, 1);
    assert.match(out.join('\n'), /^own\/lantern\.policy\.json:\d+:\d+: unused-clause: the clause L-4/);
  });

  it('checks every file of POLICIES_DIR without arguments, the catalogue included', async () => {
    const files = { [`policies/${LANTERN_NAME}`]: LANTERN.replace('"kind": "information"', '"kind": "rule"'), 'policies/torch.policy.json': '{', 'policies/catalogue.json': CATALOGUE.replace('"lantern","always"', '"lamp","always"') };
    const { code, out } = await check([], files);
    assert.equal(code, 1);
    assert.deepEqual(out.map((line) => line.replace(/:\d+:\d+:/, '').split(' ').slice(0, 2).join(' ')), [
      'policies/torch.policy.json syntax:', 'policies/catalogue.json unknown-policy:', `policies/${LANTERN_NAME} unused-clause:`
    ]);
  });

  it('checks a catalogue against the policies of its folder', async () => {
    const files = { [`own/${LANTERN_NAME}`]: LANTERN, 'own/catalogue.json': CATALOGUE };
    assert.deepEqual(await check(['own/catalogue.json'], files), { code: 0, out: [], err: [] });
    const { code, out } = await check(['own/catalogue.json'], { ...files, 'own/catalogue.json': CATALOGUE.replace('"lantern","always"', '"lamp","always"') });
    assert.equal(code, 1);
    assert.match(out.join('\n'), /^own\/catalogue\.json:1:\d+: unknown-policy: "lamp" is not a policy in this folder/);
  });

  it('says which file it cannot read, and exits 1', async () => {
    const missing = fromRoot('policies/data/no-such.policy.json');
    assert.deepEqual(await check([missing], {}), { code: 1, out: [], err: [`${missing} cannot be read: there is no such file`] });
  });

  it('--coverage tells the share of each document that is covered, also of files with problems', async () => {
    const file = `own/${LANTERN_NAME}`;
    assert.deepEqual(await check([file, '--coverage'], { [file]: LANTERN }), {
      code: 0,
      out: [
        'policy   source  clauses  cited  information  instruction  covered',
        'lantern  terms         4      3            1            0    100 %'
      ],
      err: []
    });
    const { code, out } = await check(['--coverage', file], { [file]: LANTERN.replace('"kind": "information"', '"kind": "rule"') });
    assert.equal(code, 1);
    assert.deepEqual(out.slice(1), [
      'policy   source  clauses  cited  information  instruction  covered',
      'lantern  terms         4      3            0            0     75 %'
    ]);
    assert.match(out[0] ?? '', /unused-clause/);
  });

  it('--coverage counts every clause of the register for the delivered policies', async () => {
    const out: string[] = [];
    const io = { out: (line: string) => out.push(line), err: (line: string) => out.push(line), readFile: readPolicyFile, readPolicyFiles, policiesDir: fromRoot('policies/data') };
    assert.equal(await policyCheck(['--coverage'], io), 0);
    assert.deepEqual(out, [
      'policy                  source    clauses  cited  information  instruction  covered',
      'axis-rma                support        16     10            4            2    100 %',
      'brasty-accident-theft   terms          16     16            0            0    100 %',
      'brasty-mechanism        terms          15     10            4            1    100 %',
      'dji-care-osmo-action    page           18     16            1            1    100 %',
      'dji-care-osmo-pocket-3  page           22     17            4            1    100 %',
      'dji-warranty            terms          42     28           10            4    100 %',
      'dji-warranty            carePage        1      1            0            0    100 %',
      'scooter-warranty        terms          41     35            6            0    100 %'
    ]);
  });
});
