/** The customer's page in a real browser, freshly built, with a server of its own for each test. */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { FastifyInstance } from 'fastify';
import type { Browser, BrowserContext, BrowserContextOptions, Page } from 'playwright-core';
import { build } from 'vite';
import { directLine } from '../../../bot/channels/directline/plugin.js';
import { customerPage } from '../../../bot/http/customerPage.js';
import { createApp } from '../../../bot/http/server.js';
import type { Services } from '../../../bot/services.js';
import { openBrowser } from '../../e2e/browser.js';
import { fromRoot } from '../../paths.js';

export class PageStage {
  /** What pages threw or wrote as errors. */
  readonly complaints: string[] = [];
  readonly #contexts: BrowserContext[] = [];

  /** @param address of the page, with a slash at its end */
  constructor(private readonly browser: Browser, readonly app: FastifyInstance, readonly address: string) {}

  /** A phone of somebody who reads Polish. */
  async visitor(options: BrowserContextOptions = {}): Promise<BrowserContext> {
    const context = await this.browser.newContext({ locale: 'pl-PL', viewport: { width: 360, height: 740 }, ...options });
    this.#contexts.push(context);
    return context;
  }

  /** @param path behind the page's address */
  async open(visitor: BrowserContext, path = ''): Promise<Page> {
    const page = await visitor.newPage();
    page.on('console', (message) => message.type() === 'error' && this.complaints.push(message.text()));
    page.on('pageerror', (error) => this.complaints.push(error.message));
    await page.goto(this.address + path);
    return page;
  }

  async close(): Promise<void> {
    await Promise.all(this.#contexts.map((context) => context.close()));
    await this.app.close();
  }
}

/** Builds the page for the suite. @param services makes what stands behind the page, anew for each test */
export function usePageStage(suite: Mocha.Suite, services: () => Services): () => PageStage {
  let built: string;
  let browser: Browser;
  let stage: PageStage;
  suite.beforeAll(async () => {
    built = await mkdtemp(join(tmpdir(), 'gwarant-web-'));
    await build({ configFile: fromRoot('bot/web/vite.config.ts'), logLevel: 'silent', build: { outDir: built } });
    browser = await openBrowser();
  });
  suite.afterAll(async () => {
    await browser.close();
    await rm(built, { recursive: true });
  });
  suite.beforeEach(async () => {
    const app = await createApp(services(), [directLine, (scope, given) => customerPage(scope, given, built)]);
    stage = new PageStage(browser, app, `${await app.listen({ host: '127.0.0.1', port: 0 })}/`);
  });
  suite.afterEach(() => stage.close());
  return () => stage;
}
