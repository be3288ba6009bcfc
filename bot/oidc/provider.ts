/**
 * The OpenID provider, through openid-client: discovery when it is first needed, the authorization code flow with
 * PKCE, state and nonce (OpenID Connect Core 1.0, section 3.1), and the end of a session there.
 */
import * as client from 'openid-client';
import { claimAt, type Claims } from './claims.js';
import type { OidcSettings } from './settings.js';

/** What must be known again when somebody comes back from the provider. */
export interface Checks {
  readonly state: string;
  readonly nonce: string;
  readonly verifier: string;
}

export type Begun =
  | { readonly type: 'begun'; readonly url: string; readonly checks: Checks }
  | { readonly type: 'unavailable'; readonly cause: unknown };

export type Identified =
  | { readonly type: 'identified'; readonly claims: Claims; readonly idToken: string }
  /** The answer is not one to this sign-in, was used, or says that the provider refused. */
  | { readonly type: 'refused'; readonly cause: unknown }
  | { readonly type: 'unavailable'; readonly cause: unknown };

const TIMEOUT_SECONDS = 10;
const CLOCK_TOLERANCE_SECONDS = 30;
/** Of the provider's error codes those that are no answer to the person. */
const OUT_OF_ORDER: readonly string[] = ['server_error', 'temporarily_unavailable', 'invalid_client', 'unauthorized_client', 'invalid_scope'];
const NO_ANSWER: readonly string[] = ['OAUTH_TIMEOUT', 'OAUTH_ABORT', 'OAUTH_RESPONSE_IS_NOT_CONFORM', 'OAUTH_RESPONSE_IS_NOT_JSON', 'OAUTH_PARSE_ERROR'];

export class Provider {
  #discovery: Promise<client.Configuration> | null = null;

  /** @param redirectUri where the provider sends people back to; registered with it, letter by letter */
  constructor(private readonly settings: OidcSettings, readonly redirectUri: string) {}

  /** The address at the provider where somebody signs in, and what to remember until they are back. @param prompt `login`: as somebody else than last time */
  async begin(prompt: 'login' | null = null): Promise<Begun> {
    try {
      const configuration = await this.#configuration();
      const checks = { state: client.randomState(), nonce: client.randomNonce(), verifier: client.randomPKCECodeVerifier() };
      const url = client.buildAuthorizationUrl(configuration, {
        redirect_uri: this.redirectUri, scope: this.settings.scope, state: checks.state, nonce: checks.nonce,
        code_challenge: await client.calculatePKCECodeChallenge(checks.verifier), code_challenge_method: 'S256',
        ...(prompt === null ? {} : { prompt })
      });
      return { type: 'begun', url: url.href, checks };
    } catch (cause) {
      return { type: 'unavailable', cause };
    }
  }

  /** @param query of the address somebody came back by */
  async identify(query: URLSearchParams, { state, nonce, verifier }: Checks): Promise<Identified> {
    const address = new URL(this.redirectUri);
    address.search = query.toString();
    try {
      const configuration = await this.#configuration();
      const tokens = await client.authorizationCodeGrant(configuration, address, { expectedState: state, expectedNonce: nonce, pkceCodeVerifier: verifier, idTokenExpected: true });
      const claims = tokens.claims();
      if (!claims || tokens.id_token === undefined) throw new Error('the provider gave no ID token');
      return { type: 'identified', claims: { ...(await this.#more(configuration, tokens.access_token, claims)), ...claims }, idToken: tokens.id_token };
    } catch (cause) {
      return { type: isOutOfOrder(cause) ? 'unavailable' : 'refused', cause };
    }
  }

  /** Where a browser ends its session at the provider; null where that is not offered, or cannot be known now. */
  async endSession(idToken: string, back: string): Promise<string | null> {
    const configuration = await this.#configuration().catch(() => null);
    if (configuration?.serverMetadata().end_session_endpoint === undefined) return null;
    return client.buildEndSessionUrl(configuration, { id_token_hint: idToken, post_logout_redirect_uri: back }).href;
  }

  /** What the ID token leaves out, many providers tell at the userinfo endpoint. */
  async #more(configuration: client.Configuration, accessToken: string, claims: Claims): Promise<object> {
    const complete = claimAt(claims, this.settings.roleClaim) !== undefined && claims['name'] !== undefined;
    if (complete || configuration.serverMetadata().userinfo_endpoint === undefined) return {};
    return client.fetchUserInfo(configuration, accessToken, claims.sub);
  }

  /** Asked for once; a failure is not kept, so that the next person tries again. */
  #configuration(): Promise<client.Configuration> {
    this.#discovery ??= this.#discover().catch((error: unknown) => {
      this.#discovery = null;
      throw error;
    });
    return this.#discovery;
  }

  #discover(): Promise<client.Configuration> {
    const { issuer, clientId, clientSecret } = this.settings;
    const server = new URL(issuer);
    // Signatures are checked also where TLS would vouch for the token: on this machine it is plain HTTP.
    const execute = [client.enableNonRepudiationChecks, ...(server.protocol === 'http:' ? [client.allowInsecureRequests] : [])];
    const metadata = { [client.clockTolerance]: CLOCK_TOLERANCE_SECONDS, ...(clientSecret === null ? {} : { client_secret: clientSecret }) };
    return client.discovery(server, clientId, metadata, clientSecret === null ? client.None() : undefined, { execute, timeout: TIMEOUT_SECONDS });
  }
}

/** No connection, no sensible answer, or a provider that does not know us: nothing the person did. */
function isOutOfOrder(error: unknown): boolean {
  if (error instanceof client.AuthorizationResponseError || error instanceof client.ResponseBodyError) return OUT_OF_ORDER.includes(error.error);
  if (error instanceof client.ClientError) return NO_ANSWER.includes(error.code ?? '');
  return error instanceof TypeError;
}
