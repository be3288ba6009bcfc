/**
 * The way in for a command on the same machine. The embedded store allows one process only, so `gwarant sign-in`
 * asks the running server, with a secret the server leaves in a file of DATA_DIR that its owner alone may read.
 */
import { mkdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import type { AddressInfo, Socket } from 'node:net';
import { join } from 'node:path';
import { sameText } from '../seal.js';
import type { Role } from './roles.js';
import type { Link } from './signin.js';

export const DOOR_FILE = 'sign-in.json';
export const DOOR_PATH = '/api/sign-in-links';

interface Door {
  readonly url: string;
  readonly secret: string;
}

export type Asked<T> =
  | { readonly type: 'answer'; readonly answer: T }
  /** No server runs on this folder. */
  | { readonly type: 'noServer' }
  /** It runs and said no; `message` is for the person. */
  | { readonly type: 'refused'; readonly message: string };

/**
 * Writes the door's file (mode 0600, never half a file) and gives the function that removes it. Synchronous, because
 * Fastify does not wait for what it starts once it listens.
 */
export function openDoor(dataDir: string, address: AddressInfo, secret: string): () => void {
  const path = join(dataDir, DOOR_FILE);
  const door: Door = { url: `http://${hostOf(address)}:${address.port}`, secret };
  mkdirSync(dataDir, { recursive: true });
  rmSync(`${path}.new`, { force: true });
  writeFileSync(`${path}.new`, JSON.stringify(door), { mode: 0o600, flag: 'wx' });
  renameSync(`${path}.new`, path);
  return () => rmSync(path, { force: true });
}

/** Asks the server that runs on this folder for a one-time link. */
export function askForLink(dataDir: string, person: { readonly role: Role; readonly name: string }): Promise<Asked<Link>> {
  return askDoor(dataDir, DOOR_PATH, person);
}

/** Asks the server that runs on this folder: with a body it is a POST, without one a GET. */
export async function askDoor<T>(dataDir: string, path: string, body: object | null = null): Promise<Asked<T>> {
  const door = await readDoor(dataDir);
  const response = door && (await knock(door, path, body));
  if (!response) return { type: 'noServer' };
  const answer = (await response.json()) as T & { readonly error?: { readonly message: string } };
  return response.ok ? { type: 'answer', answer } : { type: 'refused', message: answer.error?.message ?? `HTTP ${response.status}` };
}

/** Does the request come from this machine? */
export function isLocal({ remoteAddress, localAddress }: Socket): boolean {
  const remote = remoteAddress?.replace(/^::ffff:/u, '') ?? '';
  return remote.startsWith('127.') || remote === '::1' || remoteAddress === localAddress;
}

export function carries(authorization: string | undefined, secret: string): boolean {
  return sameText(authorization ?? '', `Bearer ${secret}`);
}

async function readDoor(dataDir: string): Promise<Door | null> {
  try {
    return JSON.parse(await readFile(join(dataDir, DOOR_FILE), 'utf8')) as Door;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return null;
    throw new Error(`${DOOR_FILE} in the data folder cannot be read`, { cause: error });
  }
}

/** Null when nobody answers: the file was left by a server that was killed. */
async function knock(door: Door, path: string, body: object | null): Promise<Response | null> {
  const authorization = `Bearer ${door.secret}`;
  try {
    if (body === null) return await fetch(`${door.url}${path}`, { headers: { authorization } });
    return await fetch(`${door.url}${path}`, { method: 'POST', headers: { authorization, 'content-type': 'application/json' }, body: JSON.stringify(body) });
  } catch (error) {
    if (codeOf(error) === 'ECONNREFUSED') return null;
    throw error;
  }
}

/** `fetch` hides the socket's error in its cause. */
function codeOf(error: unknown): unknown {
  const cause = error instanceof Error ? error.cause : null;
  return cause instanceof Error && 'code' in cause ? cause.code : null;
}

/** Bound to every address: reachable on the loopback one. */
function hostOf({ address, family }: AddressInfo): string {
  if (address === '0.0.0.0' || address === '::') return '127.0.0.1';
  return family === 'IPv6' ? `[${address}]` : address;
}
