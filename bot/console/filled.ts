/** What was filled in before a deed was taken back: its dialog opens again with it. Pure. */
export type DeedName = 'close' | 'return' | 'transfer' | 'release' | 'snooze' | 'delegate';

export type Receiver = { readonly person: string } | { readonly queue: string };

/** The fields of all dialogs; each has some of them. */
export interface Filled {
  readonly to?: Receiver | null;
  readonly note?: string | null;
  readonly task?: string;
  readonly wants?: 'words' | 'file';
  readonly until?: string | null;
  readonly claim?: string | null;
  readonly result?: string;
}

/** Somebody chose or wrote something that would have to be done once more. */
export function isWorthKeeping({ body = {} }: { readonly body?: Filled }): boolean {
  return [body.to, body.note, body.task, body.claim].some((one) => one !== undefined && one !== null && one !== '');
}
