/** What a provider says of somebody (OpenID Connect Core 1.0, section 5.1). */
export type Claims = Readonly<Record<string, unknown>> & { readonly sub: string };

/** The claim of this very name (some are addresses), else the path `a.b`; undefined when there is neither. */
export function claimAt(claims: Claims, name: string): unknown {
  return Object.hasOwn(claims, name) ? claims[name] : name.split('.').reduce<unknown>(within, claims);
}

function within(at: unknown, key: string): unknown {
  return typeof at === 'object' && at !== null && Object.hasOwn(at, key) ? (at as Readonly<Record<string, unknown>>)[key] : undefined;
}
