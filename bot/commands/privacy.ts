/** `gwarant privacy export|erase`: one person's data, from the store or, while a server works on it, through the server. */
import { randomBytes } from 'node:crypto';
import { writeFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import type { Readable } from 'node:stream';
import { createInterface } from 'node:readline/promises';
import { parseArgs } from 'node:util';
import { pino } from 'pino';
import { askDoor, type Asked } from '../console/local.js';
import { answerOf, HttpProblem } from '../http/errors.js';
import type { Disclosure } from '../privacy/disclose.js';
import type { Erased } from '../privacy/erase.js';
import { packed } from '../privacy/pack.js';
import type { Whose } from '../privacy/person.js';
import { COMMAND, disclosed, erasedFor, ERASE_DOOR, EXPORT_DOOR, FILE_DOOR, type PrivacyServices } from '../privacy/routes.js';
import { StoreError } from '../store/errors.js';
import { openLowdbStore } from '../store/lowdb.js';

const USAGE = `Usage: gwarant privacy export --email ADDRESS | --claim NUMBER | --conversation ID [--out FILE.zip]
       gwarant privacy erase  --email ADDRESS | --claim NUMBER | --conversation ID [--yes]
`;

export interface Terminal {
  readonly out: (text: string) => void;
  readonly err: (text: string) => void;
  /** Where the answer to a question is typed. */
  readonly typed: Readable;
}

interface Wish {
  readonly what: 'export' | 'erase';
  readonly whose: Whose;
  readonly out: string | null;
  readonly yes: boolean;
}

/** @returns 0 when it was done, 1 when nobody is known, it was refused or not confirmed, 2 for a wrong call */
export async function privacyCommand(args: readonly string[], env: Readonly<Record<string, string | undefined>>, terminal: Terminal): Promise<number> {
  const wish = readWish(args);
  if (!wish) {
    terminal.err(USAGE);
    return 2;
  }
  const dataDir = resolve(env['DATA_DIR']?.trim() || './data');
  return wish.what === 'export' ? exportTo(dataDir, wish, terminal) : eraseNow(dataDir, wish, terminal);
}

function readWish([what, ...rest]: readonly string[]): Wish | null {
  if (what !== 'export' && what !== 'erase') return null;
  try {
    const text = { type: 'string' } as const;
    const { values } = parseArgs({ args: [...rest], options: { email: text, claim: text, conversation: text, out: text, yes: { type: 'boolean' } } });
    const { email, claim, conversation, out, yes } = values;
    const given = Object.entries({ email, claim, conversation }).filter(([, value]) => value?.trim());
    const fits = what === 'export' ? yes === undefined && (out === undefined || out.endsWith('.zip')) : out === undefined;
    return given.length === 1 && fits ? { what, whose: Object.fromEntries(given) as unknown as Whose, out: out ?? null, yes: yes ?? false } : null;
  } catch {
    return null;
  }
}

/** Without a file the data goes to standard output, without the bytes of what was sent. */
async function exportTo(dataDir: string, { whose, out }: Wish, terminal: Terminal): Promise<number> {
  return withSource(dataDir, terminal, async (source) => {
    const asked = await source.disclose(whose);
    if (asked.type !== 'answer') return asked;
    if (out === null) terminal.out(`${JSON.stringify(asked.answer, null, 2)}\n`);
    else {
      await writeFile(out, await packed(asked.answer, source.bytesOf), { mode: 0o600 });
      terminal.out(`${out}\n`);
    }
    return asked;
  });
}

async function eraseNow(dataDir: string, { whose, yes }: Wish, terminal: Terminal): Promise<number> {
  const [value = ''] = Object.values(whose) as string[];
  if (!yes && !(await confirmed(value, terminal))) {
    terminal.err('Nothing was erased.\n');
    return 1;
  }
  return withSource(dataDir, terminal, async (source) => {
    const asked = await source.erase(whose);
    if (asked.type === 'answer') terminal.out(summaryOf(asked.answer));
    return asked;
  });
}

async function confirmed(value: string, { typed, out }: Terminal): Promise<boolean> {
  out(`Everything that is kept of ${value} will be blanked, for good. Type it once more to go on: `);
  const lines = createInterface({ input: typed });
  const answer = await new Promise<string>((done) => {
    lines.once('line', done);
    lines.once('close', () => done(''));
  });
  lines.close();
  return answer.trim() === value.trim();
}

function summaryOf({ conversations, claims, entries, letters, files, ledgersKept }: Erased): string {
  const kept = ledgersKept > 0 ? `${ledgersKept} unit ledger(s) stay: what was used of a plan belongs to the unit.\n` : '';
  return `Blanked: ${conversations} conversation(s), ${entries} message(s), ${claims} claim(s), ${letters} letter(s). Deleted: ${files} file(s).\n${kept}`;
}

/** The running server, or the store itself. */
interface Source {
  readonly disclose: (whose: Whose) => Promise<Asked<Disclosure>>;
  readonly erase: (whose: Whose) => Promise<Asked<Erased>>;
  readonly bytesOf: (upload: string) => Promise<Uint8Array | null>;
}

async function withSource(dataDir: string, terminal: Terminal, use: (source: Source) => Promise<Asked<unknown>>): Promise<number> {
  const asked = await onStore(dataDir, use);
  if (asked.type === 'answer') return 0;
  terminal.err(asked.type === 'refused' ? `${asked.message}\n` : `The server that runs on ${dataDir} does not answer. Try again in a moment.\n`);
  return 1;
}

async function onStore(dataDir: string, use: (source: Source) => Promise<Asked<unknown>>): Promise<Asked<unknown>> {
  try {
    const store = await openLowdbStore({ folder: dataDir });
    const services: PrivacyServices = {
      store, settings: { dataDir }, clock: { now: () => new Date() }, random: { id: () => randomBytes(24).toString('base64url') }, log: pino({ level: 'silent' })
    };
    const source: Source = {
      disclose: (whose) => answered(() => disclosed(services, whose, COMMAND)),
      erase: (whose) => answered(() => erasedFor(services, whose, COMMAND)),
      bytesOf: (upload) => store.getBytes(upload)
    };
    return await use(source).finally(() => store.close());
  } catch (error) {
    if (!(error instanceof StoreError) || error.code !== 'storeLocked') throw error;
    return use(serverSource(dataDir));
  }
}

function serverSource(dataDir: string): Source {
  return {
    disclose: (whose) => askDoor<Disclosure>(dataDir, EXPORT_DOOR, whose),
    erase: (whose) => askDoor<Erased>(dataDir, ERASE_DOOR, whose),
    bytesOf: async (upload) => {
      const asked = await askDoor<{ readonly base64: string | null }>(dataDir, `${FILE_DOOR}/${upload}`);
      return asked.type === 'answer' && asked.answer.base64 !== null ? Buffer.from(asked.answer.base64, 'base64') : null;
    }
  };
}

/** What the server would have answered. */
async function answered<T>(work: () => Promise<T>): Promise<Asked<T>> {
  try {
    return { type: 'answer', answer: await work() };
  } catch (error) {
    if (!(error instanceof HttpProblem)) throw error;
    return { type: 'refused', message: answerOf(error.code, 'en', error.detail).body.error.message };
  }
}
