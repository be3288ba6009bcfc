/** What to look for in conversations. */
import { useId, useState, type FormEvent } from 'react';
import type { TranscriptsView } from '../../console/transcripts-view.js';
import { Icon } from './icons.js';
import { useLanguage } from './language.js';
import { sectionAddress } from './route.js';
import { NOTHING, writeTranscriptsQuery, type TranscriptsQuery } from './transcripts-query.js';

interface Props extends Pick<TranscriptsView, 'queues' | 'agents'> {
  readonly query: TranscriptsQuery;
}

export function TranscriptsForm({ query, queues, agents }: Props) {
  const { t } = useLanguage();
  const [wanted, setWanted] = useState(query);
  const hint = useId();
  const change = (changed: Partial<TranscriptsQuery>): void => setWanted((before) => ({ ...before, ...changed }));
  const go = (to: TranscriptsQuery): void => { location.hash = sectionAddress('transcripts', writeTranscriptsQuery(to)); };
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    go(wanted);
  };
  const clear = (): void => {
    change(NOTHING);
    go(NOTHING);
  };
  // Who is chosen stays in the list, also where nothing of theirs was found.
  const people = agents.some(({ id }) => id === wanted.agent) || wanted.agent === '' ? agents : [...agents, { id: wanted.agent, name: wanted.agent }];
  return (
    <form className="search-form" role="search" aria-label={t('transcriptsTitle')} onSubmit={submit}>
      <div className="search-words">
        <label>{t('transcriptsWords')}<input type="search" required minLength={2} maxLength={200} aria-describedby={hint} value={wanted.q} onChange={(event) => change({ q: event.target.value })} /></label>
        <p className="quiet small hint" id={hint}>{t('transcriptsHint')}</p>
      </div>
      <label>{t('inQueue')}
        <select value={wanted.queue} onChange={(event) => change({ queue: event.target.value })}>
          <option value="">{t('anyQueue')}</option>
          {queues.map(({ id, title }) => <option key={id} value={id}>{title}</option>)}
        </select>
      </label>
      <label>{t('personHead')}
        <select value={wanted.agent} onChange={(event) => change({ agent: event.target.value })}>
          <option value="">{t('anyAgent')}</option>
          {people.map(({ id, name }) => <option key={id} value={id}>{name}</option>)}
        </select>
      </label>
      <label>{t('calledFrom')}<input type="date" max={wanted.to || undefined} value={wanted.from} onChange={(event) => change({ from: event.target.value })} /></label>
      <label>{t('calledTo')}<input type="date" min={wanted.from || undefined} value={wanted.to} onChange={(event) => change({ to: event.target.value })} /></label>
      <div className="search-actions">
        <button type="submit" className="primary"><Icon name="search" />{t('find')}</button>
        <button type="button" className="plain" onClick={clear}>{t('clear')}</button>
      </div>
    </form>
  );
}
