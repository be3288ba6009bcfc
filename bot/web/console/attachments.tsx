/** Files of a line: pictures from our own server are shown and can be enlarged, everything else is a link. */
import { useState } from 'react';
import type { Line } from '../../console/view.js';
import { Icon } from './icons.js';
import { useLanguage } from './language.js';
import { Zoom } from './zoom.js';

const PICTURES = new Set(['image/png', 'image/jpeg', 'image/gif', 'image/webp']);

export function Attachments({ attachments }: Pick<Line, 'attachments'>) {
  const { t } = useLanguage();
  const [large, setLarge] = useState<number | null>(null);
  const pictures = attachments.filter(({ contentType, url }) => PICTURES.has(contentType) && isOurs(url));
  if (attachments.length === 0) return null;
  return (
    <>
      <ul className="attachments">
        {attachments.map((file, index) => (
          <li key={index}>
            {pictures.includes(file)
              ? <button type="button" className="thumbnail" aria-label={t('enlarge', { name: file.name })} onClick={() => setLarge(pictures.indexOf(file))}><img src={file.url} alt="" loading="lazy" /></button>
              : <a href={file.url} target="_blank" rel="noopener noreferrer"><Icon name="file" />{file.name}</a>}
          </li>
        ))}
      </ul>
      {large !== null && <Zoom pictures={pictures} first={large} onClose={() => setLarge(null)} />}
    </>
  );
}

/** The page's policy shows pictures of its own origin only; uploads are told by their path. */
function isOurs(url: string): boolean {
  return URL.canParse(url, location.origin) && new URL(url, location.origin).origin === location.origin;
}
