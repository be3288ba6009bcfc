/** What is looked for in conversations, in the address and as the API takes it. */
export interface TranscriptsQuery {
  readonly q: string;
  readonly from: string;
  readonly to: string;
  readonly queue: string;
  readonly agent: string;
}

export const NOTHING: TranscriptsQuery = { q: '', from: '', to: '', queue: '', agent: '' };

export function readTranscriptsQuery(written: string): TranscriptsQuery {
  const given = new URLSearchParams(written);
  const of = (name: keyof TranscriptsQuery): string => given.get(name) ?? '';
  return { q: of('q').trim(), from: of('from'), to: of('to'), queue: of('queue'), agent: of('agent') };
}

/** Only what was chosen. */
export function writeTranscriptsQuery(query: TranscriptsQuery): string {
  return new URLSearchParams(Object.entries(query).map(([name, value]) => [name, value.trim()]).filter(([, value]) => value !== '')).toString();
}
