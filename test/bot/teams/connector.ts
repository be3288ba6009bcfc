/** Teams' side of a bot's messages, on loopback: takes them down, and answers as it is told. */
import type { ServerResponse } from 'node:http';
import type { JsonObject } from '../../../dialogs/records.js';
import { listen, readBody, type Loopback } from './loopback.js';

export interface Posted {
  readonly method: string;
  readonly path: string;
  readonly authorization: string | undefined;
  readonly activity: JsonObject;
  /** Counted in UTF-16, as Teams does. */
  readonly bytes: number;
}

export type Reaction =
  | { readonly status: number; readonly retryAfter?: number }
  /** No answer ever. */
  | 'hang'
  /** The connection is cut. */
  | 'cut';

export type FileAnswer = (response: ServerResponse) => unknown;

const notFound: FileAnswer = (response) => response.writeHead(404).end();

export interface Connector extends Loopback {
  readonly posted: Posted[];
  /** What the next requests get, one each; afterwards everything is accepted. */
  readonly reactions: Reaction[];
  /** What is handed out, by path. */
  readonly files: Map<string, FileAnswer>;
  readonly fetched: { readonly path: string; readonly authorization: string | undefined }[];
  /** Resolves as soon as so many requests have come in all. */
  arrived(count: number): Promise<void>;
}

export async function startConnector(): Promise<Connector> {
  const posted: Posted[] = [];
  const reactions: Reaction[] = [];
  const waiting = new Set<() => void>();
  const files = new Map<string, FileAnswer>();
  const fetched: Connector['fetched'] = [];
  const loopback = await listen(async (request, response) => {
    if (request.method === 'GET') {
      fetched.push({ path: request.url ?? '', authorization: request.headers.authorization });
      return (files.get(request.url ?? '') ?? notFound)(response);
    }
    const body = await readBody(request);
    const { method = '', url = '', headers } = request;
    posted.push({ method, path: url, authorization: headers.authorization, activity: JSON.parse(body) as JsonObject, bytes: body.length * 2 });
    react(response, reactions.shift() ?? { status: 201 }, posted.length);
    for (const look of waiting) look();
  });
  return {
    ...loopback,
    posted,
    reactions,
    files,
    fetched,
    arrived: (count) =>
      new Promise((resolve) => {
        const look = (): void => {
          if (posted.length < count) return;
          waiting.delete(look);
          resolve();
        };
        waiting.add(look);
        look();
      })
  };
}

function react(response: ServerResponse, reaction: Reaction, count: number): void {
  if (reaction === 'hang') return;
  if (reaction === 'cut') return void response.destroy();
  if (reaction.retryAfter !== undefined) response.setHeader('retry-after', String(reaction.retryAfter));
  response.statusCode = reaction.status;
  response.setHeader('content-type', 'application/json');
  response.end(JSON.stringify(reaction.status < 300 ? { id: `shown-${count}` } : { error: { code: 'Told', message: 'as the test said' } }));
}
