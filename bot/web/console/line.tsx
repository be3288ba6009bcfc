/** One line of the transcript: who, when, what. Only the bot's and agents' words are read as Markdown. */
import type { Line } from '../../console/view.js';
import { Attachments } from './attachments.js';
import type { Outgoing } from './desk.js';
import { Icon } from './icons.js';
import { useLanguage } from './language.js';
import { Markdown } from './markdown.js';
import type { ReadMark } from './present.js';
import { clockTime } from './time.js';

interface Props {
  readonly line: Line;
  readonly mine: boolean;
  /** The day, where it is another one than the line before's. */
  readonly day: string | null;
  /** The same speaker goes on. */
  readonly goesOn: boolean;
  /** How far the customer is, below an agent's latest words. */
  readonly mark: ReadMark['word'] | null;
}

export function TranscriptLine({ line, mine, day, goesOn, mark }: Props) {
  const { t } = useLanguage();
  return (
    <>
      {day && <p className="day"><span>{day}</span></p>}
      {line.kind === 'joined' ? <p className="joined">{t('joined')}</p> : line.deed ? <Done line={line} mine={mine} /> : <Said line={line} mine={mine} goesOn={goesOn} mark={mark} />}
    </>
  );
}

/** Something done to the case; words left with it stand below. */
function Done({ line: { seq, at, name, role, text }, mine }: Pick<Props, 'line' | 'mine'>) {
  const { t, language } = useLanguage();
  const [deed, ...words] = text.split('\n');
  return (
    <article className="deed" data-seq={seq} tabIndex={-1}>
      <p><span className="line-name">{mine ? t('you') : (name ?? t(role))}</span> · {deed} · <time dateTime={at}>{clockTime(at, language)}</time></p>
      {words.length > 0 && <p className="plain-text">{t('quoted', { text: words.join('\n') })}</p>}
    </article>
  );
}

function Said({ line, mine, goesOn, mark }: Omit<Props, 'day'>) {
  const { t, language } = useLanguage();
  const name = mine ? t('you') : (line.name ?? t(line.role));
  return (
    <article className={`line ${line.role}${line.kind === 'noted' ? ' noted' : ''}`} data-seq={line.seq} tabIndex={-1} data-goes-on={goesOn || undefined}>
      <p className="line-head">
        <Icon name={line.role === 'bot' ? 'bot' : 'person'} />
        <span className="line-name">{line.role === 'agent' || line.name === null ? name : `${name} · ${t(line.role)}`}</span>
        <time dateTime={line.at}>{clockTime(line.at, language)}</time>
      </p>
      <div className="bubble">
        {line.kind === 'noted' && <span className="pressed"><Icon name="form" />{t('privateNoteBadge')}</span>}
        {(line.kind === 'pressed' || line.kind === 'filled') && <span className="pressed"><Icon name={line.kind === 'pressed' ? 'tap' : 'form'} />{t(line.kind)}</span>}
        {line.markdown ? <Markdown text={line.text} /> : <p className="plain-text">{line.text}</p>}
        <Attachments attachments={line.attachments} />
      </div>
      {line.offered.length > 0 && (
        <ul className="offered" aria-label={t('offered')}>{line.offered.map((title, index) => <li key={index}>{title}</li>)}</ul>
      )}
      {mark && <p className="read-mark">{mark === 'markSeen' && <Icon name="check" />}{t(mark)}</p>}
    </article>
  );
}

interface OutgoingProps {
  readonly outgoing: Outgoing;
  readonly onRetry: () => void;
  readonly onDiscard: () => void;
  readonly onUndo: () => void;
  readonly onNow: () => void;
}

export function OutgoingLine({ outgoing: { text, failure, held }, onRetry, onDiscard, onUndo, onNow }: OutgoingProps) {
  const { t } = useLanguage();
  return (
    <article className={`line agent ${failure === null ? 'sending' : 'failed'}`}>
      <div className="bubble"><p className="plain-text">{text}</p></div>
      {held && (
        <div className="line-state" role="status">
          <p>{t('sendingSoon')}</p>
          <button type="button" onClick={onUndo}>{t('undo')}</button>
          <button type="button" className="plain" onClick={onNow}>{t('sendNow')}</button>
        </div>
      )}
      {!held && failure === null && <p className="line-state">{t('sending')}</p>}
      {failure !== null && (
        <div className="line-state" role="alert">
          <p><Icon name="alert" /><strong>{t('notSent')}.</strong> {failure}</p>
          <button type="button" onClick={onRetry}>{t('retry')}</button>
          <button type="button" className="plain" onClick={onDiscard}>{t('discard')}</button>
        </div>
      )}
    </article>
  );
}
