import assert from 'node:assert/strict';
import { sessionOf } from '../../../bot/console/sessions.js';
import { createLink, isLink, redeem, START_LINK_HOURS } from '../../../bot/console/signin.js';
import { codeOf, openScene, type Scene } from './scene.js';

describe('sign-in links', () => {
  let scene: Scene;
  beforeEach(async () => { scene = await openScene(); });
  afterEach(() => scene.app.close());

  const link = async (name = 'Anna', hours?: number): Promise<string> =>
    codeOf((await createLink(scene.services, { role: 'agent', name }, hours)).url);
  const later = (hours: number): void => { scene.clock.at = new Date(scene.clock.at.getTime() + hours * 3_600_000); };

  it('points to the sign-in page of the public address', async () => {
    const { url, expiresAt } = await createLink(scene.services, { role: 'agent', name: 'Anna' });
    assert.match(url, /^http:\/\/127\.0\.0\.1:3978\/console\/sign-in\?code=[\w-]+$/u);
    assert.equal(expiresAt, '2026-03-03T09:00:00.000Z');
  });

  it('opens one session, once', async () => {
    const code = await link();
    const opened = await redeem(scene.services, code);
    assert.equal(opened?.session.person.name, 'Anna');
    assert.equal(await redeem(scene.services, code), null);
    assert.deepEqual(await sessionOf(scene.services, opened.secret), opened.session);
  });

  it('lets one of two simultaneous uses win', async () => {
    const code = await link();
    const opened = await Promise.all([redeem(scene.services, code), redeem(scene.services, code), redeem(scene.services, code)]);
    assert.equal(opened.filter((one) => one !== null).length, 1);
  });

  it('is not spent by being looked at', async () => {
    const code = await link();
    assert.equal(await isLink(scene.services, code), true);
    assert.notEqual(await redeem(scene.services, code), null);
    assert.equal(await isLink(scene.services, code), false);
  });

  it('expires, and so does the session', async () => {
    const late = await link();
    const code = await link('Ola', 1);
    const opened = await redeem(scene.services, await link('Ewa', 1));
    later(1);
    assert.equal(await redeem(scene.services, code), null);
    assert.notEqual(await sessionOf(scene.services, opened?.secret), null);
    later(11);
    assert.equal(await sessionOf(scene.services, opened?.secret), null);
    later(START_LINK_HOURS - 12);
    assert.equal(await redeem(scene.services, late), null);
  });

  it('stores neither code nor cookie, and a code is no cookie', async () => {
    const code = await link();
    const records = await scene.services.store.find('signIn', 'kind', 'link');
    assert.equal(JSON.stringify(records).includes(code), false);
    assert.equal(await sessionOf(scene.services, code), null);
    const opened = await redeem(scene.services, code);
    const sessions = await scene.services.store.find('signIn', 'kind', 'session');
    assert.equal(JSON.stringify(sessions).includes(opened?.secret ?? ''), false);
    assert.equal(await redeem(scene.services, opened?.secret ?? ''), null);
  });

  it('knows the same name as the same person, so that yesterday’s cases stay theirs', async () => {
    const first = await redeem(scene.services, await link('Anna  Nowak'));
    const second = await redeem(scene.services, await link(' anna nowak '));
    const other = await redeem(scene.services, await link('Jan'));
    assert.equal(first?.session.person.id, second?.session.person.id);
    assert.notEqual(first?.session.person.id, other?.session.person.id);
    assert.equal(first?.session.person.name, 'Anna Nowak');
  });

  it('takes no empty name', async () => {
    await assert.rejects(link(' \u0000 '), RangeError);
  });

  it('removes what has expired when a new link is made', async () => {
    await redeem(scene.services, await link());
    await link('Ola');
    later(25);
    await link('Ewa');
    assert.equal((await scene.services.store.find('signIn', 'kind', 'link')).length, 1);
    assert.equal((await scene.services.store.find('signIn', 'kind', 'session')).length, 0);
  });
});
