/**
 * What a browser carries while somebody is away at the provider: a sealed cookie, so that nothing is stored for
 * people who never come back, and an answer counts only in the browser that asked.
 */
import { Seal } from '../seal.js';
import type { Checks } from './provider.js';

export interface Flow extends Checks {
  /** Path of ours that was asked for. */
  readonly to: string;
}

export const FLOW_MINUTES = 10;

export class FlowSeal {
  readonly #seal: Seal;

  constructor(secret: string, private readonly now: () => Date) {
    this.#seal = new Seal(secret, 'gwarant sign-in');
  }

  seal(flow: Flow): string {
    const body = Buffer.from(JSON.stringify({ ...flow, until: this.now().getTime() + FLOW_MINUTES * 60_000 })).toString('base64url');
    return `${body}.${this.#seal.of(body)}`;
  }

  /** Null for what `seal` did not make, or made too long ago. */
  open(sealed: string | undefined): Flow | null {
    const [body = '', seal = '', ...more] = (sealed ?? '').split('.');
    if (more.length > 0 || !this.#seal.fits(body, seal)) return null;
    const { until, ...flow } = JSON.parse(Buffer.from(body, 'base64url').toString()) as Flow & { until: number };
    return until > this.now().getTime() ? flow : null;
  }
}

const HOME = '/console';
/** Console and admin page, with what may stand behind them; nothing that could lead to another site. */
const OWN_PLACE = /^\/(?:console(?:\/in-teams)?|admin)(?:\?[\w=&%.~-]{0,400})?(?:#[\w/?=&%.~+-]{0,400})?$/u;

/** The page that was asked for, if it is one of ours. */
export function placeOf(to: unknown): string {
  return typeof to === 'string' && OWN_PLACE.test(to) ? to : HOME;
}
