/** The catalogue: which products there are, and which covers each may have. Types only; `schema/catalogue.ts` checks the file. */
import type { Facts, Text } from './language.js';

export interface Catalogue {
  readonly products: readonly Product[];
}

export interface Product {
  readonly id: string;
  readonly title: Text;
  /** Words by which customers name it, lower case without diacritics: "osmo action", "dualtron". */
  readonly names: readonly string[];
  readonly covers: readonly {
    readonly policy: string;
    /** Every unit has it: not asked for. */
    readonly always?: boolean;
    /** What one can want of it besides a claim; answers the policy's `request`. Default: claim only. */
    readonly goals?: readonly ('claim' | 'activation' | 'extension' | 'bonusYear')[];
    /** Facts that are known once the customer says that the cover is held. */
    readonly known?: Facts;
    /** How the cover is named in the question which covers are held. */
    readonly title: Text;
  }[];
  /** Which covers are held; missing when there is nothing to ask. */
  readonly coversQuestion?: Text;
  /** How to find out, told on "I don't know". */
  readonly coversHelp?: Text;
  /** Facts with one meaning, asked once: policy id to fact id. */
  readonly shared?: readonly Readonly<Record<string, string>>[];
}
