import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { isLoopback, readSettings, type Settings } from '../../bot/settings.js';
import { fromRoot } from '../paths.js';

type Env = Record<string, string>;

function good(env: Env): Settings {
  const result = readSettings(env, () => 'fresh');
  assert.equal(result.type, 'settings', JSON.stringify(result));
  return (result as { settings: Settings }).settings;
}

function variables(env: Env): string[] {
  const result = readSettings(env, () => 'fresh');
  return result.type === 'problems' ? result.problems.map(({ variable }) => variable) : [];
}

const OPEN = { HOST: '0.0.0.0', PUBLIC_URL: 'https://warranty.example.com', DIRECT_LINE_SECRET: 'sixteen-characters', MicrosoftAppId: 'id', MicrosoftAppPassword: 'pw' };

describe('settings', () => {
  it('need nothing on the machine one sits at', () => {
    const settings = good({});
    assert.equal(settings.publicUrl, 'http://127.0.0.1:3978');
    assert.equal(settings.directLineSecret, 'fresh');
    assert.equal(settings.directLineTokenSeconds, 1800);
    assert.equal(settings.loopback, true);
    assert.equal(settings.rateLimit, false);
    assert.equal(settings.teams, null);
  });

  it('take empty variables for unset ones', () => {
    assert.deepEqual(good({ PORT: '', HOST: ' ', WEBCHAT_ORIGINS: '', OPENAI_API_KEY: '' }), good({}));
  });

  it('make folders absolute', () => {
    assert.match(good({ DATA_DIR: './somewhere' }).dataDir, /^\/.*\/somewhere$/);
  });

  it('name every variable that is wrong, in one go', () => {
    assert.deepEqual(
      variables({ PORT: '70000', PUBLIC_URL: 'warranty.example.com', DIRECT_LINE_TOKEN_SECONDS: '0', WEBCHAT_ORIGINS: 'https://a.example/path, *', MicrosoftAppType: 'Tenant' }).sort(),
      ['DIRECT_LINE_TOKEN_SECONDS', 'MicrosoftAppType', 'PORT', 'PUBLIC_URL', 'WEBCHAT_ORIGINS', 'WEBCHAT_ORIGINS']
    );
  });

  it('say what was expected', () => {
    const result = readSettings({ PORT: 'http' });
    assert.deepEqual(result, { type: 'problems', problems: [{ variable: 'PORT', message: 'PORT is “http”; expected a whole number from 0 to 65535.' }] });
  });

  for (const name of ['DATABASE_URL', 'OPENAI_API_KEY', 'OPENAI_BASE_URL', 'OPENAI_MODEL']) {
    it(`refuse ${name}, which this version would not use`, () => {
      assert.deepEqual(variables({ [name]: 'x' }), [name]);
    });
  }

  it('know where letters go and whom they come from', () => {
    const mail = (env: Readonly<Record<string, string>>): unknown => {
      const result = readSettings(env);
      return result.type === 'settings' ? result.settings.mail : result.problems.map(({ variable }) => variable);
    };
    assert.deepEqual(mail({}), { smtpUrl: null, from: { name: null, address: 'gwarant@127.0.0.1' } });
    assert.deepEqual(mail({ PUBLIC_URL: 'https://help.example' }), { smtpUrl: null, from: { name: null, address: 'gwarant@help.example' } });
    const smtpUrl = 'smtps://user:hunter2@mail.example.com';
    assert.deepEqual(mail({ SMTP_URL: smtpUrl, MAIL_FROM: 'service@example.com' }), { smtpUrl, from: { name: null, address: 'service@example.com' } });
    assert.deepEqual(mail({ SMTP_URL: smtpUrl, MAIL_FROM: '"Dział serwisu" <service@example.com>' }), { smtpUrl, from: { name: 'Dział serwisu', address: 'service@example.com' } });
    assert.deepEqual(mail({ SMTP_URL: smtpUrl }), ['MAIL_FROM']);
    for (const MAIL_FROM of ['service', 'a@example.com, b@example.com', 'a@example.com>\r\nBcc: b@example.com', '<>']) assert.deepEqual(mail({ MAIL_FROM }), ['MAIL_FROM'], MAIL_FROM);
    for (const wrong of ['mail.example.com', 'http://mail.example.com', 'smtp://', 'smtp:']) assert.deepEqual(mail({ SMTP_URL: wrong, MAIL_FROM: 'a@example.com' }), ['SMTP_URL'], wrong);
  });

  it('never repeat a secret', () => {
    const result = readSettings({ ...OPEN, DIRECT_LINE_SECRET: 'shh', DATABASE_URL: 'postgres://u:hunter2@db' });
    assert.ok(!/shh|hunter2/.test(JSON.stringify(result)));
    assert.ok(!/hunter2/.test(JSON.stringify(readSettings({ SMTP_URL: 'ftp://u:hunter2@mail.example.com' }))));
    assert.deepEqual(variables({ ...OPEN, DIRECT_LINE_SECRET: 'shh' }), ['DIRECT_LINE_SECRET']);
  });

  it('refuse a secret that no header could carry', () => {
    for (const secret of ['two words', 'zażółć-gęślą-jaźń']) assert.deepEqual(variables({ DIRECT_LINE_SECRET: secret }), ['DIRECT_LINE_SECRET']);
  });

  it('open to the network only with an app id, a secret and an address', () => {
    assert.equal(good(OPEN).rateLimit, true);
    assert.deepEqual(variables({ HOST: '0.0.0.0' }).sort(), ['DIRECT_LINE_SECRET', 'HOST', 'PUBLIC_URL']);
    assert.deepEqual(variables({ HOST: '192.0.2.7', DIRECT_LINE_SECRET: 'sixteen-characters' }), ['HOST']);
  });

  it('lift the rate limit only where nobody else can come in', () => {
    assert.equal(good({ RATE_LIMIT: 'on' }).rateLimit, true);
    assert.equal(good({ PUBLIC_URL: 'https://behind.a.proxy.example' }).rateLimit, true);
    assert.deepEqual(variables({ PUBLIC_URL: 'https://behind.a.proxy.example', RATE_LIMIT: 'off' }), ['RATE_LIMIT']);
    assert.deepEqual(variables({ ...OPEN, RATE_LIMIT: 'off' }), ['RATE_LIMIT']);
  });

  it('read the Bot Framework account', () => {
    const teams = good({ ...OPEN, MicrosoftAppType: 'SingleTenant', MicrosoftAppTenantId: 'tenant' }).teams;
    assert.deepEqual(teams, { appId: 'id', appPassword: 'pw', appType: 'SingleTenant', tenantId: 'tenant', openIdMetadata: null, oAuthUrl: null });
    assert.equal(good({ MicrosoftAppId: 'id', MicrosoftAppType: 'UserAssignedMSI', MicrosoftAppTenantId: 't' }).teams?.appType, 'UserAssignedMsi');
  });

  it('refuse half an account', () => {
    assert.deepEqual(variables({ MicrosoftAppPassword: 'pw' }), ['MicrosoftAppId']);
    assert.deepEqual(variables({ MicrosoftAppId: 'id' }), ['MicrosoftAppPassword']);
    assert.deepEqual(variables({ MicrosoftAppId: 'id', MicrosoftAppPassword: 'pw', MicrosoftAppType: 'SingleTenant' }), ['MicrosoftAppTenantId']);
  });

  it('know a loopback address when they see one', () => {
    for (const host of ['localhost', '127.0.0.1', '127.8.8.8', '::1', '[::1]']) assert.ok(isLoopback(host), host);
    for (const host of ['0.0.0.0', '::', '128.0.0.1', '127.0.0.1.example.com', 'localhost.example']) assert.ok(!isLoopback(host), host);
  });

  it('are all in .env.example, and nothing else is', () => {
    const listed = readFileSync(fromRoot('.env.example'), 'utf8').split('\n').flatMap((line) => /^#?([A-Za-z_]+)=/.exec(line)?.[1] ?? []);
    const read = ['bot/settings.ts', 'bot/oidc/settings.ts'].map((path) => readFileSync(fromRoot(path), 'utf8')).flatMap((code) => [...code.matchAll(/'([A-Z][A-Z_]{3,}|Microsoft\w+|BotOpenIdMetadata|ToChannelFromBotLoginUrl)'/g)].map(([, name]) => name ?? ''));
    assert.deepEqual(listed.sort(), [...new Set(read)].sort());
  });
});
