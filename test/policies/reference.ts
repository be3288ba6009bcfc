/**
 * What every policy must decide, written a second time and straight from the specification: own tables, own logic,
 * own calendar. It reads no policy file and shares no code with `policies/`.
 */
import { axisRma } from './reference/axis.js';
import { brastyAccidentTheft, brastyMechanism } from './reference/brasty.js';
import { careOsmoAction, careOsmoPocket3 } from './reference/dji-care.js';
import { djiWarranty } from './reference/dji-warranty.js';
import { judge, type Expected, type PolicyTables } from './reference/judge.js';
import { clashes } from './reference/limits.js';
import { Sheet } from './reference/logic.js';
import { scooterWarranty } from './reference/scooter.js';

const TABLES: Readonly<Record<string, PolicyTables>> = {
  'axis-rma': axisRma,
  'brasty-accident-theft': brastyAccidentTheft,
  'brasty-mechanism': brastyMechanism,
  'dji-care-osmo-action': careOsmoAction,
  'dji-care-osmo-pocket-3': careOsmoPocket3,
  'dji-warranty': djiWarranty,
  'scooter-warranty': scooterWarranty
};

export const POLICY_IDS = Object.keys(TABLES);

export type Reference =
  | { readonly type: 'decision'; readonly expected: Expected }
  | { readonly type: 'refused'; readonly clashes: readonly (readonly string[])[] };

export function reference(policy: string, asOf: string, facts: Readonly<Record<string, unknown>>): Reference {
  const tables = TABLES[policy];
  if (!tables) throw new Error(`no reference for ${policy}`);
  const clash = clashes(asOf, facts);
  return clash.length > 0 ? { type: 'refused', clashes: clash } : { type: 'decision', expected: judge(tables(new Sheet(asOf, facts))) };
}
