import assert from 'node:assert/strict';
import { knowInTeams } from '../../../../bot/channels/teams-desk/entra.js';
import type { SignIn } from '../../../../bot/store/store.js';
import { ANNA, DeskScene } from './deskScene.js';

const TENANT = '5f2c6c1e-0000-4000-8000-000000000001';
const ISSUER = `https://login.microsoftonline.com/${TENANT}/v2.0`;
const PERSON: SignIn['person'] = { id: 'oidc-anna', name: 'Anna Nowak', role: 'agent' };
const CLAIMS = { sub: 'pairwise', oid: ANNA.aadObjectId, tid: TENANT };

describe('Somebody who signed in by Entra ID', () => {
  let desk: DeskScene;
  let id: string;
  beforeEach(async () => {
    desk = await DeskScene.open();
    ({ id } = await desk.customer());
  });
  afterEach(() => desk.close());

  const inTeams = (text: string) => desk.privately(ANNA, text, { conversation: { id: 'a:anna', conversationType: 'personal', tenantId: TENANT } });
  const owner = async (): Promise<string | null> => (await desk.handoff(id)).agent?.id ?? null;

  it('acts in Teams without a code, as the same person', async () => {
    await knowInTeams(desk.services, ISSUER, CLAIMS, PERSON);
    await inTeams('/take');
    assert.equal(await owner(), 'oidc-anna');
    await inTeams('Good morning');
    assert.deepEqual(await desk.heard(id), ['Good morning']);
  });

  it('has in Teams the role of the last sign-in, and none after one without a role', async () => {
    await knowInTeams(desk.services, ISSUER, CLAIMS, PERSON);
    await inTeams('/help');
    await knowInTeams(desk.services, ISSUER, CLAIMS, { ...PERSON, role: 'lead' });
    const [known] = (await desk.services.store.find('teamsAgent', 'person', 'oidc-anna')).map(({ value }) => value);
    assert.deepEqual([known?.person.role, known?.address === null], ['lead', false]);
    await knowInTeams(desk.services, ISSUER, CLAIMS, null);
    await inTeams('/take');
    assert.equal(await owner(), null);
  });

  it('is told by Entra ID alone: other issuers and tenants name nobody in Teams', async () => {
    await knowInTeams(desk.services, 'https://id.example/v2.0', CLAIMS, PERSON);
    await knowInTeams(desk.services, `${ISSUER}.evil.example`, CLAIMS, PERSON);
    await knowInTeams(desk.services, ISSUER, { ...CLAIMS, tid: '00000000-0000-4000-8000-000000000002' }, PERSON);
    await knowInTeams(desk.services, ISSUER, { ...CLAIMS, oid: ['aad-anna'] }, PERSON);
    assert.deepEqual(await desk.services.store.find('teamsAgent', 'everybody', 'yes'), []);
  });
});
