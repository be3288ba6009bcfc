/** Pages of the console's own: each says what it may load, and none is kept. */
import type { FastifyReply } from 'fastify';
import { PAGE_POLICY } from './pages.js';

/** `no-referrer` would make browsers send `Origin: null` with the form, so the policy is `same-origin`. */
export function html(reply: FastifyReply, body: string, policy: string = PAGE_POLICY): FastifyReply {
  return reply
    .type('text/html; charset=utf-8')
    .header('content-security-policy', policy)
    .header('referrer-policy', 'same-origin')
    .header('x-content-type-options', 'nosniff')
    .header('cache-control', 'no-store')
    .send(body);
}
