/** A real browser for tests: the Chromium that came from npm. */
import sparticuz from '@sparticuz/chromium';
import { chromium, type Browser } from 'playwright-core';

/** To be closed by who launched it. */
export async function launchBrowser(): Promise<Browser> {
  // One process for all is made for the cloud's small machines; several contexts need more.
  const args = sparticuz.args.filter((arg) => arg !== '--single-process');
  return chromium.launch({ executablePath: await sparticuz.executablePath(), args, headless: true });
}
