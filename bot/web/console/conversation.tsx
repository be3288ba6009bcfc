/** The conversation: header, transcript, and the place to write. */
import { useCallback, useEffect } from 'react';
import type { CaseView, Line } from '../../console/view.js';
import { Composer } from './composer.js';
import type { Outgoing } from './desk.js';
import { Icon } from './icons.js';
import { useLanguage } from './language.js';
import { OutgoingLine, TranscriptLine } from './line.js';
import { sendNow } from './held.js';
import { readMarkOf, TypingLine, type ReadMark } from './present.js';
import { StandingLines } from './standing-lines.js';
import { dayOf } from './time.js';
import type { DeskAndClerk } from './useDesk.js';
import { useEndInSight } from './useEndInSight.js';
import { useFoundLine } from './useFoundLine.js';

interface Props extends DeskAndClerk {
  readonly open: string | null;
  readonly view: CaseView | null;
  /** The line it was opened at. */
  readonly line: number | null;
}

export function Conversation(props: Props) {
  const { desk, clerk, tell, open, view } = props;
  const { t } = useLanguage();
  const expire = useCallback(() => tell({ type: 'typingOver', now: Date.now() }), [tell]);
  return (
    <section className="pane conversation" id="conversation" tabIndex={-1} aria-label={t('conversation')}>
      {open === null && <Nothing />}
      {open !== null && !view && <p className="quiet padded" role={desk.viewFailure ? 'alert' : undefined}>{desk.viewFailure ?? t('loading')}</p>}
      {view && (
        <>
          <StandingLines row={view.row} me={desk.me?.id ?? null} />
          <Transcript {...props} view={view} />
          <TypingLine present={desk.present} me={desk.me?.id ?? null} expire={expire} />
          <Composer view={view} desk={desk} clerk={clerk} />
        </>
      )}
    </section>
  );
}

function Nothing() {
  const { t } = useLanguage();
  return (
    <div className="nothing">
      <Icon name="inbox" />
      <h2>{t('chooseCase')}</h2>
      <p className="quiet">{t('chooseCaseMore')}</p>
    </div>
  );
}

function Transcript({ desk, clerk, view, line }: Props & { readonly view: CaseView }) {
  const { t } = useLanguage();
  const { lines, earlier } = view.transcript;
  useEffect(() => {
    for (const one of desk.outgoing) if (one.unsure && one.conversation === view.row.conversation && hasArrived(one, lines)) clerk.messages.discard(one);
  }, [desk.outgoing, view.row.conversation, lines, clerk]);
  const outgoing = desk.outgoing.filter((one) => one.conversation === view.row.conversation && !hasArrived(one, lines));
  const mark = readMarkOf(view, desk.present);
  const shown = `${lines.length} ${mark?.seq ?? ''} ${outgoing.map(({ key, failure }) => key + String(failure)).join(' ')}`;
  const { box, behind, scrolled, grown, leaveEnd, toEnd } = useEndInSight(shown, lines, outgoing.at(-1)?.key ?? '');
  useFoundLine(box, { line, transcript: view.transcript, loadEarlier: () => void clerk.loadEarlier(), onFound: leaveEnd });
  return (
    <div className="transcript-frame">
      <div className="transcript" ref={box} onScroll={scrolled} onLoadCapture={grown} tabIndex={0} role="log" aria-live="off" aria-label={t('conversation')}>
        {earlier && <button type="button" className="earlier" onClick={() => void clerk.loadEarlier()}>{t('earlier')}</button>}
        <Lines lines={lines} me={desk.me?.id ?? null} mark={mark} />
        {outgoing.map((one) => (
          <OutgoingLine key={one.key} outgoing={one} onRetry={() => void clerk.messages.send(one)} onDiscard={() => clerk.messages.discard(one)} onUndo={() => clerk.messages.undo(one)} onNow={() => sendNow(one.key)} />
        ))}
      </div>
      {behind && <button type="button" className="to-newest" onClick={toEnd}><Icon name="down" />{t('toNewest')}</button>}
    </div>
  );
}

function Lines({ lines, me, mark }: { readonly lines: readonly Line[]; readonly me: string | null; readonly mark: ReadMark | null }) {
  const { language } = useLanguage();
  const days = lines.map(({ at }) => dayOf(at, language));
  return lines.map((line, index) => (
    <TranscriptLine
      key={line.seq}
      line={line}
      mine={line.by !== null && line.by === me}
      day={days[index] === days[index - 1] ? null : (days[index] ?? null)}
      mark={mark?.seq === line.seq ? mark.word : null}
      goesOn={days[index] === days[index - 1] && goesOn(line, lines[index - 1])}
    />
  ));
}

/** @param before the line above @returns whether the same speaker goes on, in the same manner */
function goesOn({ role, by, kind }: Line, before: Line | undefined): boolean {
  return before !== undefined && !before.deed && before.kind !== 'joined' && before.role === role && before.by === by && (before.kind === 'noted') === (kind === 'noted');
}

/** The pushed line may be here before the answer to the request that made it. */
function hasArrived({ text, after, failure, held, unsure }: Outgoing, lines: readonly Line[]): boolean {
  return !held && (failure === null || unsure === true) && lines.some((line) => line.seq > after && line.role === 'agent' && line.kind === 'said' && line.text === text);
}
