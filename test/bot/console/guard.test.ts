import { WEBHOOK_EVENTS } from '../../../dialogs/desk.js';
import assert from 'node:assert/strict';
import { addCase, cookieFor, NOW, openScene, write, type Scene } from './scene.js';

/** Every route of the plugin under /api, as the router has it; `:id` filled in. */
function routesOf({ app }: Scene): { method: 'GET' | 'POST'; url: string }[] {
  const printed = app.printRoutes({ commonPrefix: false });
  const path: string[] = [];
  return printed.split('\n').flatMap((line) => {
    const found = /^([│ ]*)[├└]── (\S*) \(([A-Z, ]+)\)$/u.exec(line) ?? /^([│ ]*)[├└]── (\S*)$/u.exec(line);
    if (!found) return [];
    const [, indent = '', segment = '', methods = ''] = found;
    path.splice(indent.length / 4, Infinity, segment);
    const url = path.join('').replace(':id', '1');
    return methods.split(', ').filter((method) => method === 'GET' || method === 'POST').map((method) => ({ method, url }));
  }).filter(({ url }) => url.startsWith('/api/')) as { method: 'GET' | 'POST'; url: string }[];
}

/** What must be among them; every route that is there is tried, whoever added it. */
const ROUTES = [
  'GET /api/cases', 'GET /api/cases/1', 'GET /api/cases/1/transcript', 'GET /api/claim-replays/:number', 'GET /api/claims', 'GET /api/claims.csv', 'GET /api/claims.json',
  'GET /api/claims/due', 'GET /api/claims/:number/letters', 'GET /api/events', 'GET /api/letters/:file', 'GET /api/me', 'GET /api/openapi.json', 'GET /api/products',
  'POST /api/cases', 'POST /api/cases/1/accept', 'POST /api/cases/1/claims/:number/steps', 'POST /api/cases/1/close', 'POST /api/cases/1/messages', 'POST /api/cases/1/return',
  'POST /api/cases/1/rma', 'POST /api/sign-in-links', 'POST /api/sign-out'
];

describe('the guard of the API', () => {
  let scene: Scene;
  beforeEach(async () => {
    scene = await openScene();
    await addCase(scene, '1', NOW);
  });
  afterEach(() => scene.app.close());

  it('lets nobody read or write anything without a session', async () => {
    const routes = routesOf(scene);
    for (const route of ROUTES) assert.ok(routes.some(({ method, url }) => `${method} ${url}` === route), route);
    for (const cookie of ['', 'gw_session=', 'gw_session=wrong', 'other=1']) {
      for (const route of routes) {
        const answer = await scene.app.inject({ ...route, headers: { cookie, 'x-gwarant': '1' } });
        assert.equal(answer.statusCode, 401, `${route.method} ${route.url}`);
        assert.doesNotMatch(answer.body, /Maria|kettle/u);
      }
    }
  });

  it('lets nobody in with a session that is signed out or over', async () => {
    const cookie = await cookieFor(scene, 'Anna');
    const me = async (): Promise<number> => (await scene.app.inject({ url: '/api/me', headers: { cookie } })).statusCode;
    assert.equal(await me(), 200);
    assert.equal((await write(scene, cookie, '/api/sign-out')).statusCode, 204);
    assert.equal(await me(), 401);
    const other = await cookieFor(scene, 'Anna');
    scene.clock.at = new Date('2026-03-02T21:00:00.000Z');
    assert.equal((await scene.app.inject({ url: '/api/me', headers: { cookie: other } })).statusCode, 401);
  });

  it('takes writes only with the header and from the own origin', async () => {
    const cookie = await cookieFor(scene, 'Anna');
    const accept = (headers: Record<string, string>) =>
      scene.app.inject({ method: 'POST', url: '/api/cases/1/accept', headers: { cookie, 'idempotency-key': 'k', ...headers } });
    const codes = [await accept({}), await accept({ 'x-gwarant': '1', origin: 'https://evil.example' }), await accept({ 'x-gwarant': '1', origin: 'null' })];
    assert.deepEqual(codes.map(({ statusCode }) => statusCode), [403, 403, 403]);
    assert.deepEqual(codes.map((answer) => answer.json().error.code), ['writeHeaderMissing', 'foreignOrigin', 'foreignOrigin']);
    assert.equal(scene.road.arrivals.length, 0);
    assert.equal((await accept({ 'x-gwarant': '1', origin: 'http://localhost:3978', host: 'localhost:3978' })).statusCode, 200);
  });

  it('tells who is signed in, and describes itself to them', async () => {
    const cookie = await cookieFor(scene, 'Anna Nowak', 'lead');
    const me = (await scene.app.inject({ url: '/api/me', headers: { cookie } })).json();
    assert.deepEqual({ ...me, id: '' }, { id: '', name: 'Anna Nowak', role: 'lead' });
    const openapi = (await scene.app.inject({ url: '/api/openapi.json', headers: { cookie } })).json();
    const described = Object.keys(openapi.paths);
    for (const path of ['/api/cases', '/api/cases/{id}', '/api/cases/{id}/claims/{number}/steps', '/api/claims', '/api/claims.csv', '/api/claims/due', '/api/events']) assert.ok(described.includes(path), path);
    for (const path of described) assert.match(path, /^\/api\//u);
    assert.deepEqual(Object.keys(openapi.webhooks), WEBHOOK_EVENTS);
  });

  it('keeps answers out of caches', async () => {
    const answer = await scene.app.inject({ url: '/api/cases', headers: { cookie: await cookieFor(scene, 'Anna') } });
    assert.equal(answer.headers['cache-control'], 'no-store');
  });
});
