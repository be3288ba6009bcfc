/** One line of the transcript: who, when, what. Only the bot's and agents' words are read as Markdown. */
import type { Line } from '../../console/view.js';
import { Attachments } from './attachments.js';
import type { Outgoing } from './desk.js';
import { Icon } from './icons.js';
import { useLanguage } from './language.js';
import { Markdown } from './markdown.js';
import { clockTime } from './time.js';

interface Props {
  readonly line: Line;
  readonly mine: boolean;
  /** The day, where it is another one than the line before's. */
  readonly day: string | null;
  /** The same speaker goes on. */
  readonly goesOn: boolean;
}

export function TranscriptLine({ line, mine, day, goesOn }: Props) {
  const { t } = useLanguage();
  return (
    <>
      {day && <p className="day"><span>{day}</span></p>}
      {line.kind === 'joined' ? <p className="joined">{t('joined')}</p> : <Said line={line} mine={mine} goesOn={goesOn} />}
    </>
  );
}

function Said({ line, mine, goesOn }: Omit<Props, 'day'>) {
  const { t, language } = useLanguage();
  const name = mine ? t('you') : (line.name ?? t(line.role));
  return (
    <article className={`line ${line.role}`} data-goes-on={goesOn || undefined}>
      <p className="line-head">
        <Icon name={line.role === 'bot' ? 'bot' : 'person'} />
        <span className="line-name">{line.role === 'agent' || line.name === null ? name : `${name} · ${t(line.role)}`}</span>
        <time dateTime={line.at}>{clockTime(line.at, language)}</time>
      </p>
      <div className="bubble">
        {(line.kind === 'pressed' || line.kind === 'filled') && <span className="pressed"><Icon name={line.kind === 'pressed' ? 'tap' : 'form'} />{t(line.kind)}</span>}
        {line.markdown ? <Markdown text={line.text} /> : <p className="plain-text">{line.text}</p>}
        <Attachments attachments={line.attachments} />
      </div>
      {line.offered.length > 0 && (
        <ul className="offered" aria-label={t('offered')}>{line.offered.map((title, index) => <li key={index}>{title}</li>)}</ul>
      )}
    </article>
  );
}

interface OutgoingProps {
  readonly outgoing: Outgoing;
  readonly onRetry: () => void;
  readonly onDiscard: () => void;
}

export function OutgoingLine({ outgoing: { text, failure }, onRetry, onDiscard }: OutgoingProps) {
  const { t } = useLanguage();
  return (
    <article className={`line agent ${failure === null ? 'sending' : 'failed'}`}>
      <div className="bubble"><p className="plain-text">{text}</p></div>
      {failure === null ? <p className="line-state">{t('sending')}</p> : (
        <div className="line-state" role="alert">
          <p><Icon name="alert" /><strong>{t('notSent')}.</strong> {failure}</p>
          <button type="button" onClick={onRetry}>{t('retry')}</button>
          <button type="button" className="plain" onClick={onDiscard}>{t('discard')}</button>
        </div>
      )}
    </article>
  );
}
