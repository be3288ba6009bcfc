/** Files customers send, on whatever channel: checked, counted, and kept durably before the message that brings them is handled. */
import type { Attachment, RefusedFile } from '../../dialogs/events.js';
import type { JsonObject } from '../../dialogs/records.js';
import { Queues } from '../queues.js';
import type { Services } from '../services.js';
import type { Upload } from '../store/store.js';
import { checkFile } from './check.js';
import { ALL_BYTES, MOST_FILES } from './limits.js';
import { safeName } from './names.js';

/** Where a kept file is handed out to whoever knows its unguessable id. */
export const FILES_PATH = '/v3/directline/uploads';

export interface SentFile {
  readonly name: string;
  readonly bytes: Uint8Array;
}

export interface KeptFiles {
  /** In the order in which they were sent; `upload` is set. */
  readonly attachments: readonly Attachment[];
  readonly refused: readonly RefusedFile[];
}

export interface Documents {
  /** Refused files are not stored. */
  keep(conversation: string, files: readonly SentFile[]): Promise<KeptFiles>;
}

/** What is counted of one conversation is counted one message at a time. */
export function createDocuments(services: Pick<Services, 'store' | 'random' | 'clock'>): Documents {
  const queues = new Queues();
  return { keep: (conversation, files) => queues.run(conversation, () => keepFiles(services, conversation, files)) };
}

/** As a transcript's activity has them: what was refused is named, and leads nowhere. */
export function shownFiles({ attachments, refused }: KeptFiles): JsonObject[] {
  return [
    ...attachments.map(({ name, contentType, url }) => ({ contentType, name, contentUrl: url })),
    ...refused.map(({ name, why }) => ({ contentType: 'application/octet-stream', name: name ?? '', refused: why }))
  ];
}

type Judged = { readonly type: 'kept'; readonly upload: Upload; readonly bytes: Uint8Array } | { readonly type: 'refused'; readonly refused: RefusedFile };

async function keepFiles(services: Pick<Services, 'store' | 'random' | 'clock'>, conversation: string, files: readonly SentFile[]): Promise<KeptFiles> {
  const { store } = services;
  const before = await store.find('upload', 'conversation', conversation);
  const share = { files: before.length, bytes: before.reduce((sum, { value }) => sum + value.bytes, 0) };
  const judged: Judged[] = [];
  for (const file of files) judged.push(await judge(services, conversation, file, share));
  const kept = judged.flatMap((one) => (one.type === 'kept' ? [one] : []));
  // The bytes first: a record without its file would be a promise nobody can keep.
  await Promise.all(kept.map(({ upload, bytes }) => store.putBytes(upload.id, bytes)));
  if (kept.length > 0) await store.commit(kept.map(({ upload }) => ({ kind: 'upload', id: upload.id, expected: 0, value: upload })));
  return {
    attachments: kept.map(({ upload: { id, name, contentType } }) => ({ name, contentType, url: `${FILES_PATH}/${id}`, upload: id })),
    refused: judged.flatMap((one) => (one.type === 'refused' ? [one.refused] : []))
  };
}

/** @param share what the conversation has; grows with every file that is taken */
async function judge({ random, clock }: Pick<Services, 'random' | 'clock'>, conversation: string, file: SentFile, share: { files: number; bytes: number }): Promise<Judged> {
  const name = safeName(file.name);
  const refused = (why: RefusedFile['why']): Judged => ({ type: 'refused', refused: { name, why } });
  const bytes = Buffer.from(file.bytes.buffer, file.bytes.byteOffset, file.bytes.byteLength);
  const checked = await checkFile(name, bytes);
  if (checked.type === 'refused') return refused(checked.why);
  if (share.files >= MOST_FILES) return refused('tooMany');
  if (share.bytes + bytes.length > ALL_BYTES) return refused('full');
  share.files += 1;
  share.bytes += bytes.length;
  const upload: Upload = { schema: 1, id: random.id(), conversation, name, contentType: checked.contentType, bytes: bytes.length, at: clock.now().toISOString() };
  return { type: 'kept', upload, bytes };
}
