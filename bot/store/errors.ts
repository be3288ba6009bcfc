/** What can be wrong with a store as a whole. The message is for whoever runs it: what happened, where, what to do. */
export type StoreErrorCode =
  /** Another process works on the folder. */
  | 'storeLocked'
  /** A file does not say what this program wrote; nothing is guessed and nothing is dropped. */
  | 'storeCorrupt'
  /** Written by a newer version of this program. */
  | 'storeNewer'
  /** The commit or check could not be made durable; nothing of it can be seen. */
  | 'storeUnwritable'
  | 'storeClosed';

export class StoreError extends Error {
  override readonly name = 'StoreError';
  constructor(readonly code: StoreErrorCode, message: string, options?: ErrorOptions) {
    super(message, options);
  }
}
