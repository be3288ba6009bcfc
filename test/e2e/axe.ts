/** axe-core on a page as it stands: what would stop somebody with a screen reader or weak eyes. */
import { strict as assert } from 'node:assert';
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { AxeResults } from 'axe-core';
import type { Frame, Page } from 'playwright-core';

const AXE = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

/**
 * @param parts selectors of what is looked at; none: the whole page
 * @returns every rule that is broken, with the places
 */
export async function violations(page: Page | Frame, ...parts: string[]): Promise<string[]> {
  // The page's policy allows no scripts of others; the debugger's own evaluation is not bound by it.
  await page.evaluate(AXE);
  const found = await page.evaluate((selectors) => {
    const { axe } = globalThis as unknown as { axe: { run(context?: { include: string[][] }): Promise<AxeResults> } };
    return selectors.length === 0 ? axe.run() : axe.run({ include: selectors.map((selector) => [selector]) });
  }, parts);
  return found.violations.map(({ id, help, nodes }) => `${id}: ${help}\n${nodes.slice(0, 4).map(({ html, failureSummary = '' }) => `    ${html.slice(0, 200)}\n    ${failureSummary.replace(/\s+/gu, ' ').slice(0, 300)}`).join('\n')}`);
}

/** @param what names the page in the message */
export async function assertAccessible(page: Page | Frame, what: string): Promise<void> {
  assert.deepEqual(await violations(page), [], what);
}
