/** Documents of a claim as the console shows them. The browser reads these types too. */
import type { Instant, Speaker } from '../../dialogs/records.js';

export interface DocumentLine {
  /** Its place in the claim's list: steps name it so. */
  readonly place: number;
  readonly name: string;
  readonly contentType: string;
  /** Of ours, for those signed in; or the web address that the customer gave. */
  readonly url: string;
  /** Shown in place, in a picture element. */
  readonly picture: boolean;
  /** Action id of the policy; null for anything else. */
  readonly need: string | null;
  readonly title: string | null;
  readonly at: Instant;
  readonly by: Speaker['role'];
}

/** What a document can be put to. */
export interface PaperOption {
  readonly id: string;
  readonly title: string;
}
