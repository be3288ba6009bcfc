/** One-time sign-in links, as people paste them. */

const CODE = /^[\w-]{16,128}$/u;

/** The code of a pasted link, or of what was left of it; null where there is none. */
export function codeInLink(pasted: string): string | null {
  const text = pasted.trim();
  const code = URL.canParse(text) ? new URL(text).searchParams.get('code') : text;
  return code !== null && CODE.test(code) ? code : null;
}
