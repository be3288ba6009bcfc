/**
 * How many commits a second the embedded store makes durable, by one writer and by many at once, against one file and
 * one fsync a record. Prints a table; asserts nothing, as every disk is another. Optional argument: the folder to try,
 * on the disk in question.
 */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { newSession } from '../dialogs/case.js';
import type { Conversation, Entry } from '../dialogs/records.js';
import { DISK, writeDurably } from '../bot/store/files.js';
import { openLowdbStore } from '../bot/store/lowdb.js';
import type { Change, Store } from '../bot/store/store.js';

const AT = '2026-11-20T10:00:00.000Z';
const WRITERS = [1, 8, 64, 512];

/** What a writer commits, `round` after `round`. */
type Workload = (writer: number, round: number) => readonly Change[];

const WORKLOADS: Readonly<Record<string, { readonly commits: number; readonly of: Workload }>> = {
  'one small record': {
    commits: 20_000,
    of: (writer, round) => [{ kind: 'counter', id: `c${writer}`, expected: round, value: { schema: 1, name: `c${writer}`, last: round } }]
  },
  'a turn: conversation and two entries': {
    commits: 6_000,
    of: (writer, round) => [
      { kind: 'conversation', id: `c${writer}`, expected: round, value: conversation(`c${writer}`, round) },
      ...[1, 2].map((which): Change => {
        const entry = entryOf(`c${writer}`, 2 * round + which);
        return { kind: 'entry', id: entry.id, expected: 0, value: entry };
      })
    ]
  }
};

const folder = await mkdtemp(join(process.argv[2] ?? tmpdir(), 'gwarant-bench-'));
try {
  for (const [name, { commits, of }] of Object.entries(WORKLOADS)) {
    console.log(`${name} (${JSON.stringify(of(1, 1)).length} bytes)`);
    report('one file and fsync a record', 500, await timed(() => oneFileEach(500, of)));
    for (const writers of WRITERS) {
      const each = Math.ceil(Math.min(commits, writers * 1_500) / writers);
      const store = await openLowdbStore({ folder: join(folder, `${name.length}-${writers}`) });
      report(`group commit, ${writers} at once`, each * writers, await timed(() => write(store, writers, each, of)));
      await store.close();
    }
  }
} finally {
  await rm(folder, { recursive: true });
}

async function write(store: Store, writers: number, each: number, of: Workload): Promise<void> {
  await Promise.all(Array.from({ length: writers }, async (_, writer) => {
    for (let round = 0; round < each; round += 1) await store.commit(of(writer, round));
  }));
}

async function oneFileEach(count: number, of: Workload): Promise<void> {
  for (let round = 0; round < count; round += 1) {
    await writeDurably(DISK, folder, join(folder, 'record.json'), Buffer.from(JSON.stringify(of(0, round))));
  }
}

/** Seconds it took. */
async function timed(work: () => Promise<void>): Promise<number> {
  const start = performance.now();
  await work();
  return (performance.now() - start) / 1000;
}

function report(name: string, commits: number, seconds: number): void {
  console.log(`  ${name.padEnd(30)} ${String(Math.round(commits / seconds)).padStart(7)} commits/s`);
}

/** In the middle of an interview, with as many events remembered as ever are. */
function conversation(id: string, round: number): Conversation {
  const handled = Array.from({ length: 100 }, (_, index) => ({ eventId: `event-${round}-${index}`, entryId: `${id}-${index}` }));
  return {
    schema: 1, id, channel: 'webchat', user: { id: `dl_${id}`, name: null }, address: null, locale: 'pl', createdAt: AT, lastAt: AT,
    length: 2 * round, resumeKey: `key-${id}`, session: newSession(), handoff: null, handled
  };
}

function entryOf(conversationId: string, seq: number): Entry {
  return {
    schema: 1, id: `${conversationId}-${String(seq).padStart(7, '0')}`, conversation: conversationId, seq, at: AT,
    from: { role: 'bot', id: 'gwarant', name: 'Gwarant' }, content: { type: 'said', reply: { text: 'Kiedy kupiono urządzenie? '.repeat(10) } }, replyTo: null
  };
}
