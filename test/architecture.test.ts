/** The structure, as the README draws it: `policies ← dialogs ← bot`, and one file that knows the Bot Framework. */
import { strict as assert } from 'node:assert';
import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, normalize } from 'node:path';
import { fromRoot } from './paths.js';

const LAYERS = ['policies', 'dialogs', 'bot'] as const;
const SDKS = /^(botbuilder|botframework-connector|botframework-schema|@microsoft\/teams-ai)/;
/** Packages the pure layers may use. */
const PURE: Readonly<Record<string, readonly string[]>> = { policies: ['ajv', 'ajv-formats', 'jsonc-parser', 'node:util'], dialogs: [] };

interface Import {
  readonly file: string;
  readonly target: string;
}

describe('architecture', () => {
  for (const [index, layer] of LAYERS.entries()) {
    it(`${layer} imports nothing of the layers after it`, () => {
      const wrong = importsOf(layer).filter(({ target }) => LAYERS.slice(index + 1).some((later) => target.startsWith(`${later}/`)));
      assert.deepEqual(wrong, []);
    });
  }

  for (const layer of ['policies', 'dialogs'] as const) {
    it(`${layer} does no I/O, reads no clock and knows no SDK`, () => {
      const packages = importsOf(layer).filter(({ target }) => !LAYERS.some((one) => target.startsWith(`${one}/`)) && !PURE[layer]?.includes(target));
      assert.deepEqual(packages, []);
      for (const file of filesOf(layer)) {
        const impure = /\b(Date\.now\(|new Date\(\)|Math\.random\(|process\.|setTimeout\(|fetch\()/.exec(readFileSync(fromRoot(file), 'utf8'));
        assert.equal(impure, null, `${file}: ${impure?.[0]}`);
      }
    });
  }

  it('one file alone imports the Bot Framework SDKs', () => {
    const files = new Set(importsOf('bot').filter(({ target }) => SDKS.test(target)).map(({ file }) => file));
    assert.deepEqual([...files], ['bot/channels/sdk.ts']);
  });

  it('nothing imports in a circle', () => {
    const graph = new Map(LAYERS.flatMap((layer) => filesOf(layer)).map((file) => [file, valueImports(file)]));
    for (const file of graph.keys()) assert.equal(cycleFrom(graph, file), null);
  });
});

function filesOf(layer: string): string[] {
  return readdirSync(fromRoot(layer), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && entry.name.endsWith('.ts') && !entry.parentPath.includes('/web'))
    .map((entry) => join(entry.parentPath, entry.name).slice(fromRoot('').length).replace(/^\//, ''));
}

function importsOf(layer: string): Import[] {
  return filesOf(layer).flatMap((file) => targets(file, /^(?:import|export)\s(?:[^;'=]*?\sfrom\s*)?'([^']+)'|import\('([^']+)'\)/gm).map((target) => ({ file, target })));
}

/** Imports that exist when the program runs; types alone make no circle. */
function valueImports(file: string): string[] {
  return targets(file, /^(?:import|export) (?!type)[^;]*?from\s*'([^']+)'/gms).map((target) => target.replace(/\.js$/, '.ts'));
}

function targets(file: string, pattern: RegExp): string[] {
  return [...readFileSync(fromRoot(file), 'utf8').matchAll(pattern)].map(([, named, lazy]) => named ?? lazy ?? '').map((target) => (target.startsWith('.') ? normalize(join(dirname(file), target)) : target));
}

/** The circle through `start`, as a path, or null. */
function cycleFrom(graph: ReadonlyMap<string, readonly string[]>, start: string): string | null {
  const seen = new Set<string>();
  const walk = (path: readonly string[]): readonly string[] | null => {
    for (const next of graph.get(path.at(-1) ?? '') ?? []) {
      if (next === start) return [...path, next];
      if (seen.has(next)) continue;
      seen.add(next);
      const found = walk([...path, next]);
      if (found) return found;
    }
    return null;
  };
  return walk([start])?.join(' → ') ?? null;
}
