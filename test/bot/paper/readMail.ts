/** Reads a MIME message (RFC 2045 to 2047): headers, and the parts that are no lists of parts. */

export interface ReadMail {
  /** Names in lower case; values unfolded and decoded. */
  readonly headers: ReadonlyMap<string, string>;
  readonly parts: readonly { readonly type: string; readonly name: string | null; readonly bytes: Buffer }[];
}

export function readMail(message: string): ReadMail {
  const { headers, parts } = readPart(message);
  return { headers, parts };
}

function readPart(text: string): ReadMail {
  const end = text.indexOf('\r\n\r\n');
  const lines = text.slice(0, end).replace(/\r\n[ \t]+/g, ' ').split('\r\n');
  const headers = new Map(lines.map((line) => [line.slice(0, line.indexOf(':')).toLowerCase(), decodeWords(line.slice(line.indexOf(':') + 1).trim())]));
  if (headers.size !== lines.length) throw new Error('a header is there twice');
  const content = headers.get('content-type') ?? 'text/plain';
  const boundary = /boundary="([^"]+)"/.exec(content)?.[1];
  const body = text.slice(end + 4);
  if (boundary !== undefined) {
    const inner = body.split(`--${boundary}`).slice(1, -1).map((part) => readPart(part.replace(/^\r\n/, '').replace(/\r\n$/, '')));
    return { headers, parts: inner.flatMap(({ parts }) => parts) };
  }
  const name = /name="?([^";]+)/.exec(headers.get('content-disposition') ?? content)?.[1] ?? null;
  return { headers, parts: [{ type: content.split(';')[0] ?? '', name, bytes: decodeBody(body, headers.get('content-transfer-encoding') ?? '7bit') }] };
}

function decodeBody(body: string, encoding: string): Buffer {
  if (encoding === 'base64') return Buffer.from(body, 'base64');
  if (encoding === 'quoted-printable') return fromQuoted(body.replace(/=\r\n/g, ''));
  return Buffer.from(body, 'latin1');
}

function fromQuoted(text: string): Buffer {
  return Buffer.from(text.replace(/=([0-9A-F]{2})/g, (_, hex: string) => String.fromCharCode(parseInt(hex, 16))), 'latin1');
}

function decodeWords(value: string): string {
  return value.replace(/\?=\s+=\?/g, '?==?').replace(/=\?utf-8\?([BQ])\?([^?]*)\?=/gi, (_, kind: string, word: string) =>
    (kind.toUpperCase() === 'B' ? Buffer.from(word, 'base64') : fromQuoted(word.replace(/_/g, ' '))).toString('utf8'));
}
