/** JSON Schemas of the sessions' routes. */
import { ROLES } from './roles.js';
import { answers, failure, flag, instant, list, locale, object, oneOf, read, text } from './shapes.js';

const session = object({
  id: { ...text, description: 'Names the session here; opens nothing' },
  person: object({ id: text, name: text, role: oneOf(ROLES) }),
  way: { ...oneOf(['link', 'oidc', 'teams']), description: 'How it was opened; `teams`: in the tab there' },
  since: instant,
  seenAt: { ...instant, description: 'UTC, ISO 8601 with milliseconds; to within five minutes' },
  expiresAt: instant,
  current: flag
});
const writeHeader = { type: 'object', properties: { 'x-gwarant': { type: 'string', description: 'Any value; every write needs it' } } };

export const SESSION_SCHEMAS = {
  events: {
    ...read,
    summary: 'Server-sent events: `case` (a row and its new lines), `reload`, `signedOut`; `seen` and, for the case that the tab shows, `moment`; `beat` every 20 seconds; `displaced` to the oldest of too many streams of a session (503: too many of the server)',
    querystring: { type: 'object', properties: { locale, tab: { type: 'string', minLength: 1, maxLength: 64, description: 'Names the tab for /api/look' } } },
    produces: ['text/event-stream']
  },
  signOut: {
    ...read,
    summary: 'End the session. 200 with an address where the identity provider is to be told, if it wants to be; else 204',
    response: { 200: object({ goTo: text }), 204: { type: 'null' }, 401: failure, 403: failure }
  },
  list: { ...read, summary: 'Open sessions: one’s own; all of them for admins', response: answers(object({ sessions: list(session) })) },
  revoke: {
    ...read,
    summary: 'End one of these sessions at once',
    headers: writeHeader,
    params: { type: 'object', properties: { id: { type: 'string', maxLength: 64 } }, required: ['id'] },
    response: { 204: { type: 'null' }, 401: failure, 403: failure, 404: failure }
  }
} as const;
