/** The console's tab in Teams, request by request. */
import assert from 'node:assert/strict';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { LightMyRequestResponse } from 'fastify';
import { openSession, openSessions } from '../../../bot/console/sessions.js';
import { createLink, isLink } from '../../../bot/console/signin.js';
import { createTabCode, redeemTabCode } from '../../../bot/console/tab-codes.js';
import type { SignIn } from '../../../bot/store/store.js';
import { codeOf, cookieFor, openScene, type Scene } from './scene.js';

const TEAMS = { PUBLIC_URL: 'https://warranty.example.com', MicrosoftAppId: '00000000-0000-4000-8000-000000000001', MicrosoftAppPassword: 'secret' };
const OIDC = { OIDC_ISSUER: 'https://login.example.com/', OIDC_CLIENT_ID: 'gwarant', OIDC_CLIENT_SECRET: 'the-secret' };
const FRAMED = { 'sec-fetch-dest': 'iframe', 'sec-fetch-site': 'cross-site' };
/** What our own page asks from within the frame. */
const OWN = { 'sec-fetch-dest': 'empty', 'sec-fetch-site': 'same-origin' };
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
    // The hosts of the Microsoft 365 app and of Outlook are none of Teams'.
    assert.equal(ancestors(tab), 'https://teams.microsoft.com https://*.teams.microsoft.com https://*.cloud.microsoft');
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
    const [session] = (await get('/api/sessions', { ...headers, ...OWN })).json<{ sessions: { way: string; current: boolean }[] }>().sessions;
    assert.deepEqual([session?.way, session?.current], ['teams', true]);
    const admin = await get('/admin', headers);
    assert.deepEqual([admin.statusCode, /teams\.microsoft\.com/u.test(ancestors(admin) ?? '')], [403, true]);
    assert.equal((await enter(codeOf(url))).statusCode, 410);
  });

  it('does not know the frame’s cookie where Teams is not set', async () => {
    await open({ PUBLIC_URL: TEAMS.PUBLIC_URL });
    const cookie = (await cookieFor(scene, 'Anna')).replace('gw_session', '__Host-gw_tab');
    assert.equal((await get('/api/me', { ...OWN, cookie })).statusCode, 401);
  });

  it('spends no link where Teams is not set', async () => {
    await open({ PUBLIC_URL: TEAMS.PUBLIC_URL });
    const { url } = await createLink(scene.services, { role: 'agent', name: 'Anna' });
    assert.equal((await enter(codeOf(url))).statusCode, 404);
    assert.deepEqual([await isLink(scene.services, codeOf(url)), await openSessions(scene.services)], [true, []]);
  });

  it('answers nothing but its own page: frames of other apps in Teams have the cookie too', async () => {
    await open(TEAMS);
    const { url } = await createLink(scene.services, { role: 'agent', name: 'Anna' });
    const { name, value } = cookieIn(await enter(codeOf(url)));
    const statuses = async (cookie: string): Promise<number[]> => {
      const asked = ['/api/me', '/api/claims.csv', '/api/events'].flatMap((path) => ['cross-site', 'same-site'].map((site) => get(path, { 'sec-fetch-site': site, cookie })));
      return [...new Set((await Promise.all(asked)).map(({ statusCode }) => statusCode))];
    };
    assert.deepEqual(await statuses(`${name}=${value}`), [403]);
    for (const site of [OWN, { 'sec-fetch-site': 'none' }, {}]) assert.equal((await get('/api/me', { ...site, cookie: `${name}=${value}` })).statusCode, 200);
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
    assert.equal((await get('/api/me', { ...OWN, cookie: `__Host-gw_tab=${value}` })).statusCode, 401);
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

    it('ends with the session that let it in, at once, and so do codes that are not spent', async () => {
      const { secret, session } = await annas();
      const { value } = cookieIn(await enter((await createTabCode(scene.services, session)).code));
      const unspent = await createTabCode(scene.services, session);
      const [tab] = (await openSessions(scene.services)).filter(({ visit }) => visit?.tab);
      assert.ok(tab);
      const second = cookieIn(await enter((await createTabCode(scene.services, tab)).code)).value;
      await scene.app.inject({ method: 'POST', url: '/api/sign-out', headers: { cookie: `__Host-gw_session=${secret}`, 'x-gwarant': '1' } });
      for (const cookie of [value, second]) assert.equal((await get('/api/me', { ...OWN, cookie: `__Host-gw_tab=${cookie}` })).statusCode, 401);
      assert.equal((await enter(unspent.code)).statusCode, 410);
      assert.deepEqual(await openSessions(scene.services), []);
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

    it('has no window beside it where Teams is not set', async () => {
      await scene.app.close();
      await open({ ...OIDC, PUBLIC_URL: TEAMS.PUBLIC_URL });
      assert.equal((await get('/console/in-teams', {})).statusCode, 404);
    });

    it('asks nobody but itself and Microsoft for one list of hosts', async () => {
      for (const page of [await get('/console/in-teams', {}), await get('/console')]) {
        const asked = /connect-src ([^;]+)/u.exec(String(page.headers['content-security-policy']))?.[1];
        assert.equal(asked, "'self' https://res.cdn.office.net/teams-js/validDomains/json/validDomains.json");
      }
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
