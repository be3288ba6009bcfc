/** Files that come with a message from Teams: fetched while their links live, checked and kept like any others. */
import type { RefusedFile } from '../../dialogs/events.js';
import type { JsonObject } from '../../dialogs/records.js';
import { download, type Downloaded } from '../documents/download.js';
import type { Documents, KeptFiles, SentFile } from '../documents/keep.js';
import { LARGEST_BYTES } from '../documents/limits.js';
import { safeName } from '../documents/names.js';
import { isLoopback } from '../settings.js';
import { inTime, type Timer } from '../timer.js';
import { linksIn, type TeamsLink } from './teams-activity.js';

export const NO_FILES: KeptFiles = { attachments: [], refused: [] };

/** Teams waits 15 s for an answer, and repeats the message otherwise. */
const TIMEOUT_MS = 10_000;
/** As many as one message may have on the page. */
const MOST_LINKS = 10;

/**
 * Where Teams puts files: OneDrive and SharePoint, and the older store of pasted pictures
 * (learn.microsoft.com, "Send and receive files using bot" and "Microsoft 365 URLs and IP address ranges").
 */
const FILE_HOSTS = ['.sharepoint.com', '.sharepoint.us', '.sharepoint-mil.us', '.sharepoint.cn', '.svc.ms', '.onedrive.live.com', 'my.microsoftpersonalcontent.com', '.1drv.com'];
const PICTURE_HOSTS = ['.asm.skype.com'];

export interface TeamsFiles {
  readonly documents: Documents;
  readonly timer: Timer;
  /** The bot's token, for pictures; null where the channel runs without an account. */
  readonly token: (serviceUrl: string) => Promise<string | null>;
  readonly onLost: (reason: string) => void;
}

/** @param activity its serviceUrl is the one that the caller's token was checked for */
export async function receiveTeamsFiles(activity: JsonObject, conversation: string, { documents, timer, token, onLost }: TeamsFiles): Promise<KeptFiles> {
  const links = linksIn(activity);
  if (links.length === 0) return NO_FILES;
  const service = new URL(String(activity['serviceUrl']));
  const bearer = links.some(({ needsToken }) => needsToken) ? await token(service.href).catch(() => null) : null;
  const fetched = await inTime(timer, (signal) => Promise.all(links.slice(0, MOST_LINKS).map((link) => fetchLink(link, hostsFor(service), bearer, signal))), TIMEOUT_MS);
  for (const one of fetched) if (one.type === 'lost') onLost(one.reason);
  const refused = fetched.flatMap((one, index): RefusedFile[] => {
    const name = safeName(links[index]?.name ?? '');
    return one.type === 'lost' ? [{ name, why: 'lost' }] : one.type === 'tooLarge' ? [{ name, why: 'size' }] : [];
  });
  const tooMany = links.slice(MOST_LINKS).map(({ name }): RefusedFile => ({ name: safeName(name), why: 'upload' }));
  const files = fetched.flatMap((one, index): SentFile[] => (one.type === 'file' ? [{ name: links[index]?.name ?? '', bytes: one.bytes }] : []));
  const kept = await documents.keep(conversation, files);
  return { attachments: kept.attachments, refused: [...kept.refused, ...refused, ...tooMany] };
}

function fetchLink(link: TeamsLink, hosts: Hosts, bearer: string | null, signal: AbortSignal): Promise<Downloaded> {
  return download(link.url, {
    allowed: (url) => hosts.expects(url),
    headers: (url) => (link.needsToken && bearer !== null && hosts.trusts(url) ? { authorization: `Bearer ${bearer}` } : {}),
    mostBytes: LARGEST_BYTES,
    signal
  });
}

export interface Hosts {
  /** Anything else could be an address inside our own network. */
  expects(url: URL): boolean;
  /** The bot's token goes to nobody else. */
  trusts(url: URL): boolean;
}

/** @param service whose message it was */
export function hostsFor(service: URL): Hosts {
  // The Emulator and the tests are on this machine, and so is then the service that sent the message.
  const local = isLoopback(service.hostname);
  return {
    expects: (url) => (local ? isLoopback(url.hostname) : isOutside(url) && (url.host === service.host || isIn(url, [...FILE_HOSTS, ...PICTURE_HOSTS]))),
    trusts: (url) => url.origin === service.origin || (isOutside(url) && isIn(url, PICTURE_HOSTS))
  };
}

function isOutside({ protocol, port, username, password }: URL): boolean {
  return protocol === 'https:' && port === '' && username === '' && password === '';
}

function isIn({ hostname }: URL, hosts: readonly string[]): boolean {
  return hosts.some((host) => (host.startsWith('.') ? hostname.endsWith(host) : hostname === host));
}
