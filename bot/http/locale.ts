/** The reader's language, from what browsers send. */
import type { Locale } from '../../policies/language.js';

/** The supported language of a BCP 47 tag (`pl-PL` → `pl`), or null. */
export function localeOf(tag: unknown): Locale | null {
  if (typeof tag !== 'string') return null;
  const language = tag.slice(0, 2).toLowerCase();
  return (language === 'pl' || language === 'en') && !/[a-z]/i.test(tag.charAt(2)) ? language : null;
}

/** The first supported language of an `Accept-Language` header, in its order of preference (RFC 9110, 12.5.4), or null. */
export function preferredLocale(header: string | undefined): Locale | null {
  const ranges = (header ?? '').slice(0, 500).split(',').map((range) => {
    const [tag = '', ...parameters] = range.split(';').map((part) => part.trim());
    const quality = parameters.find((parameter) => parameter.startsWith('q='));
    return { locale: localeOf(tag), quality: quality ? Number(quality.slice(2)) : 1 };
  });
  const known = ranges.filter(({ locale, quality }) => locale !== null && quality > 0);
  return known.sort((a, b) => b.quality - a.quality)[0]?.locale ?? null;
}
