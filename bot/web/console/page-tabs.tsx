/** Pages that belong together, beside one another. */
import { useLanguage } from './language.js';
import { sectionAddress, type Section } from './route.js';
import type { Word } from './words.js';

interface Props {
  readonly label: Word;
  readonly pages: readonly (readonly [section: Section, word: Word])[];
  readonly current: Section;
}

export const SUPERVISION = [['board', 'live'], ['reports', 'reports']] as const satisfies Props['pages'];
export const SEARCHES = [['search', 'claimsTab'], ['transcripts', 'transcripts']] as const satisfies Props['pages'];

export function PageTabs({ label, pages, current }: Props) {
  const { t } = useLanguage();
  return (
    <nav className="page-tabs" aria-label={t(label)}>
      {pages.map(([section, word]) => <a key={section} href={sectionAddress(section)} aria-current={section === current ? 'page' : undefined}>{t(word)}</a>)}
    </nav>
  );
}
