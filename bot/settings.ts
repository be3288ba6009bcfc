/** Settings are environment variables (contract, section 1), read and checked once at start. */
import { randomBytes } from 'node:crypto';
import { resolve } from 'node:path';
import { EnvironmentReader, type SettingProblem } from './environment.js';
import { isLoopback } from './loopback.js';
import { isAddress } from './mailbox.js';
import { readOidc, type OidcSettings } from './oidc/settings.js';

export { isLoopback };

export interface Settings {
  readonly host: string;
  readonly port: number;
  /** Without a trailing slash; what customers' browsers and Teams see. */
  readonly publicUrl: string;
  readonly dataDir: string;
  readonly policiesDir: string;
  /** Asked for by `tokens/generate`, and the key the tokens are signed with. */
  readonly directLineSecret: string;
  readonly directLineTokenSeconds: number;
  readonly webchatOrigins: readonly string[];
  /** Limits on requests per minute; lifted where everybody is on this machine anyway. */
  readonly rateLimit: boolean;
  readonly logLevel: (typeof LOG_LEVELS)[number];
  readonly teams: TeamsSettings | null;
  readonly mail: MailSettings;
  /** How people sign in to the console; null: by one-time links. */
  readonly oidc: OidcSettings | null;
  /** Secrets that desk.json names, by the variable's name: of webhooks' signatures, of agent hubs. */
  readonly deskSecrets: Readonly<Record<string, string>>;
  /** Bound to a loopback address: one-time links are printed. */
  readonly loopback: boolean;
}

export interface MailSettings {
  /** `smtp://…` or `smtps://…`; null: letters are written as files under DATA_DIR/mail. */
  readonly smtpUrl: string | null;
  /** Whose letters they are; without a name the desk's own stands there. */
  readonly from: { readonly name: string | null; readonly address: string };
}

export interface TeamsSettings {
  readonly appId: string;
  readonly appPassword: string;
  readonly appType: 'MultiTenant' | 'SingleTenant' | 'UserAssignedMsi';
  readonly tenantId: string | null;
  /** OpenID metadata and token issuer, only to be set for tests and sovereign clouds. */
  readonly openIdMetadata: string | null;
  readonly oAuthUrl: string | null;
}

export type SettingsResult =
  | { readonly type: 'settings'; readonly settings: Settings }
  | { readonly type: 'problems'; readonly problems: readonly SettingProblem[] };

/** Known to the contract, not to this version: a value that would do nothing is refused, never ignored. */
const NOT_YET = [
  'DATABASE_URL',
  'OPENAI_API_KEY', 'OPENAI_BASE_URL', 'OPENAI_MODEL'
] as const;

export const LOG_LEVELS = ['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent'] as const;

/** Signing keys shorter than this can be guessed by trying. */
const SECRET_LENGTH = 16;

/**
 * Reads all settings, or lists everything that is wrong with them, each problem with its variable. Empty variables
 * count as not set; folders become absolute, relative to the working directory.
 * @param freshSecret gives the Direct Line secret where none is set; asked only on a loopback address
 */
export function readSettings(
  env: Readonly<Record<string, string | undefined>>,
  freshSecret: () => string = () => randomBytes(32).toString('base64url')
): SettingsResult {
  const read = new EnvironmentReader(env);
  for (const name of NOT_YET) {
    if (read.text(name) !== null) read.problem(name, 'is set, but this version does not use it yet', 'the variable not to be set');
  }
  const listening = readListening(read);
  const settings: Settings = {
    ...listening,
    dataDir: resolve(read.text('DATA_DIR') ?? './data'),
    policiesDir: resolve(read.text('POLICIES_DIR') ?? './policies/data'),
    directLineSecret: readSecret(read, listening.loopback) ?? (listening.loopback ? freshSecret() : ''),
    directLineTokenSeconds: read.integer('DIRECT_LINE_TOKEN_SECONDS', { from: 1, to: 86_400 }) ?? 1800,
    webchatOrigins: read.origins('WEBCHAT_ORIGINS'),
    rateLimit: readRateLimit(read, listening),
    logLevel: read.oneOf('LOG_LEVEL', LOG_LEVELS) ?? 'info',
    mail: readMail(read, listening),
    oidc: readOidc(read, listening.publicUrl),
    deskSecrets: readDeskSecrets(read, env),
    teams: readTeams(read, listening.loopback)
  };
  return read.problems.length > 0 ? { type: 'problems', problems: read.problems } : { type: 'settings', settings };
}

type Listening = Pick<Settings, 'host' | 'port' | 'publicUrl' | 'loopback'>;

function readListening(read: EnvironmentReader): Listening {
  const host = read.text('HOST') ?? '127.0.0.1';
  const port = read.integer('PORT', { from: 0, to: 65_535 }) ?? 3978;
  const given = read.address('PUBLIC_URL');
  if (given === null && (host === '0.0.0.0' || host === '::') && !read.isBad('PUBLIC_URL')) {
    read.problem('PUBLIC_URL', `is not set, but HOST=${host} listens to the network`, 'the address that browsers and Teams use, such as https://warranty.example.com');
  }
  const shown = host.includes(':') ? `[${host}]` : host;
  return { host, port, publicUrl: given ?? `http://${shown}:${port}`, loopback: isLoopback(host) };
}

function readSecret(read: EnvironmentReader, loopback: boolean): string | null {
  const secret = read.text('DIRECT_LINE_SECRET');
  if (secret !== null && !/^[\x21-\x7e]+$/.test(secret)) read.problem('DIRECT_LINE_SECRET', 'has characters that a header cannot carry', 'ASCII without spaces');
  if (loopback) return secret;
  if (secret === null) read.problem('DIRECT_LINE_SECRET', 'is not set', `a secret of ${SECRET_LENGTH} characters or more, since HOST is not a loopback address`);
  else if (secret.length < SECRET_LENGTH) read.problem('DIRECT_LINE_SECRET', `has ${secret.length} characters`, `${SECRET_LENGTH} or more, since HOST is not a loopback address`);
  return secret;
}

/** `off` is for tests on one machine; where others come in, also through a proxy, the limits stay. */
function readRateLimit(read: EnvironmentReader, { publicUrl, loopback }: Listening): boolean {
  const local = loopback && isLoopback(new URL(publicUrl).hostname);
  const value = read.oneOf('RATE_LIMIT', ['on', 'off']);
  if (value === 'off' && !local) {
    read.problem('RATE_LIMIT', 'is off, but the server is open to others', 'on, unless HOST and PUBLIC_URL are both loopback addresses');
  }
  return value === null ? !local : value === 'on';
}

/** The address of the server is not repeated in a problem: it may hold a password. */
function readMail(read: EnvironmentReader, { publicUrl }: Listening): MailSettings {
  const smtpUrl = read.text('SMTP_URL');
  const from = read.text('MAIL_FROM');
  const parts = from === null ? null : /^(?:"?([^"<>\p{Cc}]*?)"?\s*<([^\s<>]+)>|([^\s<>]+))$/u.exec(from);
  const address = parts?.[2] ?? parts?.[3] ?? null;
  if (from !== null && !isAddress(address)) read.problem('MAIL_FROM', `is “${from}”`, 'an e-mail address, such as service@example.com or Service desk <service@example.com>');
  if (smtpUrl !== null) {
    const url = URL.canParse(smtpUrl) ? new URL(smtpUrl) : null;
    if (!url || !/^smtps?:$/.test(url.protocol) || url.hostname === '') read.problem('SMTP_URL', 'is not the address of a mail server', 'smtp://user:password@mail.example.com:587 or smtps://…');
    if (from === null) read.problem('MAIL_FROM', 'is not set, but SMTP_URL is', 'the address that letters come from');
  }
  return { smtpUrl, from: { name: parts?.[1] || null, address: address ?? `gwarant@${URL.canParse(publicUrl) ? new URL(publicUrl).hostname : 'localhost'}` } };
}

const DESK_SECRETS = ['WEBHOOK_SECRET', 'HUB_SECRET'];

/** Those, and any `WEBHOOK_SECRET_NAME` or `HUB_SECRET_NAME` beside them. */
function readDeskSecrets(read: EnvironmentReader, env: Readonly<Record<string, string | undefined>>): Settings['deskSecrets'] {
  const names = Object.keys(env).filter((name) => DESK_SECRETS.some((one) => name === one || name.startsWith(`${one}_`)));
  return Object.fromEntries(names.flatMap((name): [string, string][] => {
    const secret = read.text(name);
    if (secret !== null && secret.length < SECRET_LENGTH) read.problem(name, `has ${secret.length} characters`, `${SECRET_LENGTH} or more`);
    return secret === null ? [] : [[name, secret]];
  }));
}

function readTeams(read: EnvironmentReader, loopback: boolean): TeamsSettings | null {
  const appId = read.text('MicrosoftAppId');
  const appType = read.oneOf('MicrosoftAppType', ['MultiTenant', 'SingleTenant', 'UserAssignedMsi']) ?? 'MultiTenant';
  const appPassword = read.text('MicrosoftAppPassword');
  const tenantId = read.text('MicrosoftAppTenantId');
  const openIdMetadata = read.address('BotOpenIdMetadata', { path: true });
  const oAuthUrl = read.address('ToChannelFromBotLoginUrl', { path: true });
  if (appId === null) {
    if (!loopback) read.problem('HOST', 'is not a loopback address, but MicrosoftAppId is not set, and without it nobody who calls /api/messages is checked', '127.0.0.1, or a MicrosoftAppId');
    if (appPassword !== null) read.problem('MicrosoftAppId', 'is not set, but MicrosoftAppPassword is', 'both or neither');
    return null;
  }
  if (appPassword === null && appType !== 'UserAssignedMsi') read.problem('MicrosoftAppPassword', 'is not set', `the client secret of MicrosoftAppId, for ${appType}`);
  if (tenantId === null && appType !== 'MultiTenant') read.problem('MicrosoftAppTenantId', 'is not set', `the tenant's id, for ${appType}`);
  return { appId, appPassword: appPassword ?? '', appType, tenantId, openIdMetadata, oAuthUrl };
}
