/** What a schema cannot say of a file: ids that stand twice, names that clash, days and facts that lean on each other wrongly. */
import type { JSONPath } from 'jsonc-parser';
import type { PolicyFile } from '../language.js';
import type { Problem } from '../problem.js';
import { ROW_DAYS } from '../schema/conditions.js';
import type { Source } from './source.js';

/** @param file has the schema's shape */
export function checkReferences(file: PolicyFile, source: Source): Problem[] {
  return [...fileName(file, source), ...duplicateIds(file, source), ...reservedNames(file, source), ...valueOrder(file, source), ...leaders(file, source), ...emptyRows(file, source)];
}

function fileName({ id }: PolicyFile, { locate }: Source): Problem[] {
  const place = locate(['id']);
  const expected = `${id}.policy.json`;
  const name = place.file.split(/[\\/]/).at(-1) ?? '';
  return name === expected ? [] : [{ ...place, code: 'file-name', message: `the policy "${id}" stands in ${name}; expected the file to be named ${expected}` }];
}

/** Ids are unique within their list, and those of whatever may stand in a decision's trace across the file. */
function duplicateIds(file: PolicyFile, source: Source): Problem[] {
  const traced = [
    ...ids(['checks'], file.checks),
    ...ids(['rules'], file.rules),
    ...ids(['exclusions'], file.exclusions),
    ...(file.periods ? [{ id: file.periods.id, path: ['periods', 'id'] }] : [])
  ];
  const lists = [traced, ids(['periods', 'rows'], file.periods?.rows), ids(['periods', 'rules'], file.periods?.rules), ids(['notices'], file.notices), ids(['cases'], file.cases)];
  return lists.flatMap((list) => list.flatMap(({ id, path }, index) => {
    const first = list.slice(0, index).find((other) => other.id === id);
    if (!first) return [];
    return [{ ...source.locate(path), code: 'duplicate-id', message: `the id "${id}" is taken already in line ${source.locate(first.path).line}; expected an id of its own` }];
  }));
}

function ids(path: JSONPath, list: readonly { readonly id: string }[] = []): { id: string; path: JSONPath }[] {
  return list.map(({ id }, index) => ({ id, path: [...path, index, 'id'] }));
}

function reservedNames(file: PolicyFile, { locateKey }: Source): Problem[] {
  const reserved = ['asOf', ...ROW_DAYS];
  const clash = (section: 'facts' | 'values', taken: readonly string[], by: string): Problem[] =>
    Object.keys(file[section] ?? {}).filter((name) => taken.includes(name)).map((name) => ({
      ...locateKey([section, name]), code: 'reserved-name', message: `"${name}" is ${by}; expected another name`
    }));
  return [
    ...clash('facts', reserved, 'a word of the policy language'),
    ...clash('values', reserved, 'a word of the policy language'),
    ...clash('values', Object.keys(file.facts), 'the name of a fact')
  ];
}

/** A named day may start from the named days above it. */
function valueOrder(file: PolicyFile, { locate }: Source): Problem[] {
  const names = Object.keys(file.values ?? {});
  return Object.entries(file.values ?? {}).flatMap(([name, day], index) => {
    if (typeof day === 'string' || !names.slice(index).includes(day.date)) return [];
    const message = day.date === name ? `"${name}" starts from itself` : `"${name}" starts from "${day.date}", which stands below it; expected it above`;
    return [{ ...locate(['values', name, 'date']), code: 'value-order', message }];
  });
}

/** `nullWith` follows one fact that stands for itself. */
function leaders(file: PolicyFile, { locate }: Source): Problem[] {
  return Object.entries(file.facts).flatMap(([name, { nullWith }]) => {
    if (nullWith === undefined || (nullWith !== name && file.facts[nullWith]?.nullWith === undefined)) return [];
    const message = nullWith === name ? `"${name}" is unknown with itself; expected another fact` : `"${nullWith}" is itself unknown with another fact; expected a fact that stands for itself`;
    return [{ ...locate(['facts', name, 'nullWith']), code: 'null-with', message }];
  });
}

/** The rules of a period table are copied for rows with months only. */
function emptyRows(file: PolicyFile, { locate }: Source): Problem[] {
  const withMonths = (file.periods?.rows ?? []).filter(({ months }) => months !== undefined).map(({ id }) => id);
  return (file.periods?.rules ?? []).flatMap((rule, index) =>
    (rule.rows ?? []).flatMap((row, place) => withMonths.includes(row) ? [] : [{
      ...locate(['periods', 'rules', index, 'rows', place]),
      code: 'row-without-months',
      message: `the row "${row}" has an effect of its own, so this rule never reaches it. Expected one of: ${withMonths.join(', ')}`
    }]));
}
