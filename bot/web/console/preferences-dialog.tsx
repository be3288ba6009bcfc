/** What can be set for this browser. */
import { useState } from 'react';
import { Account } from './account.js';
import { Dialog } from './dialog.js';
import { useLanguage } from './language.js';
import { THEMES, type Preferences, type Theme } from './preferences.js';
import { TeamsCode } from './teams-code.js';
import type { Word } from './words.js';

interface Props {
  readonly preferences: Preferences;
  readonly onChange: (change: Partial<Preferences>) => void;
  readonly onShortcuts: () => void;
  readonly onClose: () => void;
}

const THEME_WORDS: Readonly<Record<Theme, Word>> = { system: 'themeSystem', light: 'themeLight', dark: 'themeDark', contrast: 'themeContrast' };

export function PreferencesDialog({ preferences, onChange, onShortcuts, onClose }: Props) {
  const { t } = useLanguage();
  const [denied, setDenied] = useState(false);
  const notify = async (wanted: boolean): Promise<void> => {
    const allowed = wanted && 'Notification' in window && (await Notification.requestPermission()) === 'granted';
    setDenied(wanted && !allowed);
    onChange({ notify: allowed });
  };
  return (
    <Dialog title={t('settingsTitle')} onClose={onClose}>
      <fieldset>
        <legend>{t('theme')}</legend>
        {THEMES.map((theme) => (
          <label key={theme} className="option"><input type="radio" name="theme" checked={preferences.theme === theme} onChange={() => onChange({ theme })} /><span>{t(THEME_WORDS[theme])}</span></label>
        ))}
      </fieldset>
      <Check word="sound" on={preferences.sound} onSet={(sound) => onChange({ sound })} />
      {/* Browsers let no frame notify: in Teams, Teams does it. */}
      {window.parent === window && <Check word="notify" on={preferences.notify} onSet={(on) => void notify(on)} />}
      {denied && <p className="failure" role="alert">{t('notifyDenied')}</p>}
      <Check word="undoSetting" on={preferences.undo} onSet={(undo) => onChange({ undo })} />
      <Check word="shortcutsSetting" on={preferences.shortcuts} onSet={(shortcuts) => onChange({ shortcuts })} />
      <TeamsCode />
      <Account />
      <div className="dialog-actions">
        <button type="button" className="primary" onClick={onClose}>{t('closeWindow')}</button>
        <button type="button" onClick={onShortcuts}>{t('shortcuts')}</button>
      </div>
    </Dialog>
  );
}

function Check({ word, on, onSet }: { readonly word: Word; readonly on: boolean; readonly onSet: (on: boolean) => void }) {
  const { t } = useLanguage();
  return <label className="option"><input type="checkbox" checked={on} onChange={(event) => onSet(event.target.checked)} /><span>{t(word)}</span></label>;
}
