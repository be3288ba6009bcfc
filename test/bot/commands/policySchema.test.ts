import { strict as assert } from 'node:assert';
import { existsSync, readFileSync } from 'node:fs';
import { policySchema, schemaFiles } from '../../../bot/commands/policySchema.js';
import { readPolicyFiles } from '../../../bot/policyFiles.js';
import type { PolicyText } from '../../../policies/book.js';
import { fromRoot } from '../../paths.js';
import { LANTERN, LANTERN_NAME } from '../../policies/small.js';

const FOLDER = fromRoot('policies/data');
const CATALOGUE: PolicyText = { name: 'catalogue.json', text: '{ "products": [] }' };

async function write(files: readonly PolicyText[]): Promise<{ code: number; written: Map<string, string>; lines: string[] }> {
  const written = new Map<string, string>();
  const lines: string[] = [];
  const say = (line: string): void => void lines.push(line);
  const code = await policySchema({
    out: say,
    err: say,
    readPolicyFiles: () => Promise.resolve(files),
    writeFile: (path, text) => Promise.resolve(void written.set(path, text)),
    policiesDir: 'own'
  });
  return { code, written, lines };
}

describe('gwarant policy schema', () => {
  it('writes a schema for each policy and for the catalogue', async () => {
    const { code, written, lines } = await write([CATALOGUE, { name: LANTERN_NAME, text: LANTERN }]);
    assert.equal(code, 0);
    assert.deepEqual([...written.keys()], ['own/schema/lantern.schema.json', 'own/schema/catalogue.schema.json']);
    assert.deepEqual(lines, ['schema/lantern.schema.json', 'schema/catalogue.schema.json']);
    const { title } = JSON.parse(written.get('own/schema/lantern.schema.json') ?? '') as { title: string };
    assert.match(title, /^a policy/);
  });

  it('writes nothing while a file is refused, and says why', async () => {
    const { code, written, lines } = await write([CATALOGUE, { name: LANTERN_NAME, text: '{' }]);
    assert.equal(code, 1);
    assert.equal(written.size, 0);
    assert.match(lines.join('\n'), /^lantern\.policy\.json:1:2: syntax: /);
  });
});

describe('the delivered schemas', () => {
  it('are those of the delivered policies (otherwise run: npx gwarant policy schema)', async () => {
    for (const { path, text } of schemaFiles(await readPolicyFiles(FOLDER))) assert.ok(readFileSync(`${FOLDER}/${path}`, 'utf8') === text, `${path} is out of date`);
  });

  it('are what the delivered files point at', async () => {
    for (const { name, text } of await readPolicyFiles(FOLDER)) {
      const { $schema } = JSON.parse(text) as { $schema?: string };
      assert.equal($schema, `./schema/${name.replace(/(\.policy)?\.json$/, '')}.schema.json`, name);
      assert.ok(existsSync(`${FOLDER}/${$schema}`), name);
    }
  });
});
