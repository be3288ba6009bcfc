/** Calls an agent who looks elsewhere: a sound, a notification. Both only where the person has asked for them. */
import type { Preferences } from './preferences.js';

/** @param words without anybody's name: notifications show on locked screens */
export function callAttention(preferences: Preferences, words: string, conversation: string): void {
  if (document.visibilityState === 'visible' && document.hasFocus()) return;
  if (preferences.sound) beep();
  if (preferences.notify && 'Notification' in window && Notification.permission === 'granted') {
    const notification = new Notification('Gwarant', { body: words, tag: conversation });
    notification.onclick = () => {
      window.focus();
      location.hash = `#/${encodeURIComponent(conversation)}`;
      notification.close();
    };
  }
}

const TONES = [660, 880] as const;
const TONE_SECONDS = 0.14;

function beep(): void {
  const audio = new AudioContext();
  for (const [index, tone] of TONES.entries()) {
    const [oscillator, gain, at] = [audio.createOscillator(), audio.createGain(), audio.currentTime + index * TONE_SECONDS];
    oscillator.frequency.value = tone;
    gain.gain.setValueAtTime(0.15, at);
    gain.gain.exponentialRampToValueAtTime(0.001, at + TONE_SECONDS);
    oscillator.connect(gain).connect(audio.destination);
    oscillator.start(at);
    oscillator.stop(at + TONE_SECONDS);
  }
  setTimeout(() => void audio.close(), 1000);
}
