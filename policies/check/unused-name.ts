import type { PolicyFile } from '../language.js';
import { comparisonsIn, conditionsOf, dayOf } from './reads.js';
import type { VerificationRule } from './rule.js';

/** An action, remedy, named day, parameter or document that nothing in the file uses. */
export const unusedName: VerificationRule = ({ file, locate }) => {
  const used = { actions: actions(file), remedies: remedies(file), values: values(file), parameters: parameters(file), sources: sources(file) };
  return Object.entries(used).flatMap(([section, names]) =>
    Object.keys(file[section as keyof typeof used] ?? {}).filter((name) => !names.has(name)).map((name) => ({
      ...locate([section, name]),
      code: 'unused-name',
      message: `nothing uses "${name}" of "${section}"; expected it to be used or removed`
    })));
};

function actions(file: PolicyFile): ReadonlySet<string> {
  return new Set([...(file.checks ?? []).map(({ action }) => action), ...file.rules.flatMap((rule) => (rule.effect === 'need' ? [rule.action] : []))]);
}

function remedies(file: PolicyFile): ReadonlySet<string> {
  return new Set(file.rules.flatMap((rule) => (rule.effect === 'grant' ? rule.remedies : [])));
}

/** Named days stand in conditions, in each other, and in the texts that are filled in. */
function values(file: PolicyFile): ReadonlySet<string> {
  const compared = conditionsOf(file).flatMap(({ when }) => comparisonsIn(when)).map(({ comparison }) => dayOf(comparison));
  const days = [...compared, ...Object.values(file.values ?? {})].flatMap((day) => (day === null || typeof day === 'string' ? [] : [day.date]));
  const texts = JSON.stringify([file.rules, file.notices, file.periods]);
  return new Set([...days, ...[...texts.matchAll(/\{([A-Za-z0-9]+)\}/g)].map(([, name = '']) => name)]);
}

function parameters(file: PolicyFile): ReadonlySet<string> {
  return new Set(Object.values(file.facts).flatMap(({ derived, onlyWith }) => [derived?.parameter ?? [], onlyWith ?? []].flat()));
}

function sources(file: PolicyFile): ReadonlySet<string> {
  const [first] = Object.keys(file.sources);
  return new Set(Object.values(file.clauses).map(({ source }) => source ?? first ?? ''));
}
