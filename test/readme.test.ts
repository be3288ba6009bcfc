/** What the README shows is true. */
import { strict as assert } from 'node:assert';
import { existsSync, readFileSync } from 'node:fs';
import { verify } from '../policies/check/all.js';
import { decide } from '../policies/decide.js';
import { loadPolicy } from '../policies/load.js';
import { fromRoot } from './paths.js';

const readme = readFileSync(fromRoot('README.md'), 'utf8');

describe('README', () => {
  it('shows a policy that is sound and decides', () => {
    const text = /```json\n(.*?)```/s.exec(readme)?.[1] ?? '';
    const loaded = loadPolicy('kettle.policy.json', text);
    assert.equal(loaded.type, 'policy', loaded.type === 'refused' ? JSON.stringify(loaded.problems, null, 1) : '');
    if (loaded.type !== 'policy') return;
    assert.deepEqual(verify(loaded.file, loaded.locate), []);
    const decision = decide(loaded.policy, '2026-06-01', { causes: ['limescale'] });
    assert.deepEqual([decision.outcome, decision.cites], ['not-covered', ['K-2']]);
  });

  it('names every setting of .env.example and no other', () => {
    const documented = new Set([...readme.matchAll(/`([A-Z][A-Z_]{3,}|MicrosoftApp\w+)`/g)].map(([, name]) => name));
    const settable = [...readFileSync(fromRoot('.env.example'), 'utf8').matchAll(/^([A-Z]\w+)=/gm)].map(([, name = '']) => name);
    const forTests = ['BotOpenIdMetadata', 'ToChannelFromBotLoginUrl'];
    for (const name of settable) assert.ok(documented.has(name) || forTests.includes(name), `${name} is not in the README`);
    for (const name of documented) assert.ok(settable.includes(name ?? '') || name === 'PUBLIC_URL' || /^(MIT|LICENSE|FILE|NAME|ROLE)$/.test(name ?? ''), `${name} is not in .env.example`);
  });

  it('links to what exists', () => {
    for (const [, target = ''] of readme.matchAll(/\]\(([^)#:]+)\)/g)) assert.ok(existsSync(fromRoot(target)), target);
  });

  it('gives the commands that package.json and the command line have', () => {
    const { scripts } = JSON.parse(readFileSync(fromRoot('package.json'), 'utf8')) as { scripts: Record<string, string> };
    for (const [, script = ''] of readme.matchAll(/npm run (\w+)/g)) assert.ok(scripts[script], script);
  });
});
