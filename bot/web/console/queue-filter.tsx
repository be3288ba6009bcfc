/** Chooses which cases the queue shows. */
import { useState } from 'react';
import { EVERYTHING, SHOWS, type CaseFilter, type Show } from '../../console/case-filter.js';
import type { CaseRow } from '../../console/view.js';
import { useLanguage } from './language.js';
import type { Word } from './words.js';

const SHOW_WORDS: Readonly<Record<Show, Word>> = { all: 'showAll', waiting: 'showWaiting', offered: 'showOffered', mine: 'showMine', snoozed: 'showSnoozed' };

export function isNarrowed(filter: CaseFilter): boolean {
  return JSON.stringify({ ...EVERYTHING, ...filter }) !== JSON.stringify(EVERYTHING);
}

interface Props {
  readonly rows: readonly CaseRow[];
  readonly filter: CaseFilter;
  readonly onChange: (change: Partial<CaseFilter>) => void;
}

export function QueueFilter({ rows, filter, onChange }: Props) {
  const { t } = useLanguage();
  const [shown, setShown] = useState(filter.queue !== null || filter.language !== null || filter.product !== null);
  const queues = new Map(rows.flatMap(({ queue }) => (queue ? [[queue.id, queue.title] as const] : [])));
  const products = [...new Set(rows.flatMap(({ product }) => (product === null ? [] : [product])))].sort();
  return (
    <div className="queue-filter" role="group" aria-label={t('filters')}>
      <label>{t('showWhich')}
        <select value={filter.show} onChange={(event) => onChange({ show: event.target.value as Show })}>
          {SHOWS.map((show) => <option key={show} value={show}>{t(SHOW_WORDS[show])}</option>)}
        </select>
      </label>
      <button type="button" className="plain" aria-expanded={shown} onClick={() => setShown(!shown)}>{t('filters')}</button>
      {shown && (
        <div className="queue-filter-more">
          <Choice label="inQueue" everything="anyQueue" value={filter.queue} options={[...queues]} onChoose={(queue) => onChange({ queue })} />
          <Choice label="language" everything="anyLanguage" value={filter.language} options={[['pl', t('polish')], ['en', t('english')]]} onChoose={(language) => onChange({ language: language as CaseFilter['language'] })} />
          <Choice label="product" everything="anyProduct" value={filter.product} options={products.map((product) => [product, product] as const)} onChoose={(product) => onChange({ product })} />
        </div>
      )}
      {isNarrowed(filter) && <button type="button" className="plain" onClick={() => onChange(EVERYTHING)}>{t('clearFilters')}</button>}
    </div>
  );
}

interface ChoiceProps {
  readonly label: Word;
  readonly everything: Word;
  readonly value: string | null;
  readonly options: readonly (readonly [string, string])[];
  readonly onChoose: (value: string | null) => void;
}

/** What was chosen stays on the list, also when no case has it any more. */
function Choice({ label, everything, value, options, onChoose }: ChoiceProps) {
  const { t } = useLanguage();
  const all = value === null || options.some(([id]) => id === value) ? options : [...options, [value, value] as const];
  return (
    <label>{t(label)}
      <select value={value ?? ''} onChange={(event) => onChoose(event.target.value || null)}>
        <option value="">{t(everything)}</option>
        {all.map(([id, title]) => <option key={id} value={id}>{title}</option>)}
      </select>
    </label>
  );
}
