import assert from 'node:assert/strict';
import { createLink } from '../../../bot/console/signin.js';
import { addCase, codeOf, cookieFor, NOW, openScene, type Scene } from './scene.js';

const FORM = { 'content-type': 'application/x-www-form-urlencoded' };

describe('the way into the console', () => {
  let scene: Scene;
  beforeEach(async () => { scene = await openScene(); });
  afterEach(() => scene.app.close());

  const post = (code: string, headers: Record<string, string> = {}) =>
    scene.app.inject({ method: 'POST', url: '/console/sign-in', headers: { ...FORM, ...headers }, payload: `code=${code}` });

  it('tells who is not signed in how to get in, in both languages, and nothing else', async () => {
    await addCase(scene, '1', NOW);
    const answer = await scene.app.inject('/console');
    assert.equal(answer.statusCode, 401);
    assert.match(answer.body, /Konsola Gwaranta jest zamknięta/u);
    assert.match(answer.body, /The Gwarant console is closed/u);
    assert.doesNotMatch(answer.body, /Maria|script/u);
  });

  it('shows a button first, so that previews of the link do not spend it', async () => {
    const { url } = await createLink(scene.services, { role: 'agent', name: 'Anna' });
    for (const method of ['GET', 'HEAD', 'GET'] as const) {
      const answer = await scene.app.inject({ method, url: new URL(url).pathname + new URL(url).search });
      assert.equal(answer.statusCode, 200);
      assert.equal(answer.headers['referrer-policy'], 'same-origin');
      assert.equal(answer.cookies.length, 0);
    }
    const opened = await post(codeOf(url));
    assert.equal(opened.statusCode, 303);
    assert.equal(opened.headers.location, '/console');
  });

  it('gives a cookie that scripts and other sites cannot use', async () => {
    const { url } = await createLink(scene.services, { role: 'agent', name: 'Anna' });
    const [cookie] = (await post(codeOf(url))).cookies;
    assert.deepEqual({ ...cookie, value: '' }, { name: 'gw_session', value: '', path: '/', httpOnly: true, sameSite: 'Strict', maxAge: 43_200 });
    const page = await scene.app.inject({ url: '/console', headers: { cookie: `gw_session=${cookie?.value ?? ''}` } });
    assert.equal(page.statusCode, 200);
    assert.match(page.body, /PAGE/u);
    assert.match(String(page.headers['content-security-policy']), /script-src 'self'/u);
  });

  it('makes the cookie Secure where the public address is https', async () => {
    Object.assign(scene.services.settings, { publicUrl: 'https://warranty.example' });
    const { url } = await createLink(scene.services, { role: 'agent', name: 'Anna' });
    const [cookie] = (await post(codeOf(url))).cookies;
    assert.deepEqual([cookie?.name, cookie?.secure, cookie?.path], ['__Host-gw_session', true, '/']);
    const me = async (name: string): Promise<number> => (await scene.app.inject({ url: '/api/me', headers: { cookie: `${name}=${cookie?.value ?? ''}` } })).statusCode;
    assert.deepEqual([await me('__Host-gw_session'), await me('gw_session')], [200, 401]);
  });

  it('says that a used link is used, and takes who is signed in to the console', async () => {
    const { url } = await createLink(scene.services, { role: 'agent', name: 'Anna' });
    await post(codeOf(url));
    assert.equal((await post(codeOf(url))).statusCode, 410);
    const address = `/console/sign-in?code=${codeOf(url)}`;
    assert.equal((await scene.app.inject(address)).statusCode, 410);
    const again = await scene.app.inject({ url: address, headers: { cookie: await cookieFor(scene, 'Anna') } });
    assert.deepEqual([again.statusCode, again.headers.location], [303, '/console']);
  });

  it('puts nothing of a strange code into the page', async () => {
    for (const code of ['%22%3E%3Cscript%3E', 'short', 'a'.repeat(500)]) {
      const answer = await scene.app.inject(`/console/sign-in?code=${code}&code=2`);
      assert.equal(answer.statusCode, 410);
      assert.doesNotMatch(answer.body, /<script|aaaa/u);
    }
    assert.equal((await post('')).statusCode, 410);
  });

  it('has another door for admins, which leads to their page', async () => {
    const { url } = await createLink(scene.services, { role: 'admin', name: 'Adam' });
    assert.match(url, /\/admin\/sign-in\?code=/u);
    const closed = await scene.app.inject('/admin');
    assert.equal(closed.statusCode, 401);
    assert.match(closed.body, /npx gwarant sign-in --role admin/u);
    assert.match((await scene.app.inject(new URL(url).pathname + new URL(url).search)).body, /action="\/admin\/sign-in"/u);
    const opened = await scene.app.inject({ method: 'POST', url: '/admin/sign-in', headers: FORM, payload: `code=${codeOf(url)}` });
    assert.deepEqual([opened.statusCode, opened.headers.location], [303, '/admin']);
    const open = async (role: 'agent' | 'lead'): Promise<number> => (await scene.app.inject({ url: '/admin', headers: { cookie: await cookieFor(scene, 'Anna', role) } })).statusCode;
    assert.deepEqual([await open('agent'), await open('lead')], [403, 200]);
  });

  it('takes no sign-in from another site', async () => {
    const { url } = await createLink(scene.services, { role: 'agent', name: 'Anna' });
    assert.equal((await post(codeOf(url), { origin: 'https://evil.example' })).statusCode, 403);
    assert.equal((await post(codeOf(url), { origin: 'http://127.0.0.1:3978', host: '127.0.0.1:3978' })).statusCode, 303);
  });
});
