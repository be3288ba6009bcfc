/** A real browser, driven by Playwright. */
import { chromium, type Browser } from 'playwright-core';
import { findChromium } from './chromium.js';

const FLAGS = [
  '--headless', '--no-sandbox', '--disable-gpu', '--no-first-run', '--disable-background-networking', '--disable-component-update', '--disable-sync'
];

/** To be closed by who opened it. @param more flags */
export async function openBrowser(more: readonly string[] = []): Promise<Browser> {
  const { executablePath, env } = await findChromium();
  return chromium.launch({ executablePath, args: [...FLAGS, ...more], env: { ...process.env as Record<string, string>, ...env } });
}
