import { strict as assert } from 'node:assert';
import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync, readdirSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { keptSecret } from '../../bot/secret.js';

describe('the secret that is kept', () => {
  let folder: string;
  let path: string;
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'gwarant-secret-'));
    path = join(folder, 'direct-line.secret');
  });
  afterEach(() => rmSync(folder, { recursive: true, force: true }));

  it('is made once, long enough, and read again', () => {
    const secret = keptSecret(folder);
    assert.match(secret, /^[\w-]{43}$/u);
    assert.equal(keptSecret(folder), secret);
    assert.deepEqual(readdirSync(folder), ['direct-line.secret']);
  });

  it('is its owner’s alone, and so is the folder made for it', () => {
    const made = join(folder, 'data');
    keptSecret(made);
    assert.equal(statSync(made).mode & 0o777, 0o700);
    assert.equal(statSync(join(made, 'direct-line.secret')).mode & 0o777, 0o600);
  });

  for (const left of ['', '\n', 'half-a-secret']) {
    it(`is made anew where ${JSON.stringify(left)} is left of one: everybody could sign with that`, () => {
      writeFileSync(path, left);
      const secret = keptSecret(folder);
      assert.match(secret, /^[\w-]{43}$/u);
      assert.equal(readFileSync(path, 'utf8'), secret);
    });
  }

  it('says why it cannot be kept, and leaves nothing behind', () => {
    const file = join(folder, 'file');
    writeFileSync(file, '');
    assert.throws(() => keptSecret(join(file, 'data')), { code: 'ENOTDIR' });
    assert.deepEqual(readdirSync(folder), ['file']);
  });
});
