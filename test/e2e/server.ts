/** A real server on a free loopback port, in this process or as a process of its own that can be killed. */
import { execFile, spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { cp, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { createServer, type AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { promisify } from 'node:util';
import { pino } from 'pino';
import { readSettings } from '../../bot/settings.js';
import { start } from '../../bot/start.js';
import { fromRoot } from '../paths.js';

export type DeskRole = 'agent' | 'lead';

export interface Server {
  readonly url: string;
  /** A one-time link for somebody of this name, as `gwarant sign-in` prints it; for an agent, if nothing else is said. */
  signInLink(name: string, role?: DeskRole): Promise<string>;
  /** Stops it and removes its folder. */
  stop(): Promise<void>;
}

const COMMAND = fromRoot('bin/gwarant.mjs');
/** Printed once it listens. */
const READY_LINE = /Health\s+/u;

/** @param more settings beside those every test has */
export async function startServer(more: Readonly<Record<string, string>> = {}): Promise<Server> {
  const { folder, env, url } = await place();
  const read = readSettings({ ...env, ...more });
  if (read.type === 'problems') throw new Error(read.problems.map(({ message }) => message).join('; '));
  const running = await start(read.settings, pino({ level: 'silent' }));
  return {
    url,
    signInLink: (name, role) => linkFor(folder, name, role),
    stop: async () => {
      await running.stop();
      await remove(folder);
    }
  };
}

/** `gwarant start` as a process of its own. */
export class ServerProcess implements Server {
  readonly url: string;
  #child: ChildProcess | null = null;

  private constructor(private readonly folder: string, private readonly env: Readonly<Record<string, string>>, url: string) {
    this.url = url;
  }

  static async start(): Promise<ServerProcess> {
    const { folder, env, url } = await place();
    const server = new ServerProcess(folder, env, url);
    await server.startAgain();
    return server;
  }

  /** On the same folder and port, as after a crash. Resolves when it listens. */
  async startAgain(): Promise<void> {
    const child = spawn(process.execPath, [COMMAND, 'start'], { env: this.env, stdio: ['ignore', 'pipe', 'pipe'] });
    this.#child = child;
    let complaints = '';
    child.stderr.on('data', (chunk: Buffer) => (complaints += String(chunk)));
    for await (const line of createInterface({ input: child.stdout })) {
      if (READY_LINE.test(line)) return;
    }
    throw new Error(`the server did not start: ${complaints}`);
  }

  /** kill -9: no goodbye, nothing flushed. Resolves when it is gone. */
  async kill(): Promise<void> {
    await this.#end('SIGKILL');
  }

  signInLink(name: string, role?: DeskRole): Promise<string> {
    return linkFor(this.folder, name, role);
  }

  async stop(): Promise<void> {
    await this.#end('SIGTERM');
    await remove(this.folder);
  }

  async #end(signal: NodeJS.Signals): Promise<void> {
    const child = this.#child;
    this.#child = null;
    if (!child || child.exitCode !== null || child.signalCode !== null) return;
    const gone = once(child, 'exit');
    child.kill(signal);
    await gone;
  }
}

async function linkFor(folder: string, name: string, role: DeskRole = 'agent'): Promise<string> {
  const { stdout } = await promisify(execFile)(process.execPath, [COMMAND, 'sign-in', '--role', role, '--name', name], { env: { DATA_DIR: folder } });
  return stdout.trim();
}

interface Place {
  readonly folder: string;
  readonly url: string;
  readonly env: Readonly<Record<string, string>>;
}

async function place(): Promise<Place> {
  const folder = await mkdtemp(join(tmpdir(), 'gwarant-e2e-'));
  const port = await freePort();
  const policies = join(folder, 'policies');
  await cp(fromRoot('policies/data'), policies, { recursive: true });
  await openAlways(join(policies, 'desk.json'));
  // Nothing of the developer's own settings.
  const env = { HOST: '127.0.0.1', PORT: String(port), DATA_DIR: folder, POLICIES_DIR: policies, RATE_LIMIT: 'off', LOG_LEVEL: 'warn' };
  return { folder, url: `http://127.0.0.1:${port}`, env };
}

/** These servers run on the real clock: at night and on holidays the desk of the stories is open all the same. */
async function openAlways(path: string): Promise<void> {
  const desk = JSON.parse(await readFile(path, 'utf8')) as { queues: object[] };
  await writeFile(path, JSON.stringify({ ...desk, queues: desk.queues.map((queue) => ({ ...queue, hours: [] })) }));
}

/** The links a server prints hold its port, so it is chosen before it starts. */
async function freePort(): Promise<number> {
  const listener = createServer().listen(0, '127.0.0.1');
  await once(listener, 'listening');
  const { port } = listener.address() as AddressInfo;
  listener.close();
  await once(listener, 'close');
  return port;
}

function remove(folder: string): Promise<void> {
  return rm(folder, { recursive: true, force: true });
}
