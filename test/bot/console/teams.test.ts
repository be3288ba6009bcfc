import assert from 'node:assert/strict';
import { codeIn, redeemCode, type TeamsCode } from '../../../bot/channels/teams-desk/link.js';
import { ClaimDesk } from './claimDesk.js';
import { cookieFor, write } from './scene.js';

const account = (id: string) => ({ id, address: { conversation: { id: `a:${id}` } }, locale: 'pl' as const });

describe('joining the desk in Teams from the console', () => {
  let desk: ClaimDesk;
  beforeEach(async () => (desk = await ClaimDesk.open()));
  afterEach(() => desk.app.close());

  const join = async (cookie: string, id: string) => {
    const { code, expiresAt } = (await write(desk, cookie, '/api/teams-code')).json<TeamsCode>();
    assert.ok(expiresAt > desk.services.clock.now().toISOString());
    return redeemCode(desk.services, codeIn(code) ?? assert.fail(code), account(id));
  };
  const leave = (cookie: string, person: string) => desk.app.inject({ method: 'DELETE', url: `/api/teams-links/${person}`, headers: { cookie, 'x-gwarant': '1' } });
  const linked = async (): Promise<string[]> => (await desk.services.store.find('teamsAgent', 'everybody', 'yes')).map(({ value }) => value.person.name).sort();

  it('gives a code to whoever is signed in, good for them', async () => {
    const agent = await join(await desk.cookieFor('Anna'), 'one');
    assert.deepEqual([agent?.person.name, agent?.person.role], ['Anna', 'agent']);
    assert.equal((await desk.app.inject({ method: 'POST', url: '/api/teams-code', headers: { 'x-gwarant': '1' } })).statusCode, 401);
  });

  it('ends by oneself, or by a lead; not by a colleague', async () => {
    const [anna, jan, lead] = [await desk.cookieFor('Anna'), await desk.cookieFor('Jan'), await cookieFor(desk, 'Ewa', 'lead')];
    const [one, two] = [await join(anna, 'one'), await join(jan, 'two')];
    assert.ok(one && two);
    const refused = await leave(jan, one.person.id);
    assert.deepEqual([refused.statusCode, refused.json().error.code], [403, 'roleMissing']);
    assert.equal((await leave(anna, one.person.id)).statusCode, 204);
    assert.deepEqual(await linked(), ['Jan']);
    assert.equal((await leave(lead, two.person.id)).statusCode, 204);
    assert.deepEqual(await linked(), []);
  });
});
