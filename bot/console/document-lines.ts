/** Documents of a claim in an agent's language. */
import type { Claim } from '../../dialogs/records.js';
import type { Locale, PolicyFile } from '../../policies/language.js';
import { isPicture } from '../documents/serve.js';
import type { DocumentLine, PaperOption } from './document-view.js';

export const DOCUMENTS_PATH = '/api/documents';

/** What an agent took off is not shown; the history tells it. */
export function documentLines(claim: Claim, file: PolicyFile | null, locale: Locale): DocumentLine[] {
  return claim.documents.flatMap(({ upload, url, name, contentType, need, at, by, off }, place) => {
    const address = upload === null ? url : `${DOCUMENTS_PATH}/${upload}`;
    if (off || address === null) return [];
    const title = need === null ? null : (file?.actions[need]?.title[locale] ?? need);
    return [{ place, name, contentType, url: address, picture: upload !== null && isPicture(contentType), need, title, at, by }];
  });
}

export function paperOptions(file: PolicyFile | null, locale: Locale): PaperOption[] {
  return Object.entries(file?.actions ?? {}).flatMap(([id, { document, title }]) => (document ? [{ id, title: title[locale] }] : []));
}
