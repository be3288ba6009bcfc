/** `gwarant start`: settings → store → policies → road → server. Everything is made here once and handed down. */
import { randomBytes } from 'node:crypto';
import type { AddressInfo } from 'node:net';
import { join, resolve } from 'node:path';
import type { FastifyInstance } from 'fastify';
import { pino, type DestinationStream, type Logger } from 'pino';
import { newSession } from '../dialogs/case.js';
import type { Effect } from '../dialogs/events.js';
import { turn } from '../dialogs/turn.js';
import { makeBook, type PolicyBook, type PolicyText } from '../policies/book.js';
import { problemLine } from '../policies/problem.js';
import { directLine } from './channels/directline/plugin.js';
import { teamsChannel } from './channels/teams.js';
import { consoleApi } from './console/api.js';
import { createLink } from './console/signin.js';
import { customerPage } from './http/customerPage.js';
import { embedScript } from './http/embed.js';
import { createApp } from './http/server.js';
import { Daily } from './daily.js';
import { readDesk } from './deskFile.js';
import { reportOverturned } from './figures/overturned.js';
import { readLetters } from './letterFile.js';
import { folderCarrier, letterEraser, MAIL_FOLDER, smtpCarrier } from './paper/carriers.js';
import { LetterLinks } from './paper/letterLinks.js';
import { letterRoutes } from './paper/letterRoutes.js';
import { PostOffice } from './paper/post.js';
import { readPolicyFiles } from './policyFiles.js';
import { forgetAddresses } from './privacy/addresses.js';
import { retain } from './privacy/retention.js';
import { keepPolicies } from './replay.js';
import { readReplies } from './replyFile.js';
import { Presence } from './presence.js';
import { createRoad } from './road.js';
import { keptSecret } from './secret.js';
import type { Services } from './services.js';
import { readSettings, type Settings } from './settings.js';
import { Signals } from './signals.js';
import { StoreError } from './store/errors.js';
import { openLowdbStore } from './store/lowdb.js';
import { processTimer as timer } from './timer.js';
import { Timers } from './timers.js';
import { webhooks } from './webhooks/part.js';

type Environment = Readonly<Record<string, string | undefined>>;

/** Starts and serves until SIGINT or SIGTERM. @returns 1 when it could not start: a setting, the folder, the port */
export async function startCommand(env: Environment): Promise<number> {
  try {
    const read = readSettings(env, () => keptSecret(resolve(env['DATA_DIR']?.trim() || './data')));
    return read.type === 'problems' ? refuse(read.problems.map(({ message }) => message)) : await serve(read.settings);
  } catch (error) {
    const reason = reasonOf(error);
    if (reason === null) throw error;
    return refuse([reason]);
  }
}

async function serve(settings: Settings): Promise<number> {
  const running = await start(settings, makeLog(settings, pino.destination(2)));
  for (const line of await welcome(running)) process.stdout.write(`${line}\n`);
  await stopSignal();
  await running.stop();
  return 0;
}

/** What the multipart plugin tells at `trace` holds the request's headers, and with them its token. */
export function makeLog({ logLevel }: Pick<Settings, 'logLevel'>, destination: DestinationStream): Logger {
  return pino({ level: logLevel, redact: { paths: ['busboyOptions'], remove: true } }, destination);
}

export interface Running {
  readonly app: FastifyInstance;
  readonly services: Services;
  /** Where it listens: `http://127.0.0.1:3978`. */
  readonly url: string;
  /** Ends open requests and sockets, finishes what is under way, and closes the store. */
  stop(): Promise<void>;
}

export async function start(settings: Settings, log: Logger): Promise<Running> {
  const files = await readPolicyFiles(settings.policiesDir);
  const book = loadBook(files, log);
  const desk = await readDesk(settings.policiesDir);
  if (desk.type === 'problems') throw new BadDesk(desk.problems.join('\n  '));
  const secrets = [...desk.desk.webhooks.map(({ secretName }) => secretName), ...desk.desk.queues.flatMap(({ hub }) => hub?.secretName ?? [])];
  const missing = secrets.filter((name) => settings.deskSecrets[name] === undefined);
  if (missing.length > 0) throw new BadDesk(missing.map((name) => `${name} is not set, but desk.json names it.`).join('\n  '));
  const letters = await readLetters(settings.policiesDir);
  if (letters.type === 'problems') throw new BadDesk(letters.problems.join('\n  '));
  const replies = await readReplies(settings.policiesDir);
  if (replies.type === 'problems') throw new BadDesk(replies.problems.join('\n  '));
  const store = await openLowdbStore({ folder: settings.dataDir, onFault: (error) => log.error({ err: error }, 'store') });
  try {
    await keepPolicies(store, files, book);
    const clock = { now: () => new Date() };
    const presence = new Presence();
    const signals = new Signals();
    const random = { id: () => randomBytes(24).toString('base64url') };
    const onEffect = (effect: Effect): void => logEffect(log, effect);
    const links = new LetterLinks(settings.directLineSecret, settings.publicUrl);
    const road = createRoad({ store, book: () => book, clock, random, turn, newSession, publicUrl: settings.publicUrl, codeKey: settings.directLineSecret, desk: () => desk.desk, people: () => presence.people, seen: (id) => signals.placeOf(id).seen, letters: () => letters.letters, letterLink: (letter) => links.of(letter), log, onEffect });
    const services: Services = { settings, store, road, book, desk: desk.desk, presence, letters: letters.letters, replies: replies.replies, signals, clock, random, log };
    const erasing = { store, random, forgetLetter: letterEraser(settings.dataDir) };
    const daily = new Daily({ store, clock, log, timer, jobs: [
      { name: 'retention', run: async (today) => void (await retain({ ...erasing, desk: () => desk.desk, clock, log }, today)) },
      { name: 'addresses', run: (today) => forgetAddresses(store, clock, today) },
      { name: 'overturned', run: (today) => reportOverturned(store, desk.desk, today, log) }
    ] });
    const timers = new Timers({ store, road, clock, log, timer });
    const carrier = settings.mail.smtpUrl === null ? folderCarrier(join(settings.dataDir, MAIL_FOLDER)) : smtpCarrier(settings.mail.smtpUrl);
    const post = new PostOffice({ store, road, clock, timer, log, carrier, from: settings.mail.from, desk: () => desk.desk });
    const app = await createApp(services, [directLine, teamsChannel, consoleApi, letterRoutes, customerPage, embedScript, webhooks]);
    await app.listen({ host: settings.host, port: settings.port });
    await timers.start();
    post.start();
    daily.start();
    const { address, port } = app.server.address() as AddressInfo;
    const url = `http://${address.includes(':') ? `[${address}]` : address}:${port}`;
    return {
      app, services, url,
      stop: async () => {
        await daily.stop();
        await timers.stop();
        await post.stop();
        await app.close();
        await road.idle();
        await store.close();
      }
    };
  } catch (error) {
    await store.close();
    throw error;
  }
}

/** `desk.json`, `letters.json` or `replies.json` is wrong: with other settings than were meant, promises would be made that nobody keeps. */
class BadDesk extends Error {
  override readonly name = 'BadDesk';
}

/** A file with a mistake is refused and told; the others keep working. */
function loadBook(files: readonly PolicyText[], log: Logger): PolicyBook {
  const book = makeBook(files);
  for (const problem of book.problems) log.warn({ problem: problemLine(problem) }, 'policy file refused');
  return book;
}

function logEffect(log: Logger, effect: Effect): void {
  if (effect.type === 'policyGap') log.error({ policy: effect.policy, version: effect.version }, 'no rule of the policy fits a case; a person decides');
  else if (effect.type === 'alarm') log.warn({ claim: effect.claim, alarm: effect.kind }, 'a deadline of a claim is near or over');
  else if (effect.type === 'handoffWaiting') log.info({ reason: effect.reason }, 'a case waits for a person');
  else if (effect.type === 'promiseBroken') log.warn({ conversation: effect.conversation, queue: effect.queue }, 'a promised answer is late');
  else log.info({ conversation: effect.conversation, what: effect.type }, 'a case changes hands');
}

/** One-time links are printed, never logged, and only where nobody else can read the terminal's machine. */
async function welcome({ services, url }: Running): Promise<string[]> {
  const { settings, book } = services;
  const refused = book.problems.map((problem) => `  ! ${problemLine(problem)}`);
  const links = settings.loopback && settings.oidc === null;
  const entrance = async (role: 'agent' | 'admin', name: string, path: string): Promise<string> => {
    if (links) return (await createLink(services, { role, name })).url;
    return `${settings.publicUrl}${path}${settings.oidc ? '' : `  (npx gwarant sign-in --role ${role} --name NAME)`}`;
  };
  return [
    '',
    `  Gwarant is running with ${book.policies.size} policies.`,
    ...refused,
    '',
    `  Customer page   ${settings.publicUrl}/`,
    `  Agent console   ${await entrance('agent', 'Agent', '/console')}`,
    `  Admin page      ${await entrance('admin', 'Admin', '/admin')}`,
    `  Teams endpoint  ${settings.publicUrl}/api/messages${settings.teams ? '' : '  (no MicrosoftAppId: this machine only)'}`,
    `  Health          ${url}/healthz`,
    '',
    ...(links ? ['  Each sign-in link works once, for 24 hours.', ''] : [])
  ];
}

function stopSignal(): Promise<void> {
  return new Promise((done) => {
    for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => done());
  });
}

const NETWORK: readonly string[] = ['listen', 'bind', 'getaddrinfo'];

/** For the person at the terminal; null for a mistake of ours, which needs its stack. */
function reasonOf(error: unknown): string | null {
  if (error instanceof StoreError || error instanceof BadDesk) return error.message;
  if (!(error instanceof Error) || !('syscall' in error)) return null;
  return NETWORK.includes(String(error.syscall)) ? error.message : `${error.message}. DATA_DIR must be a folder with room that this user may write to, POLICIES_DIR one that it may read.`;
}

function refuse(reasons: readonly string[]): number {
  process.stderr.write(`Gwarant did not start.\n${reasons.map((reason) => `  ${reason}\n`).join('')}`);
  return 1;
}
