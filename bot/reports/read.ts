/** Reads the hand-offs of a period day by day, so that no more than a day's conversations are in memory at once. */
import { ReportTally, type Report, type ReportPeriod } from '../../dialogs/handoff/report.js';
import type { Instant } from '../../dialogs/records.js';
import { addDays } from '../../policies/calendar.js';
import type { Store } from '../store/store.js';

/** Days of the index are UTC: the first hours of a day in Warsaw are on the one before. */
export async function readReport(store: Store, period: ReportPeriod, now: Instant): Promise<Report> {
  const tally = new ReportTally(period, now);
  for (let day = addDays(period.from, -1); day <= period.to; day = addDays(day, 1)) {
    for (const { value } of await store.find('conversation', 'calledOn', day)) tally.count(value, day);
  }
  return tally.report;
}
