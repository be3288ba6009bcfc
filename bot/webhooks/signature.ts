/** Signatures as Standard Webhooks 1.0 has them: HMAC-SHA256 over id, time and body. */
import { createHmac } from 'node:crypto';

export interface SignedHeaders {
  readonly 'webhook-id': string;
  /** Seconds since 1970, of this try. */
  readonly 'webhook-timestamp': string;
  readonly 'webhook-signature': string;
}

/** @param secret `whsec_` and base64, or a text whose UTF-8 is the key */
export function signedHeaders(id: string, body: string, at: Date, secret: string): SignedHeaders {
  const timestamp = String(Math.floor(at.getTime() / 1000));
  const key = secret.startsWith('whsec_') ? Buffer.from(secret.slice('whsec_'.length), 'base64') : Buffer.from(secret, 'utf8');
  const signature = createHmac('sha256', key).update(`${id}.${timestamp}.${body}`).digest('base64');
  return { 'webhook-id': id, 'webhook-timestamp': timestamp, 'webhook-signature': `v1,${signature}` };
}
