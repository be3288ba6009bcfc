/** Personal data, marked in the types: what export hands out, erasure blanks, and no log may hold. */
declare const personal: unique symbol;

/**
 * Tells who somebody is, or is what they wrote. Plain values may be stored in it; the mark is for the compiler:
 * `dialogs/privacy/handling.ts` must say of every marked place what becomes of it.
 */
export type PersonalData<T> = T & { readonly [personal]?: true };

export type Personal = PersonalData<string>;

/** Put in the place of personal data that had to be a text. */
export const ERASED = '–';

/** The marked places of a record: `customer.name`, `history.[].note`. What stands inside a marked place goes with it. */
export type PersonalPaths<T> = T extends unknown
  ? typeof personal extends keyof T
    ? ''
    : T extends readonly (infer Item)[]
      ? Join<'[]', PersonalPaths<NonNullable<Item>>>
      : T extends object
        ? string extends keyof T
          ? never
          : { [K in keyof T & string]-?: Join<K, PersonalPaths<NonNullable<T[K]>>> }[keyof T & string]
        : never
  : never;

type Join<Head extends string, Path> = Path extends '' ? Head : Path extends string ? `${Head}.${Path}` : never;
