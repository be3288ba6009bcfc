/** What the reports show. The browser reads these types too. */
import type { Comment, Report, ReportLine } from '../../dialogs/handoff/report.js';
import type { Day } from '../../policies/language.js';

export interface ReportsView extends Omit<Report, 'queues' | 'comments'> {
  readonly from: Day;
  readonly to: Day;
  readonly queues: readonly (ReportLine & { readonly queue: string; readonly title: string })[];
  readonly comments: readonly (Comment & { readonly title: string })[];
}
