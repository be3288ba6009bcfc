/** A token service on loopback: the keys by which Teams' tokens are checked, and the bot's own tokens. */
import { generateKeyPair, exportJWK, SignJWT, type JWTPayload } from 'jose';
import { listen, readBody, type Loopback } from './loopback.js';

export const APP_ID = '7b0c1c5e-9c57-4a7e-8d43-3a5b8d1f0c11';
export const BOT_TOKEN = 'the-bots-own-token';
const ISSUER = 'https://api.botframework.com';
const KEY_ID = 'key-1';

export interface Issuer extends Loopback {
  readonly metadata: string;
  readonly tokens: string;
  /** Forms that were posted for a token. */
  readonly asked: URLSearchParams[];
  /** A good token for the service address, or one with something else in it. */
  token(serviceUrl: string, change?: TokenChange): Promise<string>;
}

export interface TokenChange {
  readonly claims?: JWTPayload;
  readonly header?: { readonly kid?: string; readonly alg?: string };
  /** Signed with a key nobody knows, under the known key's id. */
  readonly forged?: boolean;
  readonly expires?: number;
}

/** Made once: an RSA key takes its time. */
const keys = Promise.all([generateKeyPair('RS256', { extractable: true }), generateKeyPair('RS256')]);

export async function startIssuer(): Promise<Issuer> {
  const [known, foreign] = await keys;
  const jwk = { ...(await exportJWK(known.publicKey)), kid: KEY_ID, use: 'sig', endorsements: ['msteams'] };
  const asked: URLSearchParams[] = [];
  const loopback = await listen(async (request, response) => {
    if (request.url === '/openid') return response.end(JSON.stringify({ issuer: ISSUER, jwks_uri: `${loopback.url}/keys` }));
    if (request.url === '/keys') return response.end(JSON.stringify({ keys: [jwk] }));
    asked.push(new URLSearchParams(await readBody(request)));
    return response.setHeader('content-type', 'application/json').end(JSON.stringify({ token_type: 'Bearer', access_token: BOT_TOKEN, expires_in: 3600 }));
  });
  return {
    ...loopback,
    metadata: `${loopback.url}/openid`,
    tokens: `${loopback.url}/token`,
    asked,
    token: (serviceUrl, { claims = {}, header = {}, forged = false, expires = 3600 } = {}) => {
      const now = Math.floor(Date.now() / 1000);
      return new SignJWT({ iss: ISSUER, aud: APP_ID, serviceurl: serviceUrl, nbf: now - 7200, exp: now + expires, ...claims })
        .setProtectedHeader({ alg: 'RS256', kid: KEY_ID, typ: 'JWT', ...header })
        .sign(forged ? foreign.privateKey : known.privateKey);
    }
  };
}
