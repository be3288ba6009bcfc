/** Moments that cases are usually laid aside until, on the agent's own clock. */
export interface SnoozeChoice {
  readonly word: 'snoozeHour' | 'snoozeTomorrow' | 'snoozeMonday';
  /** UTC. */
  readonly until: string;
}

const HOUR = 3_600_000;
const MORNING = 9;
const MONDAY = 1;

/** Tomorrow is left out where it is Monday. */
export function snoozeChoices(now: Date): SnoozeChoice[] {
  const tomorrow = morningOf(now, 1);
  const days = ((MONDAY - now.getDay() + 6) % 7) + 1;
  const choices: SnoozeChoice[] = [{ word: 'snoozeHour', until: new Date(now.getTime() + HOUR).toISOString() }];
  if (days > 1) choices.push({ word: 'snoozeTomorrow', until: tomorrow });
  return [...choices, { word: 'snoozeMonday', until: morningOf(now, days) }];
}

/** As `datetime-local` fields take it. */
export function localMoment(at: Date): string {
  const two = (part: number): string => String(part).padStart(2, '0');
  return `${at.getFullYear()}-${two(at.getMonth() + 1)}-${two(at.getDate())}T${two(at.getHours())}:${two(at.getMinutes())}`;
}

function morningOf(now: Date, ahead: number): string {
  return new Date(now.getFullYear(), now.getMonth(), now.getDate() + ahead, MORNING).toISOString();
}
