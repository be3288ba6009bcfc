/** All policies of an installation, compiled, with the catalogue of products. Pure: the files are read by `bot/`. */
import type { Catalogue, Product } from './language.js';
import type { Policy } from './compile.js';
import type { Problem } from './problem.js';

export interface PolicyBook {
  readonly catalogue: Catalogue;
  readonly policies: ReadonlyMap<string, Policy>;
  /** What is wrong with files that were refused; the others keep working. */
  readonly problems: readonly Problem[];
}

export function productOf(book: PolicyBook, id: string): Product | null {
  return book.catalogue.products.find((product) => product.id === id) ?? null;
}
