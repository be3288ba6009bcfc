/** What the customer has sent for a claim, by the paper it is. */
import { createContext, useContext, useState } from 'react';
import type { DocumentLine } from '../../console/document-view.js';
import type { ClaimCard } from '../../console/view.js';
import { Icon } from './icons.js';
import { useLanguage } from './language.js';
import { dayAndTime } from './time.js';
import { newKey } from './wire.js';
import { Zoom } from './zoom.js';

export interface Filing {
  readonly do: 'assign' | 'takeOff';
  readonly need: string | null;
}

/** Puts a document to another paper; null where nothing can be changed. */
export const FilingContext = createContext<((claim: string, place: number, key: string, filing: Filing) => Promise<unknown>) | null>(null);

export function Documents({ claim }: { readonly claim: ClaimCard }) {
  const { t } = useLanguage();
  const [large, setLarge] = useState<number | null>(null);
  const pictures = claim.documents.filter(({ picture }) => picture);
  return (
    <>
      <h3>{t('documents')}</h3>
      {claim.documents.length === 0 ? <p className="quiet">{t('noDocuments')}</p> : (
        <ul className="documents">
          {claim.documents.map((document) => (
            <li key={document.place}>
              <Sheet document={document} onEnlarge={() => setLarge(pictures.indexOf(document))} />
              <About claim={claim} document={document} />
            </li>
          ))}
        </ul>
      )}
      {large !== null && <Zoom pictures={pictures} first={large} onClose={() => setLarge(null)} />}
    </>
  );
}

function Sheet({ document: { name, url, picture }, onEnlarge }: { readonly document: DocumentLine; readonly onEnlarge: () => void }) {
  const { t } = useLanguage();
  if (picture) return <button type="button" className="thumbnail" aria-label={t('enlarge', { name })} onClick={onEnlarge}><img src={url} alt="" loading="lazy" /></button>;
  return <a className="thumbnail" href={url} target="_blank" rel="noopener noreferrer" aria-label={`${name}, ${t('opensElsewhere')}`}><Icon name={url.startsWith('/') ? 'file' : 'link'} /></a>;
}

function About({ claim, document }: { readonly claim: ClaimCard; readonly document: DocumentLine }) {
  const { language } = useLanguage();
  return (
    <div className="document-about">
      <FilingControls claim={claim} document={document} />
      <p className="document-name">{document.name}</p>
      <p className="quiet"><time dateTime={document.at}>{dayAndTime(document.at, language)}</time></p>
    </div>
  );
}

/** The paper's title; where it can be changed, as a choice. */
function FilingControls({ claim, document: { place, name, need, title } }: { readonly claim: ClaimCard; readonly document: DocumentLine }) {
  const { t } = useLanguage();
  const file = useContext(FilingContext);
  const [busy, setBusy] = useState(false);
  const change = async (filing: Filing): Promise<void> => {
    setBusy(true);
    await file?.(claim.number, place, newKey(), filing);
    setBusy(false);
  };
  if (!file) return <p className="document-title">{title ?? t('otherDocument')}</p>;
  const options = need === null || claim.papers.some(({ id }) => id === need) ? claim.papers : [...claim.papers, { id: need, title: title ?? need }];
  return (
    <div className="document-title">
      <select aria-label={t('isPaper', { name })} value={need ?? ''} disabled={busy} onChange={({ target }) => void change({ do: 'assign', need: target.value || null })}>
        {options.map((option) => <option key={option.id} value={option.id}>{option.title}</option>)}
        <option value="">{t('otherDocument')}</option>
      </select>
      <button type="button" className="tool" title={t('takeOff')} aria-label={t('takeOffNamed', { name })} disabled={busy} onClick={() => void change({ do: 'takeOff', need: null })}><Icon name="cross" /></button>
    </div>
  );
}
