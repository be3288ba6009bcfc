/** What a grant costs the customer: a fixed amount, or a share of a price. */
import { compileCondition, type Scope } from './condition.js';
import { factReader, type Context, type Read } from './context.js';
import type { Fee, Money, PolicyFile } from './language.js';
import { percentOf } from './money.js';

export type FeeResult = (Money & { readonly indicative?: boolean }) | null;

export interface FeeNode {
  /** The fee; null when it reads something the customer does not know (a person settles it); undefined while it reads an absent fact. */
  value(context: Context): Read<FeeResult>;
  collectOpen(context: Context, into: Set<string>): void;
  readonly reads: ReadonlySet<string>;
}

export function compileFee(file: PolicyFile, scope: Scope, fee: Fee): FeeNode {
  if ('amount' in fee) return { value: () => fee, collectOpen: () => undefined, reads: new Set() };
  const shares = fee.of.map(({ when, fact }) => ({ when: compileCondition(file, scope, when), price: factReader(file, fact) }));
  const applying = (context: Context) => shares.find(({ when }) => when.truth(context) === 'true');
  return {
    value: (context) => {
      const share = applying(context);
      if (!share) return shares.some(({ when }) => when.truth(context) === 'open') ? undefined : null;
      const price = share.price.read(context) as Read<Money>;
      return price ? percentOf(fee.percent, price) : price;
    },
    collectOpen: (context, into) => {
      const share = applying(context);
      if (share) into.add(share.price.asks);
      else for (const { when } of shares) if (when.truth(context) === 'open') when.collectOpen(context, into);
    },
    reads: new Set(shares.flatMap(({ when, price }) => [...when.reads, price.asks]))
  };
}
