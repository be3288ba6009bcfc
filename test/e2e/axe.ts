/** axe-core on a page as it stands: what would stop somebody with a screen reader or weak eyes. */
import { strict as assert } from 'node:assert';
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { AxeResults } from 'axe-core';
import type { Page } from 'playwright-core';

const AXE = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

/** @param what names the page in the message */
export async function assertAccessible(page: Page, what: string): Promise<void> {
  // The page's policy allows no scripts of others; the debugger's own evaluation is not bound by it.
  await page.evaluate(AXE);
  const { violations } = await page.evaluate(() => (globalThis as unknown as { axe: { run(): Promise<AxeResults> } }).axe.run());
  const told = violations.map(({ id, help, nodes }) => `${id}: ${help}\n${nodes.slice(0, 4).map(({ html, failureSummary = '' }) => `    ${html.slice(0, 200)}\n    ${failureSummary.replace(/\s+/gu, ' ').slice(0, 300)}`).join('\n')}`);
  assert.deepEqual(told, [], what);
}
