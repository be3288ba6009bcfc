import { strict as assert } from 'node:assert';
import { createDocuments, type Documents } from '../../../bot/documents/keep.js';
import { ALL_BYTES, FILE_BYTES, MOST_FILES } from '../../../bot/documents/limits.js';
import { MemoryStore } from '../memoryStore.js';
import { PDF, png } from './samples.js';

describe('files of a conversation', () => {
  let store: MemoryStore;
  let documents: Documents;
  beforeEach(() => {
    let ids = 0;
    store = new MemoryStore();
    documents = createDocuments({ store, clock: { now: () => new Date('2026-11-20T10:00:00.000Z') }, random: { id: () => `id-${++ids}` } });
  });

  const uploads = async (conversation: string): Promise<number> => (await store.find('upload', 'conversation', conversation)).length;
  const picture = { name: 'a.png', bytes: png() };

  it('are kept with what they are; those refused are neither recorded nor stored', async () => {
    const { attachments, refused } = await documents.keep('c', [{ name: '../x/zdjęcie.jpg', bytes: png() }, { name: 'run.exe', bytes: PDF }, { name: '', bytes: PDF }]);
    assert.deepEqual(attachments, [
      { name: 'zdjęcie.jpg', contentType: 'image/png', url: '/v3/directline/uploads/id-1', upload: 'id-1' }, { name: 'file', contentType: 'application/pdf', url: '/v3/directline/uploads/id-2', upload: 'id-2' }
    ]);
    assert.deepEqual(refused, [{ name: 'run.exe', why: 'program' }]);
    assert.equal(await uploads('c'), 2);
    assert.ok(Buffer.from((await store.getBytes('id-1')) ?? []).equals(png()));
    assert.equal(await store.getBytes('id-3'), null);
  });

  it(`are ${MOST_FILES} at most, also when they come at once; another conversation has its own`, async () => {
    const sent = await Promise.all(Array.from({ length: 8 }, () => documents.keep('c', [picture, picture, picture, picture, picture])));
    assert.equal(await uploads('c'), MOST_FILES);
    assert.deepEqual([...new Set(sent.flatMap(({ refused }) => refused.map(({ why }) => why)))], ['tooMany']);
    assert.equal((await documents.keep('d', [picture])).attachments.length, 1);
  });

  it('have 100 MB together at most', async () => {
    const large = { name: 'a.pdf', bytes: Buffer.concat([PDF, Buffer.alloc(FILE_BYTES - PDF.length)]) };
    for (let sum = 0; sum < ALL_BYTES; sum += FILE_BYTES) assert.deepEqual((await documents.keep('c', [large])).refused, []);
    assert.deepEqual((await documents.keep('c', [picture])).refused, [{ name: 'a.png', why: 'full' }]);
  });
});
