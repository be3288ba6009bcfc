/** What the routes of Direct Line share. */
import type { Documents } from '../../documents/keep.js';
import type { Services } from '../../services.js';
import type { Streams } from './streams.js';
import type { Tokens } from './tokens.js';

export const DIRECT_LINE_PATH = '/v3/directline';

export interface Channel {
  readonly services: Services;
  readonly documents: Documents;
  readonly tokens: Tokens;
  readonly streams: Streams;
}
