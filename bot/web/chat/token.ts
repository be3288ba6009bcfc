/** Tokens for the conversation: the first from the page's own address, the next ones from Direct Line. */
import type { ClaimView } from '../../../dialogs/claim/view.js';
import type { Language } from './texts.js';

export interface ChatToken {
  readonly token: string;
  readonly conversationId: string;
  /** Seconds. */
  readonly expires_in: number;
  readonly locale: Language;
  readonly resumed: boolean;
  /** Leads back here, where the cookie does not: in a frame. */
  readonly key?: string;
}

export interface Wish {
  readonly locale: Language;
  readonly resume?: string;
  readonly fresh?: boolean;
  /** In a frame: no cookie, but `key` where there is one. */
  readonly embedded?: boolean;
  readonly key?: string | null;
}

export type TokenResult =
  | { readonly type: 'token'; readonly token: ChatToken }
  | { readonly type: 'unknownLink' | 'busy' | 'unreachable' };

/** The conversation this browser was in, or a new one. */
export async function fetchToken(wish: Wish): Promise<TokenResult> {
  const response = await send('/api/webchat/token', { 'content-type': 'application/json' }, JSON.stringify(wish));
  if (response === null) return { type: 'unreachable' };
  if (response.ok) return { type: 'token', token: (await response.json()) as ChatToken };
  if (response.status === 404) return { type: 'unknownLink' };
  return { type: response.status === 429 ? 'busy' : 'unreachable' };
}

/** A token like this one with its whole time before it, or null when it cannot be had now. */
export async function refreshToken(token: string): Promise<{ readonly token: string; readonly expires_in: number } | null> {
  const response = await send('/v3/directline/tokens/refresh', { authorization: `Bearer ${token}` });
  return response?.ok ? ((await response.json()) as { token: string; expires_in: number }) : null;
}

/** The claims of the token's conversation in the page's words; null when they cannot be had now. */
export async function fetchClaims(token: string, locale: Language): Promise<readonly ClaimView[] | null> {
  const response = await send(`/api/webchat/claims?locale=${locale}`, { authorization: `Bearer ${token}` }, undefined, 'GET');
  return response?.ok ? ((await response.json()) as { claims: readonly ClaimView[] }).claims : null;
}

async function send(path: string, headers: Record<string, string>, body?: string, method = 'POST'): Promise<Response | null> {
  try {
    return await fetch(path, { method, headers, ...(body === undefined ? {} : { body }), cache: 'no-store' });
  } catch {
    // No network: the browser says so by throwing.
    return null;
  }
}
