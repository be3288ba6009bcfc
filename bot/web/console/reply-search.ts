/** Which ready answers fit what was typed, the best first. Pure. */
import type { ReadyReply } from '../../console/live-view.js';

/**
 * Every word that was typed stands in the title or the text, without regard to case and diacritics. Words that begin
 * there go before pieces of others, and titles before texts: "RMA" is not first looked for in "confirmation".
 */
export function foundReplies(replies: readonly ReadyReply[], query: string): ReadyReply[] {
  const words = plain(query.replace(/^\//u, '')).split(/\s+/u).filter(Boolean);
  const ranked = replies.map((reply) => ({ reply, rank: Math.max(0, ...words.map((word) => rankOf(reply, word))) }));
  return ranked.filter(({ rank }) => rank < NOWHERE).sort((a, b) => a.rank - b.rank).map(({ reply }) => reply);
}

const NOWHERE = 4;

/** In the order in which answers are shown. */
function rankOf({ title, text }: ReadyReply, word: string): number {
  const places = [begins(title, word), begins(text, word), plain(title).includes(word), plain(text).includes(word)];
  const first = places.indexOf(true);
  return first < 0 ? NOWHERE : first;
}

function begins(text: string, word: string): boolean {
  return plain(text).split(/[^\p{L}\p{N}]+/u).some((one) => one.startsWith(word));
}

function plain(text: string): string {
  return text.toLowerCase().replaceAll('ł', 'l').normalize('NFD').replace(/\p{M}/gu, '');
}
