/** Money in minor units (grosz, cent) inside the program; `{"amount": "145.00", "currency": "PLN"}` outside. */
import type { Money } from './language.js';

const AMOUNT = /^\d{1,12}\.\d{2}$/;

export function isMoney(value: unknown): value is Money {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return false;
  const { amount, currency, ...rest } = value as Record<string, unknown>;
  return typeof amount === 'string' && AMOUNT.test(amount) && typeof currency === 'string' && /^[A-Z]{3}$/.test(currency)
    && Object.keys(rest).length === 0;
}

/** Whole per cent of a price, rounded half up to the minor unit, in the price's currency. */
export function percentOf(percent: number, price: Money): Money {
  const hundredths = BigInt(price.amount.replace('.', '')) * BigInt(percent);
  const minor = (hundredths + 50n) / 100n;
  return { amount: `${minor / 100n}.${String(minor % 100n).padStart(2, '0')}`, currency: price.currency };
}
