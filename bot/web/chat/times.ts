/** When something was said, in the customer's zone and with 24 hours, as both languages of the page write it. */

const CLOCK: Intl.DateTimeFormatOptions = { hour: '2-digit', minute: '2-digit', hourCycle: 'h23' };

/** Today the time is enough. @param at UTC, ISO 8601 */
export function shownTime(at: string, tag: string, now: Date): string {
  const day = new Date(at);
  return day.toDateString() === now.toDateString() ? day.toLocaleTimeString(tag, CLOCK) : dayAndTime(at, tag);
}

/** "20 listopada, 18:01" */
export function dayAndTime(at: string, tag: string): string {
  const day = new Date(at);
  return `${day.toLocaleDateString(tag, { day: 'numeric', month: 'long' })}, ${day.toLocaleTimeString(tag, CLOCK)}`;
}
