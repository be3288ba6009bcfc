/** The command as it is called: a process of its own. */
import { strict as assert } from 'node:assert';
import { spawn } from 'node:child_process';
import { fromRoot } from '../../paths.js';

interface Ran {
  readonly code: number | null;
  readonly out: string;
  readonly err: string;
}

function gwarant(args: readonly string[], input = '', env: Readonly<Record<string, string>> = {}): Promise<Ran> {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, [fromRoot('bin/gwarant.mjs'), ...args], { cwd: fromRoot(''), env: { PATH: process.env['PATH'] ?? '', ...env } });
    let [out, err] = ['', ''];
    child.stdout.on('data', (data: Buffer) => (out += data.toString()));
    child.stderr.on('data', (data: Buffer) => (err += data.toString()));
    child.on('error', reject);
    child.on('close', (code) => resolve({ code, out, err }));
    child.stdin.end(input);
  });
}

const lines = (text: string): Record<string, unknown>[] => text.trim().split('\n').map((line) => JSON.parse(line) as Record<string, unknown>);

describe('the command gwarant', function () {
  this.timeout(60_000);

  it('decides line by line, in order, and goes on after a bad one', async () => {
    const input = [
      '{"id":"a","policy":"scooter-warranty","asOf":"2026-01-01","facts":{"item":"wearPart"}}',
      'not json',
      '{"id":"c","policy":"nothing","asOf":"2026-01-01","facts":{}}',
      '{"id":"d","policy":"scooter-warranty","asOf":"2026-01-01","facts":{"colour":"red"}}',
      '{"id":"e","policy":"scooter-warranty","asOf":"2026-01-01","facts":{"item":"rocket"}}',
      '{"id":"f","policy":"scooter-warranty","asOf":"2026-01-01","facts":{"purchaseDate":"2025-02-01","faultDate":"2025-01-01"}}',
      '{"id":"g","policy":"scooter-warranty","asOf":"2026-02-30","facts":{}}',
      '',
      '{"id":"h","policy":"axis-rma","asOf":"2026-01-01","facts":{"solved":true}}'
    ].join('\n');
    const { code, out } = await gwarant(['policy', 'decide'], input);
    const answers = lines(out);
    assert.equal(code, 1);
    assert.deepEqual(answers.map(({ id }) => id), ['a', null, 'c', 'd', 'e', 'f', 'g', 'h']);
    assert.deepEqual(answers.map(({ outcome, error }) => outcome ?? (error as { code: string }).code), [
      'not-covered', 'malformed-line', 'unknown-policy', 'unknown-fact', 'bad-value', 'implausible', 'bad-as-of', 'solved'
    ]);
    assert.deepEqual((answers[5]?.['error'] as { facts: string[] }).facts, ['faultDate', 'purchaseDate']);
  });

  it('plays interviews, taking what is not given as not known', async () => {
    const { code, out } = await gwarant(['policy', 'interview'], '{"id":1,"policy":"axis-rma","asOf":"2026-01-01","facts":{"powerCheck":"failed","faqCheck":"ok","inWarranty":true}}\n');
    const [answer] = lines(out);
    assert.equal(code, 0);
    assert.deepEqual([answer?.['asked'], answer?.['outcome']], [['powerCheck', 'faqCheck', 'inWarranty'], 'covered']);
  });

  it('finds nothing wrong with what is delivered', async () => {
    assert.deepEqual(await gwarant(['policy', 'check']), { code: 0, out: '', err: '' });
  });

  it('says what it can do when it is called wrongly', async () => {
    for (const args of [[], ['fly'], ['policy'], ['chat', '--locale', 'de'], ['sign-in'], ['claim', 'replay', '1']]) {
      const { code, err } = await gwarant(args);
      assert.equal(code, 2, args.join(' '));
      assert.match(err, /^Usage: gwarant/);
    }
  });

  it('does not start with a bad setting, and names it', async () => {
    const { code, err } = await gwarant(['start'], '', { PORT: 'seventy', DIRECT_LINE_TOKEN_SECONDS: '0' });
    assert.equal(code, 1);
    assert.match(err, /PORT is “seventy”/);
    assert.match(err, /DIRECT_LINE_TOKEN_SECONDS/);
  });
});
