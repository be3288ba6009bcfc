/** What the admin page reads: the policies in force with their files, what was refused, the desk. */
import assert from 'node:assert/strict';
import { cp, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { readPolicyFiles } from '../../../bot/policyFiles.js';
import type { DeskView, PoliciesView } from '../../../bot/console/admin-view.js';
import { makeBook } from '../../../policies/book.js';
import { fromRoot } from '../../paths.js';
import { cookieFor, openScene, type Scene } from './scene.js';

describe('the admin page', () => {
  let folder: string;
  let scene: Scene;
  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'gwarant-admin-'));
    await cp(fromRoot('policies/data'), folder, { recursive: true });
    await writeFile(join(folder, 'broken.policy.json'), '{"id": 1}');
    scene = await openScene(undefined, undefined, { POLICIES_DIR: folder });
    Object.assign(scene.services, { book: makeBook(await readPolicyFiles(folder)) });
  });
  afterEach(async () => {
    await scene.app.close();
    await rm(folder, { recursive: true });
  });

  const get = async (url: string, role: 'agent' | 'lead' | 'admin' = 'lead') => scene.app.inject({ url, headers: { cookie: await cookieFor(scene, 'Ola', role) } });

  it('is for leads and admins', async () => {
    for (const url of ['/api/policies', '/api/desk']) {
      const answers = await Promise.all([get(url, 'agent'), get(url, 'lead'), get(url, 'admin'), scene.app.inject(url)]);
      assert.deepEqual(answers.map(({ statusCode }) => statusCode), [403, 200, 200, 401]);
      assert.equal(answers[0]?.json().error.code, 'roleMissing');
    }
  });

  it('lists every policy in force with its file, products and covered clauses, in the reader’s language', async () => {
    const { policies, problems } = (await get('/api/policies?locale=pl')).json<PoliciesView>();
    assert.equal(policies.length, 7);
    const scooter = policies.find(({ id }) => id === 'scooter-warranty');
    assert.equal(scooter?.file, 'scooter-warranty.policy.json');
    assert.ok(scooter.products.length >= 3 && scooter.cases > 0);
    for (const { sources } of policies) for (const { percent, clauses } of sources) assert.ok(percent >= 0 && percent <= 100 && clauses >= 0);
    assert.ok(policies.some(({ parameters }) => parameters.length > 0));
    assert.ok(problems.some(({ file, line }) => file.endsWith('broken.policy.json') && line === 1));
    const english = (await get('/api/policies?locale=en')).json<PoliciesView>();
    assert.notEqual(english.policies[0]?.title, policies[0]?.title);
  });

  it('says when a file is no longer the one in force', async () => {
    await writeFile(join(folder, 'scooter-warranty.policy.json'), '{}');
    const { policies } = (await get('/api/policies')).json<PoliciesView>();
    assert.equal(policies.find(({ id }) => id === 'scooter-warranty')?.file, null);
  });

  it('shows how the desk is set', async () => {
    const desk = (await get('/api/desk?locale=pl')).json<DeskView>();
    assert.deepEqual([desk.name, desk.rmaValidDays, desk.retention.closedDays], ['Dział serwisu', 30, 2190]);
    assert.deepEqual(desk.queues.map(({ title, capacity, hours }) => [title, capacity, hours]), [['Serwis', 5, [{ days: [1, 2, 3, 4, 5], from: '09:00', to: '17:00' }]]]);
  });
});
