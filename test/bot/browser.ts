/** The browser that npm brought: Chromium, without a window. */
import chromium from '@sparticuz/chromium';
import { chromium as driver, type Browser } from 'playwright-core';

/** Made for another place: with these, several pages share one process, and pages may read each other. */
const UNWANTED = new Set(['--single-process', '--no-zygote', '--disable-web-security']);

export async function openBrowser(): Promise<Browser> {
  const args = chromium.args.filter((arg) => !UNWANTED.has(arg));
  return driver.launch({ executablePath: await chromium.executablePath(), args, headless: true });
}
