/** Sign-in at a real OpenID provider: the way in, and everything that must not be one. */
import { strict as assert } from 'node:assert';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { SESSION_HOURS } from '../../../bot/console/sessions.js';
import { askForLink } from '../../../bot/console/local.js';
import { createLink } from '../../../bot/console/signin.js';
import { cookieFor, write } from '../console/scene.js';
import { openOidcScene, type OidcScene } from './scene.js';
import { Visitor } from './visitor.js';

interface Me {
  readonly id: string;
  readonly name: string;
  readonly role: string;
}

describe('sign-in by OpenID Connect', () => {
  let scene: OidcScene;
  let visitor: Visitor;
  beforeEach(async () => {
    scene = await openOidcScene();
    visitor = new Visitor(scene.app);
  });
  afterEach(() => scene.close());

  const me = async (who = visitor): Promise<Me> => (await who.opens('/api/me')).json<Me>();
  const isIn = async (who = visitor): Promise<boolean> => (await who.opens('/api/me')).statusCode === 200;

  it('leads from the console to the provider and back to the page that was asked for', async () => {
    const closed = await visitor.opens('/console');
    assert.equal(closed.statusCode, 401);
    assert.match(closed.body, /Zaloguj się · Sign in/u);
    assert.match(closed.body, /href="\/console\/sign-in\?to=%2Fconsole"/u);
    const arrived = await visitor.signsIn('?to=%2Fconsole%23%2Fcase-1%2Fcase');
    assert.equal(arrived.statusCode, 200);
    assert.match(arrived.body, /<meta http-equiv="refresh" content="0;url=\/console#\/case-1\/case">/u);
    const { id, ...rest } = await me();
    assert.deepEqual(rest, { name: 'Anna Nowak', role: 'agent' });
    assert.match(id, /^oidc-[\w-]{22}$/u);
    assert.equal((await visitor.opens('/console')).statusCode, 200);
    assert.equal((await visitor.opens('/console/sign-in')).headers.location, '/console');
  });

  it('asks with PKCE, a state and a nonce, which are new every time', async () => {
    const asked = await Promise.all([1, 2].map(async () => new URL(String((await new Visitor(scene.app).opens('/console/sign-in')).headers.location)).searchParams));
    for (const query of asked) {
      assert.deepEqual([query.get('response_type'), query.get('code_challenge_method'), query.get('scope')], ['code', 'S256', 'openid profile']);
      for (const name of ['state', 'nonce', 'code_challenge']) assert.match(query.get(name) ?? '', /^[\w-]{40,}$/u);
    }
    for (const name of ['state', 'nonce', 'code_challenge']) assert.notEqual(asked[0]?.get(name), asked[1]?.get(name));
  });

  it('keeps its own counsel while somebody is away: one cookie for the way back, none for the console', async () => {
    const { cookies } = await visitor.opens('/console/sign-in');
    assert.deepEqual(cookies.map(({ name, httpOnly, sameSite, path }) => ({ name, httpOnly, sameSite, path })), [{ name: 'gw_flow', httpOnly: true, sameSite: 'Lax', path: '/' }]);
    assert.equal(await isIn(), false);
  });

  it('knows the same subject as the same person, and gives the highest of their roles', async () => {
    scene.provider.visitor = 'adam';
    await visitor.signsIn();
    const first = await me();
    scene.provider.people['adam'] = { name: 'Adam Wilk-Nowak', roles: 'lead' };
    const elsewhere = new Visitor(scene.app);
    await elsewhere.signsIn();
    const second = await me(elsewhere);
    assert.deepEqual([first.role, second.role, second.name], ['admin', 'lead', 'Adam Wilk-Nowak']);
    assert.equal(first.id, second.id);
    // The session that is open goes on as it was opened.
    assert.equal((await me()).role, 'admin');
  });

  it('refuses who has no role, with a word, and lets them come as somebody else', async () => {
    scene.provider.visitor = 'ewa';
    const refused = await visitor.signsIn();
    assert.equal(refused.statusCode, 403);
    assert.match(refused.body, /To konto nie ma tu żadnej roli/u);
    assert.match(refused.body, /This account has no role here/u);
    assert.equal(await isIn(), false);
    const again = await visitor.opens('/console/sign-in?to=%2Fconsole&again=1');
    assert.equal(new URL(String(again.headers.location)).searchParams.get('prompt'), 'login');
  });

  it('refuses an answer with another state, or with none', async () => {
    const back = await visitor.begins();
    for (const wrong of [back.replace(/state=[^&]+/u, 'state=made-up'), back.replace(/&?state=[^&]+/u, '')]) {
      const kept = new Map(visitor.cookies);
      const answer = await visitor.opens(wrong);
      assert.equal(answer.statusCode, 403, wrong);
      assert.equal(await isIn(), false);
      kept.forEach((value, name) => visitor.cookies.set(name, value));
    }
  });

  it('refuses a code that was used', async () => {
    const back = await visitor.begins();
    const kept = new Map(visitor.cookies);
    assert.equal((await visitor.opens(back)).statusCode, 200);
    const thief = new Visitor(scene.app);
    kept.forEach((value, name) => thief.cookies.set(name, value));
    assert.equal((await thief.opens(back)).statusCode, 403);
    assert.equal(await isIn(thief), false);
  });

  it('refuses an answer to a question with another nonce', async () => {
    const begun = await visitor.opens('/console/sign-in');
    const asked = new URL(String(begun.headers.location));
    asked.searchParams.set('nonce', 'the-nonce-of-somebody-else');
    const answer = await visitor.opens(await visitor.visits(asked.href));
    assert.equal(answer.statusCode, 403);
    assert.equal(await isIn(), false);
  });

  it('refuses a code that another browser asked for', async () => {
    const back = await visitor.begins();
    const victim = new Visitor(scene.app);
    assert.equal((await victim.opens(back)).statusCode, 400);
    await victim.opens('/console/sign-in');
    assert.equal((await victim.opens(back)).statusCode, 403);
    assert.equal(await isIn(victim), false);
  });

  it('refuses an answer that comes too late, and a cookie that somebody else made', async () => {
    const back = await visitor.begins();
    const sealed = visitor.cookies.get('gw_flow') ?? '';
    for (const forged of ['', 'a.b', `${sealed}x`, sealed.replace('.', '.A')]) {
      visitor.cookies.set('gw_flow', forged);
      assert.equal((await visitor.opens(back)).statusCode, 400);
    }
    visitor.cookies.set('gw_flow', sealed);
    scene.clock.at = new Date(scene.clock.at.getTime() + 11 * 60_000);
    assert.equal((await visitor.opens(back)).statusCode, 400);
    assert.equal(await isIn(), false);
  });

  it('tells somebody who changed their mind that they are not signed in', async () => {
    scene.provider.visitor = null;
    const answer = await visitor.signsIn();
    assert.equal(answer.statusCode, 403);
    assert.match(answer.body, /You were not signed in/u);
  });

  it('opens a session of its own, whatever cookie the browser came with', async () => {
    visitor.cookies.set('gw_session', 'chosen-by-an-attacker');
    await visitor.signsIn();
    assert.notEqual(visitor.cookies.get('gw_session'), 'chosen-by-an-attacker');
    const planted = new Visitor(scene.app);
    planted.cookies.set('gw_session', 'chosen-by-an-attacker');
    assert.equal(await isIn(planted), false);
  });

  it('ends with the session’s time, and begins anew at the provider', async () => {
    await visitor.signsIn();
    scene.clock.at = new Date(scene.clock.at.getTime() + SESSION_HOURS * 3_600_000);
    assert.equal(await isIn(), false);
    assert.equal((await visitor.opens('/console')).statusCode, 401);
    assert.match(String((await visitor.opens('/console/sign-in')).headers.location), /^http:\/\/127\.0\.0\.1:\d+\/auth\?/u);
  });

  it('ends at the provider too when somebody signs out', async () => {
    await visitor.signsIn();
    const answer = await write(scene, visitor.cookie, '/api/sign-out');
    assert.equal(answer.statusCode, 200);
    const goTo = new URL(answer.json<{ goTo: string }>().goTo);
    assert.equal(`${goTo.origin}${goTo.pathname}`, `${scene.provider.issuer}/session/end`);
    assert.equal(goTo.searchParams.get('post_logout_redirect_uri'), 'http://127.0.0.1:3978/console');
    assert.equal((await fetch(goTo)).status, 200);
    assert.equal(await isIn(), false);
  });

  it('leads to no other site', async () => {
    const strange = ['https://evil.example', '//evil.example/console', '/\\evil.example', '/console/../..//evil.example', 'javascript:alert(1)', '/console"><script>alert(1)</script>', '/console@evil.example', '/api/sign-out', ''];
    for (const to of strange) {
      const arrived = await new Visitor(scene.app).signsIn(`?to=${encodeURIComponent(to)}`);
      assert.match(arrived.body, /content="0;url=\/console"/u, to);
      assert.doesNotMatch(arrived.body, /evil|alert/u);
    }
    const twice = await new Visitor(scene.app).signsIn('?to=%2Fadmin&to=https%3A%2F%2Fevil.example');
    assert.match(twice.body, /content="0;url=\/console"/u);
  });

  it('puts nothing of an answer into a page', async () => {
    for (const query of ['?error=%3Cscript%3Ealert(1)%3C%2Fscript%3E', '?error=x&error_description=%3Cimg%20src%3Dx%3E', '?code=%22%3E%3Cscript%3E']) {
      await visitor.opens('/console/sign-in');
      const answer = await visitor.opens(`/console/sign-in/callback${query}`);
      assert.equal(answer.statusCode, 403, query);
      assert.doesNotMatch(answer.body, /alert|<img|<script/u);
      assert.match(String(answer.headers['content-security-policy']), /default-src 'none'/u);
    }
  });

  it('knows no one-time links, neither new ones nor those of before, and says so', async () => {
    await assert.rejects(createLink(scene.services, { role: 'admin', name: 'Eve' }), /linksOff/u);
    for (const path of ['/console/sign-in', '/admin/sign-in']) {
      const old = await visitor.opens(`${path}?code=a-code-that-was-printed`);
      assert.equal(old.statusCode, 410);
      assert.match(old.body, /Jednorazowe linki są wyłączone/u);
      assert.match(old.body, /One-time links are turned off/u);
      const posted = await scene.app.inject({ method: 'POST', url: path, headers: { 'content-type': 'application/x-www-form-urlencoded' }, payload: 'code=a-code-that-was-printed' });
      assert.deepEqual([posted.statusCode, posted.cookies], [410, []]);
    }
  });

  it('takes the browser to the one address that the provider knows', async () => {
    const elsewhere = await visitor.opens('/console/sign-in?to=%2Fadmin', { host: 'localhost:3978' });
    assert.equal(elsewhere.headers.location, 'http://127.0.0.1:3978/console/sign-in?to=%2Fadmin');
  });

  it('lets agents into the console, and leads and admins onto the admin page as well', async () => {
    await visitor.signsIn('?to=%2Fadmin');
    const agent = await visitor.opens('/admin');
    assert.equal(agent.statusCode, 403);
    assert.match(agent.body, /leads and admins/u);
    scene.provider.visitor = 'adam';
    const lead = new Visitor(scene.app);
    assert.match((await lead.signsIn('?to=%2Fadmin')).body, /0;url=\/admin/u);
    assert.equal((await lead.opens('/admin')).statusCode, 200);
  });
});

describe('sign-in by OpenID Connect, set another way', () => {
  it('finds roles within a claim, under the provider’s own names', async () => {
    const scene = await openOidcScene({ OIDC_ROLE_CLAIM: 'realm_access.roles', OIDC_ROLES: 'Gwarant.Agent=agent, Gwarant=Lead=lead' });
    try {
      scene.provider.people['anna'] = { name: 'Anna Nowak', roles: ['admin'], realm_access: { roles: ['Gwarant.Agent', 'Gwarant=Lead'] } };
      const visitor = new Visitor(scene.app);
      await visitor.signsIn();
      assert.equal((await visitor.opens('/api/me')).json<Me>().role, 'lead');
    } finally {
      await scene.close();
    }
  });

  it('says that the provider cannot be reached, and tries again the next time', async () => {
    const scene = await openOidcScene();
    const visitor = new Visitor(scene.app);
    await scene.provider.stop();
    try {
      const down = await visitor.opens('/console/sign-in?to=%2Fadmin');
      assert.equal(down.statusCode, 503);
      assert.match(down.body, /Logowanie jest chwilowo niedostępne/u);
      assert.match(down.body, /Signing in is not possible right now/u);
      assert.match(down.body, /sign-in\?to=%2Fadmin/u);
      assert.equal((await visitor.opens('/console')).statusCode, 401);
      await scene.provider.startAgain();
      assert.equal((await visitor.signsIn()).statusCode, 200);
    } finally {
      await scene.close();
    }
  });

  it('says so too when the provider goes away on the way back, or does not know us', async () => {
    const gone = await openOidcScene();
    const visitor = new Visitor(gone.app);
    const back = await visitor.begins();
    await gone.provider.stop();
    assert.equal((await visitor.opens(back)).statusCode, 503);
    await gone.app.close();
    const stranger = await openOidcScene({ OIDC_CLIENT_SECRET: 'not-the-secret' });
    try {
      const other = new Visitor(stranger.app);
      assert.equal((await other.signsIn()).statusCode, 503);
    } finally {
      await stranger.close();
    }
  });

  it('ends sessions that a link opened before', async () => {
    const scene = await openOidcScene();
    const { oidc } = scene.services.settings;
    try {
      Object.assign(scene.services.settings, { oidc: null });
      const cookie = await cookieFor(scene, 'Anna', 'admin');
      assert.equal((await scene.app.inject({ url: '/api/me', headers: { cookie } })).statusCode, 200);
      Object.assign(scene.services.settings, { oidc });
      assert.equal((await scene.app.inject({ url: '/api/me', headers: { cookie } })).statusCode, 401);
    } finally {
      await scene.close();
    }
  });

  it('tells the command that links are off', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'gwarant-oidc-'));
    const scene = await openOidcScene({ DATA_DIR: folder });
    try {
      await scene.app.listen({ host: '127.0.0.1', port: 0 });
      const asked = await askForLink(folder, { role: 'agent', name: 'Anna' });
      assert.equal(asked.type, 'refused');
      assert.match(asked.type === 'refused' ? asked.message : '', /turned off, since OIDC_ISSUER is set/u);
    } finally {
      await scene.close();
      await rm(folder, { recursive: true });
    }
  });
});
