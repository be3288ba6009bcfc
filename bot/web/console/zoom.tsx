/** A picture, large: + and − zoom, 0 fits, the arrow keys go to the next one, Escape closes. */
import { useCallback, useEffect, useRef, useState, type KeyboardEvent, type ReactNode } from 'react';
import { useModal } from './dialog.js';
import { Icon, type IconName } from './icons.js';
import { useLanguage } from './language.js';
import type { Word } from './words.js';

export interface Picture {
  readonly name: string;
  readonly url: string;
}

const STEPS = [1, 1.5, 2, 3, 4, 6] as const;

interface Props {
  readonly pictures: readonly Picture[];
  readonly first: number;
  readonly onClose: () => void;
}

export function Zoom({ pictures, first, onClose }: Props) {
  const { t } = useLanguage();
  const dialog = useModal();
  const [at, setAt] = useState(first);
  const [step, setStep] = useState(0);
  const picture = pictures[at];
  const go = (by: number): void => {
    setAt((now) => (now + by + pictures.length) % pictures.length);
    setStep(0);
  };
  const zoom = (by: number): void => setStep((now) => Math.min(STEPS.length - 1, Math.max(0, now + by)));
  const keys: Readonly<Record<string, () => void>> = { '+': () => zoom(1), '=': () => zoom(1), '-': () => zoom(-1), '0': () => setStep(0), ArrowRight: () => go(1), ArrowLeft: () => go(-1) };
  const press = (event: KeyboardEvent): void => {
    const act = event.ctrlKey || event.metaKey || event.altKey ? undefined : keys[event.key];
    // Inside an enlarged picture they scroll it.
    const scrolls = step > 0 && event.key.startsWith('Arrow') && event.target instanceof HTMLDivElement;
    if (!act || scrolls) return;
    event.preventDefault();
    act();
  };
  if (!picture) return null;
  const percent = `${Math.round((STEPS[step] ?? 1) * 100)} %`;
  return (
    <dialog ref={dialog} className="zoom" aria-label={picture.name} onClose={onClose} onKeyDown={press}>
      <div className="zoom-bar">
        <p className="zoom-name" aria-live="polite"><strong>{picture.name}</strong> <span className="quiet">{t('ofPictures', { number: String(at + 1), count: String(pictures.length) })} · {percent}</span></p>
        <div className="zoom-buttons">
          {pictures.length > 1 && <Tool word="previousPicture" icon="back" onPress={() => go(-1)} />}
          {pictures.length > 1 && <Tool word="nextPicture" icon="forth" onPress={() => go(1)} />}
          <Tool word="zoomOut" icon="minus" onPress={() => zoom(-1)} disabled={step === 0} />
          <Tool word="zoomIn" icon="plus" onPress={() => zoom(1)} disabled={step === STEPS.length - 1} />
          <a className="tool" href={`${picture.url}?save=true`} download={picture.name} aria-label={t('savePicture')} title={t('savePicture')}><Icon name="down" /></a>
          <Tool word="closePicture" icon="cross" onPress={() => dialog.current?.close()} />
        </div>
      </div>
      <Paper key={picture.url} picture={picture} zoom={STEPS[step] ?? 1} />
    </dialog>
  );
}

function Paper({ picture, zoom }: { readonly picture: Picture; readonly zoom: number }): ReactNode {
  const frame = useRef<HTMLDivElement>(null);
  const image = useRef<HTMLImageElement>(null);
  const [fit, setFit] = useState<{ readonly width: number; readonly height: number } | null>(null);
  const measure = useCallback((): void => {
    const [room, shown] = [frame.current, image.current];
    if (!room || !shown || shown.naturalWidth === 0) return;
    const scale = Math.min(room.clientWidth / shown.naturalWidth, room.clientHeight / shown.naturalHeight, 1);
    setFit({ width: shown.naturalWidth * scale, height: shown.naturalHeight * scale });
  }, []);
  useEffect(() => {
    window.addEventListener('resize', measure);
    return () => window.removeEventListener('resize', measure);
  }, [measure]);
  const size = fit && { width: `${fit.width * zoom}px`, height: `${fit.height * zoom}px` };
  return (
    <div ref={frame} className="zoom-frame" tabIndex={0} role="group" aria-label={picture.name}>
      <img ref={image} src={picture.url} alt={picture.name} onLoad={measure} style={size ?? { visibility: 'hidden' }} />
    </div>
  );
}

interface ToolProps {
  readonly word: Word;
  readonly icon: IconName;
  readonly onPress: () => void;
  readonly disabled?: boolean;
}

/** Not `disabled`: the focus would be lost from a button that was just pressed. */
function Tool({ word, icon, onPress, disabled = false }: ToolProps) {
  const { t } = useLanguage();
  return <button type="button" className="tool" aria-label={t(word)} title={t(word)} aria-disabled={disabled || undefined} onClick={onPress}><Icon name={icon} /></button>;
}
