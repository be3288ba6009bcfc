/**
 * Direct Line tokens: JWTs (RFC 7519) signed with HMAC-SHA256. A token opens one conversation as one user; Web Chat
 * reads the claim `user`. Stream addresses carry a token of another kind, that opens a socket and nothing else.
 */
import { HttpProblem } from '../../http/errors.js';
import { Seal } from '../../seal.js';

export interface ChatClaims {
  readonly use: 'chat';
  /** Conversation id. */
  readonly conv: string;
  /** User id, `dl_…`. */
  readonly user: string;
  readonly name: string | null;
}

export interface StreamClaims {
  readonly use: 'stream';
  readonly conv: string;
  /** The last entry the client has: the stream begins behind it. */
  readonly after: number;
}

type Claims = ChatClaims | StreamClaims;

export class Tokens {
  readonly #seal: Seal;

  /** @param seconds how long a chat token is valid */
  constructor(secret: string, readonly seconds: number, private readonly now: () => Date) {
    this.#seal = new Seal(secret, 'gwarant direct line tokens');
  }

  /** @param seconds how long it is valid, counted from now */
  sign(claims: Claims, seconds = this.seconds): string {
    const iat = this.epoch();
    const signed = `${HEADER}.${encode({ ...claims, iat, exp: iat + seconds })}`;
    return `${signed}.${this.#seal.of(signed)}`;
  }

  /**
   * The claims of a token of this kind that is still valid.
   * @throws HttpProblem BadToken, TokenExpired
   */
  read<Use extends Claims['use']>(token: string, use: Use): Extract<Claims, { readonly use: Use }> {
    const claims = this.verified(token);
    if (claims?.use !== use) throw new HttpProblem('BadToken');
    if (claims.exp <= this.epoch()) throw new HttpProblem('TokenExpired');
    return claims as Extract<Claims, { readonly use: Use }> & { readonly exp: number };
  }

  /** What we signed ourselves is as we wrote it; of the rest nothing is looked at, not even the header's `alg`. */
  private verified(token: string): (Claims & { readonly exp: number }) | null {
    const [header, body, signature, ...rest] = token.split('.');
    if (header !== HEADER || !body || !signature || rest.length > 0) return null;
    if (!this.#seal.fits(`${header}.${body}`, signature)) return null;
    return JSON.parse(Buffer.from(body, 'base64url').toString('utf8')) as Claims & { readonly exp: number };
  }

  private epoch(): number {
    return Math.floor(this.now().getTime() / 1000);
  }
}

function encode(value: object): string {
  return Buffer.from(JSON.stringify(value)).toString('base64url');
}

const HEADER = encode({ alg: 'HS256', typ: 'JWT' });
