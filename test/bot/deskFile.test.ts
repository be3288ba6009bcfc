import { strict as assert } from 'node:assert';
import { parseDesk, readDesk } from '../../bot/deskFile.js';
import { DEFAULT_DESK } from '../../dialogs/desk.js';
import { fromRoot } from '../paths.js';

const problemsOf = (text: string): readonly string[] => {
  const result = parseDesk(text, 'desk.json');
  return result.type === 'problems' ? result.problems : [];
};

describe('desk.json', () => {
  it('is read as delivered, and says the defaults aloud', async () => {
    assert.deepEqual(await readDesk(fromRoot('policies/data')), { type: 'desk', desk: DEFAULT_DESK });
  });

  it('may be missing', async () => {
    assert.deepEqual(await readDesk(fromRoot('test/policies/small')), { type: 'desk', desk: DEFAULT_DESK });
  });

  it('changes what it names', () => {
    const result = parseDesk('{"rmaValidDays": 14, "complaintAnswerDays": null}', 'desk.json');
    assert.deepEqual(result, { type: 'desk', desk: { ...DEFAULT_DESK, rmaValidDays: 14, complaintAnswerDays: null } });
  });

  it('is refused with every mistake in it', () => {
    assert.deepEqual(problemsOf('{"rmaValidDays": 0, "name": {"pl": "Serwis"}, "remindrDays": [3]}'), [
      'desk.json: the file must NOT have additional properties (remindrDays)',
      "desk.json: name must have required property 'en'",
      'desk.json: rmaValidDays must be >= 1'
    ]);
    assert.match(problemsOf('{"name":')[0] ?? '', /^desk\.json: is not JSON: /);
  });

  it('is refused for queues that could not be told apart, hours that never come, and addresses that lead nowhere', () => {
    const [queue] = DEFAULT_DESK.queues;
    const hours = (from: string, to: string): object => ({ ...queue, hours: [{ days: [1], from, to }] });
    const hub = { name: 'Shop desk', secretName: 'HUB_SECRET' };
    const queues = (...list: readonly unknown[]): readonly string[] => problemsOf(JSON.stringify({ queues: list }));
    assert.deepEqual(queues(queue, queue), ['desk.json: queues.1.id desk comes twice']);
    assert.match(queues(hours('22:00', '06:00'))[0] ?? '', /queues\.0\.hours\.0 must end \(06:00\) after it begins \(22:00\)/u);
    assert.equal(queues(hours('09:00', '09:00')).length, 1);
    assert.deepEqual(queues(hours('22:00', '24:00')), []);
    assert.match(queues({ ...queue, hub }, { ...queue, id: 'other', hub })[0] ?? '', /queues\.1\.hub\.secretName HUB_SECRET is another hub's already/u);
    assert.deepEqual(queues({ ...queue, hub }, { ...queue, id: 'other', hub: { ...hub, secretName: 'HUB_SECRET_OTHER' } }, { ...queue, id: 'third' }), []);
    for (const url of ['http://127.999.0.1/', 'http://localhost:99999/', 'https://[::/']) {
      assert.deepEqual(problemsOf(JSON.stringify({ webhooks: [{ url, events: ['claim.opened'], secretName: 'WEBHOOK_SECRET' }] })), ['desk.json: webhooks.0.url is no address'], url);
    }
  });

  it('takes webhooks to https addresses, or to programs on this machine, signed with a key of their own', () => {
    const hook = (url: string, secretName = 'WEBHOOK_SECRET') => JSON.stringify({ webhooks: [{ url, events: ['claim.opened'], secretName }] });
    for (const url of ['https://shop.example/hook?x=1', 'https://shop.example', 'http://127.0.0.1:9000/hook', 'http://localhost/']) assert.deepEqual(problemsOf(hook(url)), [], url);
    const wrong = ['http://shop.example/hook', 'https://user:pw@shop.example/', 'http://localhost.example/', 'http://127.0.0.1.example/', 'http://127.0.0.1@shop.example/', 'file:///etc/passwd', 'https://shop.example/#x', 'https://'];
    for (const url of wrong) assert.equal(problemsOf(hook(url)).length, 1, url);
    assert.equal(problemsOf(hook('https://shop.example/', 'DIRECT_LINE_SECRET')).length, 1);
    assert.equal(problemsOf('{"webhooks": [{"url": "https://shop.example/", "events": ["claim.stolen"], "secretName": "WEBHOOK_SECRET"}]}').length, 1);
  });

  it('takes a Teams channel for a queue', () => {
    const withTeams = (teams: object) => JSON.stringify({ queues: [{ ...DEFAULT_DESK.queues[0], teams }] });
    assert.deepEqual(problemsOf(withTeams({ conversation: '19:x@thread.tacv2', serviceUrl: 'https://smba.trafficmanager.net/emea/', tenant: 't' })), []);
    assert.equal(problemsOf(withTeams({ conversation: '19:x@thread.tacv2', serviceUrl: 'http://evil.example/', tenant: 't' })).length, 1);
  });
});
