/** The search of conversations: words, where they stand, and the way to that line. */
import { useCallback, useEffect, useRef, useState } from 'react';
import type { FoundLine, FoundTalk, TranscriptsView } from '../../console/transcripts-view.js';
import { useLanguage } from './language.js';
import { PageTabs, SEARCHES } from './page-tabs.js';
import { addressOf, lineAddress } from './route.js';
import { dayAndTime, dayInWords } from './time.js';
import { TranscriptsForm } from './transcripts-form.js';
import { readTranscriptsQuery, writeTranscriptsQuery } from './transcripts-query.js';
import { read } from './wire.js';

interface Props {
  readonly query: string;
  readonly onSignedOut: () => void;
}

export function Transcripts({ query: written, onSignedOut }: Props) {
  const { t, language } = useLanguage();
  const query = readTranscriptsQuery(written);
  const { pages, failure, busy, further } = usePages(writeTranscriptsQuery(query), onSignedOut);
  const choices = pages.at(-1);
  const agents = [...new Map(pages.flatMap((page) => page.agents).map((agent) => [agent.id, agent])).values()];
  return (
    <main className="search-page" id="transcripts" tabIndex={-1}>
      <PageTabs label="search" pages={SEARCHES} current="transcripts" />
      <h1>{t('transcriptsTitle')}</h1>
      <TranscriptsForm key={`${written} ${language}`} query={query} queues={choices?.queues ?? []} agents={agents} />
      {failure !== null && <p className="failure" role="alert">{failure}</p>}
      {query.q !== '' && <Found pages={pages} busy={busy} further={further} />}
    </main>
  );
}

interface Pages {
  readonly pages: readonly TranscriptsView[];
  readonly failure: string | null;
  readonly busy: boolean;
  /** Reads on from where the last page ended. */
  readonly further: () => void;
}

function usePages(criteria: string, onSignedOut: () => void): Pages {
  const { language, t } = useLanguage();
  const asked = `${criteria} ${language}`;
  const [state, setState] = useState<{ readonly asked: string; readonly pages: readonly TranscriptsView[]; readonly failure: string | null; readonly busy: boolean }>({ asked, pages: [], failure: null, busy: true });
  const current = useRef(asked);
  current.current = asked;
  const unreachable = t('unreachable');
  const load = useCallback(async (before: readonly TranscriptsView[]) => {
    setState({ asked, pages: before, failure: null, busy: true });
    const next = before.at(-1)?.next;
    const answer = await read<TranscriptsView>(`/api/transcripts?${new URLSearchParams([...new URLSearchParams(criteria), ...(next ? [['page', next] as [string, string]] : [])]).toString()}`, language);
    // Something else is looked for by now.
    if (current.current !== asked) return;
    if (answer.type === 'refused' && answer.status === 401) return onSignedOut();
    if (answer.type === 'ok') setState({ asked, pages: [...before, answer.value], failure: null, busy: false });
    else setState({ asked, pages: before, failure: answer.type === 'refused' ? answer.message : unreachable, busy: false });
  }, [asked, criteria, language, onSignedOut, unreachable]);
  useEffect(() => void load([]), [load]);
  const shown = state.asked === asked ? state : { pages: [], failure: null, busy: true };
  return { ...shown, further: () => void load(shown.pages) };
}

function Found({ pages, busy, further }: Pick<Pages, 'pages' | 'busy' | 'further'>) {
  const { t, language } = useLanguage();
  const talks = pages.flatMap(({ found }) => found);
  const last = pages.at(-1);
  const reached = last === undefined ? '' : last.searchedTo === null ? t('searchedAll') : t('searchedTo', { day: dayInWords(last.searchedTo, language) });
  const says = talks.length > 0 ? t('foundTalks', { count: String(talks.length) }) : t(last?.next === null ? 'nothingSaid' : 'nothingSaidYet');
  return (
    <>
      <p className="found-says" role="status">{busy ? t('searching') : `${says} ${reached}`}</p>
      <ul className="talks">{talks.map((talk) => <Talk key={talk.conversation} talk={talk} />)}</ul>
      {last?.next && <button type="button" disabled={busy} onClick={further}>{t('searchFurther')}</button>}
    </>
  );
}

function Talk({ talk }: { readonly talk: FoundTalk }) {
  const { t, language } = useLanguage();
  return (
    <li className="talk">
      <h2><a href={addressOf(talk.conversation, 'case')}>{talk.customer ?? t('unknownCustomer')}</a></h2>
      <p className="quiet small">{[dayAndTime(talk.calledAt, language), talk.claim, talk.queue, talk.agent?.name ?? t(talk.hadBefore ? 'nobodyNow' : 'nobodyHad')].filter(Boolean).join(' · ')}</p>
      <ul className="hits">{talk.hits.map((hit) => <Hit key={hit.seq} conversation={talk.conversation} hit={hit} />)}</ul>
      {talk.more > 0 && <p className="quiet small">{t('moreHits', { count: String(talk.more) })}</p>}
    </li>
  );
}

function Hit({ conversation, hit }: { readonly conversation: string; readonly hit: FoundLine }) {
  const { t, language } = useLanguage();
  return (
    <li>
      <a className="hit" href={lineAddress(conversation, hit.seq)}>
        <span className="quiet small">{hit.name ?? t(hit.role)} · <time dateTime={hit.at}>{dayAndTime(hit.at, language)}</time>{hit.note && <span className="due soon">{t('privateNote')}</span>}</span>
        <span className="hit-text">{hit.before}<mark>{hit.hit}</mark>{hit.after}</span>
      </a>
    </li>
  );
}
