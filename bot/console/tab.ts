/**
 * The console as a tab in Teams: a frame of another site. Browsers hold the console's strict cookie back there, so the
 * tab has a session of its own, under a cookie that belongs to the frame's place inside Teams only (`Partitioned`,
 * CHIPS). It is opened by a one-time code, which a window beside it, where somebody is signed in, hands to the frame
 * itself, past Teams and every other app in it.
 */
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { HttpProblem } from '../http/errors.js';
import { perMinute } from '../http/server.js';
import { teamsHosts } from '../http/teamsFrame.js';
import type { Services } from '../services.js';
import { ownWrites, setTabCookie } from './guard.js';
import { html } from './html.js';
import { failure, text } from './shapes.js';
import { redeem } from './signin.js';
import { redeemTabCode } from './tab-codes.js';

/** The window in which somebody who is signed in lets the tab in; and where the tab brings its code. */
export const TAB_PATH = '/console/in-teams';
const ENTRIES_PER_MINUTE = 120;

/** Where Teams' own library reads which hosts are Microsoft's; it has a list of its own where it may not. */
const HOST_LIST = 'https://res.cdn.office.net/teams-js/validDomains/json/validDomains.json';

const ENTRANCE_POLICY = [
  "default-src 'none'", "script-src 'self'", "style-src 'self'", `connect-src 'self' ${HOST_LIST}`, "form-action 'none'", "frame-ancestors 'none'", "base-uri 'none'"
].join('; ');

/** Framed, as Teams frames its tabs. Who may do that, the page's frame-ancestors say. */
export function isTab({ headers }: FastifyRequest, { settings }: Services): boolean {
  return settings.teams !== null && headers['sec-fetch-dest'] === 'iframe';
}

/** A page for a tab: Teams may frame it, and it may ask which hosts are Teams'. */
export function framed(reply: FastifyReply, { settings }: Services, body: string, policy: string = ENTRANCE_POLICY): FastifyReply {
  // The older header cannot name hosts.
  reply.removeHeader('x-frame-options');
  return html(reply, body, policy.replace("connect-src 'self';", `connect-src 'self' ${HOST_LIST};`).replace("frame-ancestors 'none'", `frame-ancestors ${teamsHosts(settings).join(' ')}`));
}

/** The page of a tab that is not signed in, and of the window beside it. @param built folder of the built pages */
export async function entrancePage(built: string, { settings }: Services): Promise<string> {
  const page = await readFile(join(built, 'teams.html'), 'utf8');
  return page.replace('__WAY__', settings.oidc ? 'oidc' : 'link');
}

/** @param built folder of the built pages */
export function tabRoutes(app: FastifyInstance, services: Services, built: string): void {
  // Severed from the window that opened it, it could hand nothing over.
  const beside = { helmet: { crossOriginOpenerPolicy: false }, schema: { hide: true } } as const;
  app.get(TAB_PATH, beside, async (_, reply) => {
    if (!services.settings.teams || !services.settings.oidc) throw new HttpProblem('notFound');
    return html(reply, await entrancePage(built, services), ENTRANCE_POLICY);
  });
  const body = { type: 'object', properties: { code: { ...text, minLength: 16, maxLength: 128, pattern: '^[\\w-]+$' } }, required: ['code'] };
  const enter = { hide: true, body, response: { 204: { type: 'null' }, 403: failure, 404: failure, 410: failure } } as const;
  app.post<{ Body: { readonly code: string } }>(TAB_PATH, { schema: enter, config: perMinute(services, ENTRIES_PER_MINUTE), onRequest: ownWrites(services) }, async (request, reply) => {
    if (!services.settings.teams) throw new HttpProblem('notFound');
    const { code } = request.body;
    const opened = services.settings.oidc ? await redeemTabCode(services, code) : await redeem(services, code, 'tab');
    if (!opened) throw new HttpProblem('codeSpent');
    setTabCookie(reply, opened, services.clock.now().getTime());
    return reply.code(204).send();
  });
}
