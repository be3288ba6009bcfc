/** Fetches a file from an address that somebody else named: only from hosts that are expected, never more than is wanted. */
export type Downloaded =
  | { readonly type: 'file'; readonly bytes: Buffer }
  | { readonly type: 'tooLarge' }
  /** `reason` for the log; it names no address, which would open the file. */
  | { readonly type: 'lost'; readonly reason: string };

export interface DownloadOptions {
  /** Asked for the address and for every redirect. */
  readonly allowed: (url: URL) => boolean;
  /** Goes only where it says. */
  readonly headers: (url: URL) => Readonly<Record<string, string>>;
  readonly mostBytes: number;
  readonly signal: AbortSignal;
}

const MOST_REDIRECTS = 3;
const REDIRECTS = new Set([301, 302, 303, 307, 308]);

/** Never throws. */
export async function download(address: string, options: DownloadOptions): Promise<Downloaded> {
  try {
    return await follow(address, options);
  } catch (error) {
    return { type: 'lost', reason: error instanceof Error ? error.name : typeof error };
  }
}

async function follow(address: string, { allowed, headers, mostBytes, signal }: DownloadOptions): Promise<Downloaded> {
  let url = new URL(address);
  for (let left = MOST_REDIRECTS; ; left--) {
    if (!allowed(url)) return { type: 'lost', reason: 'host not allowed' };
    const response = await fetch(url, { headers: headers(url), redirect: 'manual', signal });
    const location = response.headers.get('location');
    if (!REDIRECTS.has(response.status) || location === null) return await bodyOf(response, mostBytes);
    await response.body?.cancel();
    if (left === 0) return { type: 'lost', reason: 'too many redirects' };
    url = new URL(location, url);
  }
}

/** Counted as it comes: what a server says of the length need not be true, and packed content unpacks. */
async function bodyOf(response: Response, mostBytes: number): Promise<Downloaded> {
  if (!response.ok || !response.body) return { type: 'lost', reason: `HTTP ${response.status}` };
  const chunks: Uint8Array[] = [];
  let bytes = 0;
  // Leaving the loop cancels the rest.
  for await (const chunk of response.body as unknown as AsyncIterable<Uint8Array>) {
    bytes += chunk.byteLength;
    if (bytes > mostBytes) return { type: 'tooLarge' };
    chunks.push(chunk);
  }
  return { type: 'file', bytes: Buffer.concat(chunks) };
}
