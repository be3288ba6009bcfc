/** The console's tab in Teams, request by request. */
import assert from 'node:assert/strict';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { LightMyRequestResponse } from 'fastify';
import { openSession, openSessions } from '../../../bot/console/sessions.js';
import { createLink } from '../../../bot/console/signin.js';
import { createTabCode, redeemTabCode } from '../../../bot/console/tab-codes.js';
import type { SignIn } from '../../../bot/store/store.js';
import { codeOf, cookieFor, openScene, type Scene } from './scene.js';

const TEAMS = { PUBLIC_URL: 'https://warranty.example.com', MicrosoftAppId: '00000000-0000-4000-8000-000000000001', MicrosoftAppPassword: 'secret' };
const OIDC = { OIDC_ISSUER: 'https://login.example.com/', OIDC_CLIENT_ID: 'gwarant', OIDC_CLIENT_SECRET: 'the-secret' };
const FRAMED = { 'sec-fetch-dest': 'iframe', 'sec-fetch-site': 'cross-site' };
const ANNA: SignIn['person'] = { id: 'oidc-anna', name: 'Anna', role: 'lead' };

describe('the console’s tab in Teams, request by request', () => {
  let folder: string;
  let scene: Scene;
  before(async () => {
    folder = await mkdtemp(join(tmpdir(), 'gwarant-tab-'));
    await writeFile(join(folder, 'console.html'), 'CONSOLE');
    await writeFile(join(folder, 'teams.html'), 'ENTRANCE __WAY__');
  });
  after(() => rm(folder, { recursive: true }));
  afterEach(() => scene.app.close());

  const open = async (env: Readonly<Record<string, string>>): Promise<Scene> => (scene = await openScene(undefined, join(folder, 'console.html'), env));
  const get = (url: string, headers: Readonly<Record<string, string>> = FRAMED): Promise<LightMyRequestResponse> => scene.app.inject({ url, headers });
  const enter = (code: string, headers: Readonly<Record<string, string>> = { origin: TEAMS.PUBLIC_URL, 'x-gwarant': '1' }): Promise<LightMyRequestResponse> =>
    scene.app.inject({ method: 'POST', url: '/console/in-teams', headers, payload: { code } });
  const ancestors = ({ headers }: LightMyRequestResponse): string | undefined => /frame-ancestors ([^;]+)/u.exec(String(headers['content-security-policy']))?.[1];

  const cookieIn = ({ cookies: [cookie] }: LightMyRequestResponse): LightMyRequestResponse['cookies'][number] => {
    assert.ok(cookie);
    return cookie;
  };

  it('is framed by Teams and by nobody else, and by nobody at all where Teams is not set', async () => {
    await open({});
    const plain = await get('/console');
    assert.deepEqual([plain.statusCode, ancestors(plain)], [401, "'none'"]);
    assert.doesNotMatch(plain.body, /ENTRANCE/u);
    await scene.app.close();
    await open(TEAMS);
    const tab = await get('/console?theme=dark');
    assert.deepEqual([tab.statusCode, tab.body, tab.headers['x-frame-options']], [401, 'ENTRANCE link', undefined]);
    assert.match(ancestors(tab) ?? '', /^https:\/\/teams\.microsoft\.com (?:https:\/\/\*\.[a-z0-9.]+ ?)+$/u);
    const alone = await get('/console', {});
    assert.deepEqual([alone.statusCode, ancestors(alone)], [401, "'none'"]);
  });

  it('takes a one-time link, and keeps its session under a cookie of the frame', async () => {
    await open(TEAMS);
    const { url } = await createLink(scene.services, { role: 'agent', name: 'Anna' });
    const entered = await enter(codeOf(url));
    assert.equal(entered.statusCode, 204);
    const cookie = cookieIn(entered);
    assert.deepEqual({ ...cookie, value: '' }, { name: '__Host-gw_tab', value: '', path: '/', httpOnly: true, secure: true, sameSite: 'None', partitioned: true, maxAge: 43_200 });
    const headers = { ...FRAMED, cookie: `${cookie.name}=${cookie.value}` };
    const page = await get('/console', headers);
    assert.deepEqual([page.statusCode, page.body], [200, 'CONSOLE']);
    assert.match(ancestors(page) ?? '', /teams\.microsoft\.com/u);
    const [session] = (await get('/api/sessions', headers)).json<{ sessions: { way: string; current: boolean }[] }>().sessions;
    assert.deepEqual([session?.way, session?.current], ['teams', true]);
    const admin = await get('/admin', headers);
    assert.deepEqual([admin.statusCode, /teams\.microsoft\.com/u.test(ancestors(admin) ?? '')], [403, true]);
    assert.equal((await enter(codeOf(url))).statusCode, 410);
  });

  it('does not know the frame’s cookie where Teams is not set', async () => {
    await open({ PUBLIC_URL: TEAMS.PUBLIC_URL });
    const cookie = (await cookieFor(scene, 'Anna')).replace('gw_session', '__Host-gw_tab');
    assert.equal((await get('/api/me', { cookie })).statusCode, 401);
  });

  it('takes nothing from another site, and nothing that is no code', async () => {
    await open(TEAMS);
    const { url } = await createLink(scene.services, { role: 'agent', name: 'Anna' });
    assert.equal((await enter(codeOf(url), { origin: 'https://stranger.example', 'x-gwarant': '1' })).json<{ error: { code: string } }>().error.code, 'foreignOrigin');
    assert.equal((await enter(codeOf(url), { origin: TEAMS.PUBLIC_URL })).json<{ error: { code: string } }>().error.code, 'writeHeaderMissing');
    for (const code of ['', 'short', 'x'.repeat(200), '../../../../etc/passwd', '<script>alert(1)</script>']) assert.ok([400, 410].includes((await enter(code)).statusCode), code);
    assert.equal((await enter(codeOf(url))).statusCode, 204);
  });

  it('signs out with its own cookie', async () => {
    await open(TEAMS);
    const { url } = await createLink(scene.services, { role: 'agent', name: 'Anna' });
    const { value } = cookieIn(await enter(codeOf(url)));
    const out = await scene.app.inject({ method: 'POST', url: '/api/sign-out', headers: { cookie: `__Host-gw_tab=${value}`, 'x-gwarant': '1', origin: TEAMS.PUBLIC_URL } });
    assert.equal(out.statusCode, 204);
    assert.deepEqual(out.cookies.map(({ name, partitioned }) => [name, partitioned]), [['__Host-gw_tab', true]]);
    assert.equal((await get('/api/me', { cookie: `__Host-gw_tab=${value}` })).statusCode, 401);
  });

  describe('where people sign in with their work account', () => {
    beforeEach(() => open({ ...TEAMS, ...OIDC }));

    async function annas(): Promise<{ readonly secret: string; readonly session: SignIn }> {
      const opened = await openSession(scene.services, { person: ANNA, issuer: OIDC.OIDC_ISSUER, idToken: 'id-token' });
      assert.ok(opened);
      return opened;
    }

    it('is let in by whoever is signed in beside it, for as long as they are', async () => {
      const { secret } = await annas();
      scene.clock.at = new Date(scene.clock.at.getTime() + 3_600_000);
      const given = await scene.app.inject({ method: 'POST', url: '/api/tab-code', headers: { cookie: `__Host-gw_session=${secret}`, 'x-gwarant': '1', 'idempotency-key': '1' } });
      const { code } = given.json<{ code: string }>();
      const cookie = cookieIn(await enter(code));
      assert.equal(cookie.maxAge, 11 * 3600);
      const me = await get('/api/me', { cookie: `__Host-gw_tab=${cookie.value}` });
      assert.deepEqual(me.json(), ANNA);
      // What the provider wants to see at the end is the browser's, not the tab's.
      assert.deepEqual((await openSessions(scene.services)).map(({ visit }) => visit?.idToken), ['id-token', null]);
    });

    it('takes a code once, within two minutes, and no one-time link', async () => {
      const { session } = await annas();
      const [first, second] = [await createTabCode(scene.services, session), await createTabCode(scene.services, session)];
      const both = await Promise.all([redeemTabCode(scene.services, first.code), redeemTabCode(scene.services, first.code)]);
      assert.equal(both.filter(Boolean).length, 1);
      scene.clock.at = new Date(Date.parse(second.expiresAt));
      assert.equal((await enter(second.code)).statusCode, 410);
      await assert.rejects(createLink(scene.services, { role: 'agent', name: 'Eve' }));
    });

    it('takes no code of a way in that is no more', async () => {
      const elsewhere = await createTabCode(scene.services, { ...(await annas()).session, visit: { since: '', seenAt: '', issuer: 'https://other.example/', idToken: null } });
      assert.equal((await enter(elsewhere.code)).statusCode, 410);
    });

    it('has a window beside it that keeps hold of the one that opened it', async () => {
      const beside = await get('/console/in-teams', {});
      assert.deepEqual([beside.statusCode, beside.body, ancestors(beside)], [200, 'ENTRANCE oidc', "'none'"]);
    });

    it('gives codes to nobody who is not signed in, and none where Teams is not set', async () => {
      const headers = { 'x-gwarant': '1', 'idempotency-key': '1' };
      assert.equal((await scene.app.inject({ method: 'POST', url: '/api/tab-code', headers })).statusCode, 401);
      await scene.app.close();
      await open({ ...OIDC, PUBLIC_URL: TEAMS.PUBLIC_URL });
      const { secret } = await annas();
      assert.equal((await scene.app.inject({ method: 'POST', url: '/api/tab-code', headers: { ...headers, cookie: `__Host-gw_session=${secret}` } })).statusCode, 404);
    });
  });
});
