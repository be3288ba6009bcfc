/** Files of a line: pictures from our own server are shown, everything else is a link. */
import type { Line } from '../../console/view.js';
import { Icon } from './icons.js';

const PICTURES = new Set(['image/png', 'image/jpeg', 'image/gif', 'image/webp']);

export function Attachments({ attachments }: Pick<Line, 'attachments'>) {
  if (attachments.length === 0) return null;
  return (
    <ul className="attachments">
      {attachments.map(({ name, contentType, url }, index) => (
        <li key={index}>
          <a href={url} target="_blank" rel="noopener noreferrer">
            {PICTURES.has(contentType) && isOurs(url) ? <img src={url} alt={name} loading="lazy" /> : <><Icon name="file" />{name}</>}
          </a>
        </li>
      ))}
    </ul>
  );
}

/** The page's policy shows pictures of its own origin only; uploads are told by their path. */
function isOurs(url: string): boolean {
  return URL.canParse(url, location.origin) && new URL(url, location.origin).origin === location.origin;
}
