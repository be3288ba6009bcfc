/** All policies of an installation, compiled, with the catalogue of products. Pure: the files are read by `bot/`. */
import { loadPolicy } from './load.js';
import { loadCatalogue } from './load/catalogue.js';
import type { Catalogue, Product } from './product.js';
import type { Policy } from './compile.js';
import type { Problem } from './problem.js';

export interface PolicyBook {
  readonly catalogue: Catalogue;
  readonly policies: ReadonlyMap<string, Policy>;
  /** What is wrong with files that were refused; the others keep working. */
  readonly problems: readonly Problem[];
}

export interface PolicyText {
  /** File name, with or without a folder; only files named as below count. */
  readonly name: string;
  readonly text: string;
  /** Of the text, by whoever read it; kept with every claim. */
  readonly digest?: string;
}

export const CATALOGUE_NAME = 'catalogue.json';
export const POLICY_SUFFIX = '.policy.json';

export function productOf(book: PolicyBook, id: string): Product | null {
  return book.catalogue.products.find((product) => product.id === id) ?? null;
}

/**
 * Loads `catalogue.json` and every `*.policy.json`. A refused file leaves the others working: a product whose policy
 * is refused or missing loses that cover.
 */
export function makeBook(files: readonly PolicyText[]): PolicyBook {
  const policies = new Map<string, Policy>();
  const refused: string[] = [];
  const problems: Problem[] = [];
  for (const { name, text, digest = '' } of files.filter((file) => file.name.endsWith(POLICY_SUFFIX))) {
    const loaded = loadPolicy(name, text);
    if (loaded.type === 'refused') {
      refused.push(baseName(name).slice(0, -POLICY_SUFFIX.length));
      problems.push(...loaded.problems);
    } else if (policies.has(loaded.policy.id)) {
      problems.push({ ...loaded.locate(['id']), code: 'duplicate-policy', message: `the policy "${loaded.policy.id}" stands in another file already; expected an id of its own` });
    } else policies.set(loaded.policy.id, { ...loaded.policy, digest });
  }
  const { catalogue, problems: unserved } = catalogueOf(files, policies, refused);
  return { catalogue, policies, problems: [...problems, ...unserved] };
}

function catalogueOf(files: readonly PolicyText[], policies: ReadonlyMap<string, Policy>, refused: readonly string[]): Pick<PolicyBook, 'catalogue' | 'problems'> {
  const file = files.find(({ name }) => baseName(name) === CATALOGUE_NAME);
  if (file) return loadCatalogue(file.name, file.text, new Map([...policies].map(([id, policy]) => [id, policy.file])), refused);
  const problem = { file: CATALOGUE_NAME, line: 1, column: 1, code: 'no-catalogue', message: `there is no ${CATALOGUE_NAME}; expected one beside the policy files, with the products and their covers` };
  return { catalogue: { products: [] }, problems: [problem] };
}

function baseName(path: string): string {
  return path.split(/[\\/]/).at(-1) ?? path;
}
