/** Who works here: whoever is at the desk now or is signed in, what they hold, and the queues with who works them. */
import type { FastifyInstance } from 'fastify';
import { isOpenAt, nextOpening } from '../../dialogs/handoff/hours.js';
import { worksIn } from '../../dialogs/handoff/queue.js';
import type { Conversation } from '../../dialogs/records.js';
import type { Locale } from '../../policies/language.js';
import type { Services } from '../services.js';
import { readerLocale } from './cases.js';
import type { Colleague, DeskPeople } from './live-view.js';
import { PEOPLE_SCHEMA } from './live-schemas.js';
import { openSessions } from './sessions.js';

export function peopleRoutes(api: FastifyInstance, services: Services): void {
  api.get('/people', { schema: PEOPLE_SCHEMA }, async (request) => deskPeople(services, readerLocale(request)));
}

/** Those who are here first, then by name. */
export async function colleagues(services: Services): Promise<Colleague[]> {
  const [sessions, linked, cases] = await Promise.all([openSessions(services), services.store.find('teamsAgent', 'everybody', 'yes'), casesInHand(services)]);
  const here = new Set(services.presence.people.map(({ id }) => id));
  const known = [...linked.map(({ value }) => value.person), ...sessions.map(({ person }) => person), ...services.presence.people];
  const load = (id: string): number => cases.filter(({ handoff }) => handoff?.state === 'accepted' && handoff.agent?.id === id && handoff.snoozedUntil === null).length;
  const people = [...new Map(known.map(({ id, name, role }) => [id, { id, name, role }])).values()];
  return people
    .map((person) => ({ ...person, online: here.has(person.id), load: load(person.id) }))
    .sort((a, b) => Number(b.online) - Number(a.online) || (a.name < b.name ? -1 : 1));
}

async function deskPeople(services: Services, locale: Locale): Promise<DeskPeople> {
  const [people, waiting] = await Promise.all([colleagues(services), services.store.find('conversation', 'handoff', 'waiting')]);
  const now = services.clock.now().toISOString();
  const queues = services.desk.queues.map((queue) => {
    const open = isOpenAt(queue, now);
    return {
      id: queue.id, title: queue.title[locale], members: people.filter((one) => worksIn(queue, one)).map(({ id }) => id),
      waiting: waiting.filter(({ value }) => value.handoff?.queue === queue.id).length, open, opensAt: open ? null : nextOpening(queue, now)
    };
  });
  return { people, queues };
}

async function casesInHand({ store }: Services): Promise<Conversation[]> {
  return (await store.find('conversation', 'handoff', 'accepted')).map(({ value }) => value);
}
