/**
 * The reference's own calendar, on Julian day numbers. Nothing here is shared with `policies/calendar.ts`: Easter
 * comes from the golden number and the epact (Knuth, The Art of Computer Programming 1, 1.3.2-14), not from Meeus.
 */

const MONTH_LENGTHS = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];

/** Julian day number of a day `YYYY-MM-DD` (Fliegel and Van Flandern). */
export function toNumber(day: string): number {
  const [year = 0, month = 0, date = 0] = day.split('-').map(Number);
  return numberOf(year, month, date);
}

export function toDay(number: number): string {
  const [year, month, date] = civil(number);
  return `${String(year).padStart(4, '0')}-${String(month).padStart(2, '0')}-${String(date).padStart(2, '0')}`;
}

/** The same day of a later month, or that month's last day where it is shorter. */
export function monthsLater(number: number, months: number): number {
  const [year, month, date] = civil(number);
  const count = year * 12 + (month - 1) + months;
  const targetYear = Math.floor(count / 12);
  const targetMonth = (count % 12) + 1;
  return numberOf(targetYear, targetMonth, Math.min(date, monthLength(targetYear, targetMonth)));
}

/** The day itself, or the next one that is neither weekend nor a Polish statutory holiday. */
export function workingDayFrom(number: number): number {
  return isFree(number) ? workingDayFrom(number + 1) : number;
}

function isFree(number: number): boolean {
  const weekday = number % 7;
  return weekday === 5 || weekday === 6 || isStatutoryHoliday(number);
}

export function isStatutoryHoliday(number: number): boolean {
  const [year, month, date] = civil(number);
  const fixed = ['1.1', '6.1', '1.5', '3.5', '15.8', '1.11', '11.11', '25.12', '26.12'];
  if (fixed.includes(`${date}.${month}`)) return true;
  if (month === 12 && date === 24) return year >= 2025;
  const sinceEaster = number - easter(year);
  return sinceEaster === 0 || sinceEaster === 1 || sinceEaster === 49 || sinceEaster === 60;
}

/** Day number of Easter Sunday: the Sunday after the paschal full moon. */
export function easter(year: number): number {
  const golden = (year % 19) + 1;
  const century = Math.floor(year / 100) + 1;
  const leapDaysDropped = Math.floor((3 * century) / 4) - 12;
  const moonCorrection = Math.floor((8 * century + 5) / 25) - 5;
  let epact = (11 * golden + 20 + moonCorrection - leapDaysDropped) % 30;
  if (epact < 0) epact += 30;
  if ((epact === 25 && golden > 11) || epact === 24) epact++;
  const moon = epact > 23 ? 74 - epact : 44 - epact;
  const fullMoon = numberOf(year, 3, 1) + moon - 1;
  return fullMoon + 7 - ((fullMoon + 1) % 7);
}

function isLeap(year: number): boolean {
  return (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0;
}

function monthLength(year: number, month: number): number {
  return month === 2 && isLeap(year) ? 29 : (MONTH_LENGTHS[month - 1] ?? 0);
}

function numberOf(year: number, month: number, date: number): number {
  const shift = Math.floor((14 - month) / 12);
  const y = year + 4800 - shift;
  const m = month + 12 * shift - 3;
  return date + Math.floor((153 * m + 2) / 5) + 365 * y + Math.floor(y / 4) - Math.floor(y / 100) + Math.floor(y / 400) - 32045;
}

function civil(number: number): [number, number, number] {
  const a = number + 32044;
  const b = Math.floor((4 * a + 3) / 146097);
  const c = a - Math.floor((146097 * b) / 4);
  const d = Math.floor((4 * c + 3) / 1461);
  const e = c - Math.floor((1461 * d) / 4);
  const m = Math.floor((5 * e + 2) / 153);
  return [100 * b + d - 4800 + Math.floor(m / 10), m + 3 - 12 * Math.floor(m / 10), e - Math.floor((153 * m + 2) / 5) + 1];
}
