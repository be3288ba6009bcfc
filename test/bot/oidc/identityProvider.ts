/** A real OpenID provider on a free loopback port, at which whoever the test names signs in without a password. */
import { generateKeyPairSync } from 'node:crypto';
import { once } from 'node:events';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import Provider, { type Configuration, type JWK } from 'oidc-provider';
import { artifacts } from './artifacts.js';

export const CLIENT = { id: 'gwarant', secret: 'the-secret-of-the-client' };

/** One pair for all: making it takes longer than anything else here. */
const KEY = { ...generateKeyPairSync('rsa', { modulusLength: 2048 }).privateKey.export({ format: 'jwk' }), use: 'sig', alg: 'RS256' } as unknown as JWK;
const HOUR = 3600;

export class IdentityProvider {
  /** Claims by subject. Beside the subject they are told at the userinfo endpoint only, as the standard has it. */
  readonly people: Record<string, Readonly<Record<string, unknown>>> = {};
  /** Who sits at the browser; null: the person refuses. */
  visitor: string | null = null;

  private constructor(readonly issuer: string, private readonly server: Server) {}

  /** @param host by which browsers know it: `localhost` is another site than 127.0.0.1 */
  static async listen(host: '127.0.0.1' | 'localhost' = '127.0.0.1'): Promise<IdentityProvider> {
    const server = createServer();
    server.listen(0, '127.0.0.1');
    await once(server, 'listening');
    return new IdentityProvider(`http://${host}:${(server.address() as AddressInfo).port}`, server);
  }

  /** @param publicUrl of the server that signs people in here */
  serve(publicUrl: string): this {
    this.#answer(new Provider(this.issuer, this.#configuration(publicUrl)));
    return this;
  }

  /** On the same port, after `stop`. */
  async startAgain(): Promise<void> {
    this.server.listen(Number(new URL(this.issuer).port), '127.0.0.1');
    await once(this.server, 'listening');
  }

  async stop(): Promise<void> {
    this.server.closeAllConnections();
    this.server.close();
    await once(this.server, 'close');
  }

  #configuration(publicUrl: string): Configuration {
    return {
      adapter: artifacts(),
      jwks: { keys: [KEY] },
      ttl: { AccessToken: HOUR, Grant: HOUR, IdToken: HOUR, Interaction: HOUR, Session: HOUR },
      clients: [{
        client_id: CLIENT.id, client_secret: CLIENT.secret, redirect_uris: [`${publicUrl}/console/sign-in/callback`], post_logout_redirect_uris: [`${publicUrl}/console`],
        response_types: ['code'], grant_types: ['authorization_code']
      }],
      claims: { openid: ['sub'], profile: ['name', 'roles', 'realm_access'] },
      cookies: { keys: ['only-for-tests'] },
      pkce: { required: () => true },
      features: { devInteractions: { enabled: false } },
      interactions: { url: (_, { uid }) => `/interaction/${uid}` },
      findAccount: (_, id) => ({ accountId: id, claims: async () => ({ sub: id, ...this.people[id] }) }),
      loadExistingGrant: async (context) => {
        const { client, session } = context.oidc;
        if (!client || !session?.accountId) return undefined;
        const grant = new context.oidc.provider.Grant({ clientId: client.clientId, accountId: session.accountId });
        grant.addOIDCScope('openid profile');
        await grant.save();
        return grant;
      }
    };
  }

  #answer(provider: Provider): void {
    const callback = provider.callback();
    this.server.on('request', (request, response) => {
      if (!request.url?.startsWith('/interaction/')) return void callback(request, response);
      const result = this.visitor === null ? { error: 'access_denied' } : { login: { accountId: this.visitor } };
      provider.interactionFinished(request, response, result, { mergeWithLastSubmission: false }).catch((error: unknown) => response.destroy(error as Error));
    });
  }
}
