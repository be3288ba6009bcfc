/**
 * `gwarant policy schema`: writes the JSON Schemas by which editors complete and check policy files, to `schema/` in
 * the folder of the policies. To be run again after names were added to a file.
 */
import { join } from 'node:path';
import { CATALOGUE_NAME, makeBook, type PolicyText } from '../../policies/book.js';
import { problemLine } from '../../policies/problem.js';
import { catalogueSchema, policySchema as schemaOf, type Schema } from '../../policies/schema.js';
import { policiesDirOf, readPolicyFiles, writeSchemaFile } from '../policyFiles.js';

export interface PolicySchemaIo {
  out(line: string): void;
  err(line: string): void;
  readPolicyFiles(dir: string): Promise<readonly PolicyText[]>;
  writeFile(path: string, text: string): Promise<void>;
  readonly policiesDir: string;
}

export interface SchemaFile {
  /** Relative to the folder of the policies. */
  readonly path: string;
  readonly text: string;
}

/** The command on the real files. */
export function policySchemaCommand(env: Readonly<Record<string, string | undefined>>): Promise<number> {
  return policySchema({
    out: (line) => process.stdout.write(`${line}\n`),
    err: (line) => process.stderr.write(`${line}\n`),
    readPolicyFiles,
    writeFile: writeSchemaFile,
    policiesDir: policiesDirOf(env)
  });
}

/** The exit code: 1 when a policy file does not load; nothing is written then. */
export async function policySchema(io: PolicySchemaIo): Promise<number> {
  const files = await io.readPolicyFiles(io.policiesDir);
  const { problems } = makeBook(files);
  for (const problem of problems) io.err(problemLine(problem));
  if (problems.length > 0) return 1;
  for (const { path, text } of schemaFiles(files)) {
    await io.writeFile(join(io.policiesDir, path), text);
    io.out(path);
  }
  return 0;
}

/** One schema for each policy that loads, and one for the catalogue. */
export function schemaFiles(files: readonly PolicyText[]): SchemaFile[] {
  const { policies } = makeBook(files);
  const sound = [...policies].map(([id, { file }]) => [id, file] as const);
  const catalogue = schemaFile(CATALOGUE_NAME.replace('.json', ''), catalogueSchema(new Map(sound)));
  return [...sound.map(([id, file]) => schemaFile(id, schemaOf(file))), catalogue];
}

function schemaFile(name: string, schema: Schema): SchemaFile {
  return { path: `schema/${name}.schema.json`, text: `${JSON.stringify(schema, null, 1)}\n` };
}
