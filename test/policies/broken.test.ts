/**
 * A folder of policies with one mistake each, and what `gwarant policy check` says of them.
 * `GOLDEN=write` before the test command writes `expected.txt` anew.
 */
import { strict as assert } from 'node:assert';
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { policyCheck } from '../../bot/commands/policyCheck.js';
import { readPolicyFile, readPolicyFiles } from '../../bot/policyFiles.js';
import { loadPolicy } from '../../policies/load.js';
import { fromRoot } from '../paths.js';

const FOLDER = 'test/policies/broken';
const GOLDEN = fromRoot(`${FOLDER}/expected.txt`);
const names = readdirSync(fromRoot(FOLDER)).filter((name) => name.endsWith('.policy.json')).sort();

async function check(paths: readonly string[]): Promise<{ readonly code: number; readonly lines: readonly string[] }> {
  const lines: string[] = [];
  const out = (line: string): number => lines.push(line);
  const code = await policyCheck(paths, { out, err: out, readFile: (path) => readPolicyFile(fromRoot(path)), readPolicyFiles, policiesDir: fromRoot(FOLDER) });
  return { code, lines };
}

describe('gwarant policy check on a folder of broken policies', () => {
  it('says of each what is wrong, once, and exits 1', async () => {
    const { code, lines } = await check(names.map((name) => `${FOLDER}/${name}`));
    assert.equal(code, 1);
    if (process.env['GOLDEN'] === 'write') writeFileSync(GOLDEN, `${lines.join('\n')}\n`);
    assert.deepEqual(lines, readFileSync(GOLDEN, 'utf8').trimEnd().split('\n'));
    assert.deepEqual(lines.map((line) => line.split(':')[0]?.slice(FOLDER.length + 1)), names, 'one line a file');
  });

  it('gives gaps as cases that can be pasted into the file', async () => {
    const { lines } = await check(names.map((name) => `${FOLDER}/${name}`));
    const shown = lines.flatMap((line) => {
      const [, file = '', example = ''] = /^(.*?):\d.*\(as a case: (.*)\)$/.exec(line) ?? [];
      return file === '' ? [] : [{ file, example }];
    });
    assert.ok(shown.length >= 4, 'gaps and overlaps');
    for (const { file, example } of shown) {
      const text = readFileSync(fromRoot(file), 'utf8').replace('"cases": [', () => `"cases": [${example},`);
      const loaded = loadPolicy(file, text);
      assert.equal(loaded.type, 'policy', loaded.type === 'refused' ? JSON.stringify(loaded.problems) : '');
    }
  });
});
