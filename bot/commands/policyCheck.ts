/** `gwarant policy check [--coverage] [FILE…]` (contract, section 4): validates and verifies policy files. */
import { basename, dirname, join } from 'node:path';
import { CATALOGUE_NAME, makeBook, POLICY_SUFFIX, type PolicyText } from '../../policies/book.js';
import { verify } from '../../policies/check/all.js';
import type { PolicyFile } from '../../policies/language.js';
import { loadPolicy } from '../../policies/load.js';
import { readSource } from '../../policies/load/source.js';
import { problemLine, type Problem } from '../../policies/problem.js';
import { policiesDirOf, readPolicyFile, readPolicyFiles } from '../policyFiles.js';
import { coverageLines } from './policyCoverage.js';

export interface PolicyCheckIo {
  out(line: string): void;
  err(line: string): void;
  readFile(path: string): Promise<string>;
  readPolicyFiles(dir: string): Promise<readonly PolicyText[]>;
  readonly policiesDir: string;
}

/** The command on the real files; problems go to standard output. */
export function policyCheckCommand(args: readonly string[], env: Readonly<Record<string, string | undefined>>): Promise<number> {
  return policyCheck(args, {
    out: (line) => process.stdout.write(`${line}\n`),
    err: (line) => process.stderr.write(`${line}\n`),
    readFile: readPolicyFile,
    readPolicyFiles,
    policiesDir: policiesDirOf(env)
  });
}

/**
 * The exit code: 0 and no line when all is good, 1 when a problem was written or a file could not be read.
 * `--coverage` adds the table of the policies that load, whether or not there are problems.
 */
export async function policyCheck(args: readonly string[], io: PolicyCheckIo): Promise<number> {
  const paths = args.filter((arg) => arg !== COVERAGE);
  try {
    const { problems, policies } = paths.length > 0 ? await checkFiles(paths, io) : checkFolder(await io.readPolicyFiles(io.policiesDir), io.policiesDir);
    for (const problem of problems) io.out(problemLine(problem));
    if (paths.length < args.length) for (const line of coverageLines(policies)) io.out(line);
    return problems.length > 0 ? 1 : 0;
  } catch (error) {
    if (!isFileError(error)) throw error;
    io.err(`${error.path} cannot be read: ${REASONS[error.code] ?? error.code}`);
    return 1;
  }
}

const COVERAGE = '--coverage';

interface Checked {
  readonly problems: readonly Problem[];
  /** Those that load. */
  readonly policies: readonly PolicyFile[];
}

/** A catalogue is checked against the policies of its folder. */
async function checkFiles(paths: readonly string[], io: PolicyCheckIo): Promise<Checked> {
  const checked: Checked[] = [];
  for (const path of paths) {
    const text = await io.readFile(path);
    checked.push(basename(path) === CATALOGUE_NAME ? checkCatalogue(path, await io.readPolicyFiles(dirname(path))) : checkPolicy(path, text));
  }
  return { problems: checked.flatMap(({ problems }) => problems), policies: checked.flatMap(({ policies }) => policies) };
}

function checkCatalogue(path: string, folder: readonly PolicyText[]): Checked {
  const files = folder.map((file) => (file.name === CATALOGUE_NAME ? { ...file, name: path } : file));
  return { problems: makeBook(files).problems.filter(({ file }) => file === path), policies: [] };
}

function checkPolicy(name: string, text: string): Checked {
  const loaded = loadPolicy(name, text);
  return loaded.type === 'refused' ? { problems: loaded.problems, policies: [] } : { problems: verify(loaded.file, loaded.locate), policies: [loaded.file] };
}

/** Every file of a folder, the catalogue included; what loads is verified too. */
function checkFolder(files: readonly PolicyText[], folder: string): Checked {
  const placed = files.map(({ name, text }) => ({ name: join(folder, name), text }));
  const book = makeBook(placed);
  const verified = placed.flatMap(({ name, text }) => {
    const policy = book.policies.get(basename(name).slice(0, -POLICY_SUFFIX.length));
    const read = readSource(name, text);
    return policy && read.type === 'source' ? verify(policy.file, read.source.locate) : [];
  });
  return { problems: [...book.problems, ...verified], policies: [...book.policies.values()].map(({ file }) => file) };
}

const REASONS: Readonly<Record<string, string>> = { ENOENT: 'there is no such file', EACCES: 'reading it is not permitted', EISDIR: 'it is a folder' };

function isFileError(error: unknown): error is Error & { code: string; path: string } {
  return error instanceof Error && 'code' in error && typeof error.code === 'string' && 'path' in error && typeof error.path === 'string';
}
