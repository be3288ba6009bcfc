import assert from 'node:assert/strict';
import { hostsFor } from '../../../bot/channels/teams-files.js';

const TEAMS = new URL('https://smba.trafficmanager.net/emea/');
const expected = (url: string, service = TEAMS): boolean => hostsFor(service).expects(new URL(url));

describe('Hosts that files from Teams come from', () => {
  it('are the service that sent the message, SharePoint, OneDrive, and the store of pictures', () => {
    for (const url of [
      'https://smba.trafficmanager.net/emea/v3/attachments/1/views/original', 'https://contoso-my.sharepoint.com/personal/x/_layouts/15/download.aspx?UniqueId=1',
      'https://my.microsoftpersonalcontent.com/personal/x', 'https://eu-api.asm.skype.com/v1/objects/1/views/imgo'
    ]) assert.ok(expected(url), url);
  });

  it('are no others: nothing inside our network, nothing that only looks like one, nothing unencrypted', () => {
    for (const url of [
      'http://smba.trafficmanager.net/x', 'https://smba.trafficmanager.net:8443/x', 'https://sharepoint.com.evil.example/x', 'https://evilsharepoint.com/x', 'https://other.trafficmanager.net/x',
      'https://127.0.0.1/x', 'https://localhost/x', 'https://[::1]/x', 'https://169.254.169.254/latest', 'https://10.0.0.1/x', 'https://user@contoso.sharepoint.com/x', 'ftp://contoso.sharepoint.com/x'
    ]) assert.ok(!expected(url), url);
  });

  it('on this machine are this machine only', () => {
    const local = new URL('http://127.0.0.1:5000');
    assert.ok(expected('http://localhost:6000/x', local));
    assert.ok(!expected('https://contoso.sharepoint.com/x', local));
  });

  it('get the bot’s token where it comes from, and at the store of pictures', () => {
    const { trusts } = hostsFor(TEAMS);
    assert.deepEqual(
      ['https://smba.trafficmanager.net/x', 'https://eu-api.asm.skype.com/x', 'https://contoso.sharepoint.com/x', 'http://smba.trafficmanager.net/x'].map((url) => trusts(new URL(url))),
      [true, true, false, false]
    );
  });
});
