/** Pages of the console in a real browser: each test has a server of its own, and no page may complain. Needs the built pages. */
import assert from 'node:assert/strict';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fastifyStatic from '@fastify/static';
import type { FastifyInstance } from 'fastify';
import type { Browser, BrowserContext, BrowserContextOptions, Page } from 'playwright-core';
import type { Role } from '../../../bot/console/roles.js';
import { createLink } from '../../../bot/console/signin.js';
import type { Services } from '../../../bot/services.js';
import { openBrowser } from '../../e2e/browser.js';
import { fromRoot } from '../../paths.js';

const BUILT = fromRoot('dist/web');
export const DESKTOP = { width: 1280, height: 900 };
export const PHONE = { width: 360, height: 740 };

/** A desk as tests make them: a server that does not listen yet. */
interface Desk {
  readonly app: FastifyInstance;
  readonly services: Services;
}

export class PageStage<D extends Desk> {
  readonly #contexts: BrowserContext[] = [];
  /** Scripts that failed, policies that were broken, questions nobody should be asked. */
  readonly complaints: string[] = [];

  constructor(private readonly browser: Browser, readonly desk: D, readonly address: string) {}

  /** Somebody who followed a sign-in link and pressed its button. */
  async enter(name: string, role: Role = 'agent', options: BrowserContextOptions = {}): Promise<Page> {
    const context = await this.browser.newContext({ locale: 'en-GB', viewport: DESKTOP, reducedMotion: 'reduce', ...options });
    this.#contexts.push(context);
    const page = await context.newPage();
    this.#listen(page);
    const { url } = await createLink(this.desk.services, { role, name });
    await page.goto(this.address + new URL(url).pathname + new URL(url).search);
    await page.getByRole('button').click();
    return page;
  }

  /** @param place what stands behind the `#/` */
  async goTo(page: Page, place: string): Promise<void> {
    await page.goto(`${this.address}/console#/${place}`);
  }

  async close(): Promise<void> {
    await Promise.all(this.#contexts.map((context) => context.close()));
    await this.desk.app.close();
  }

  #listen(page: Page): void {
    page.on('pageerror', (error) => this.complaints.push(error.message));
    page.on('dialog', (dialog) => { this.complaints.push(`dialog: ${dialog.message()}`); void dialog.dismiss(); });
    page.on('console', (message) => { if (message.text().includes('Content Security Policy')) this.complaints.push(message.text()); });
  }
}

/**
 * Sets a stage up before each test of the suite and strikes it afterwards.
 * @param open makes the desk: it keeps its data in this folder and shows this page
 */
export function usePageStage<D extends Desk>(suite: Mocha.Suite, open: (folder: string, page: string) => Promise<D>): () => PageStage<D> {
  let browser: Browser;
  let folder: string;
  let stage: PageStage<D>;
  suite.beforeAll(async () => { browser = await openBrowser(); });
  suite.afterAll(() => browser.close());
  suite.beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'gwarant-'));
    const desk = await open(folder, join(BUILT, 'console.html'));
    await desk.app.register(fastifyStatic, { root: join(BUILT, 'assets'), prefix: '/assets/' });
    stage = new PageStage(browser, desk, await desk.app.listen({ host: '127.0.0.1', port: 0 }));
  });
  suite.afterEach(async () => {
    await stage.close();
    await rm(folder, { recursive: true });
    assert.deepEqual(stage.complaints, []);
  });
  return () => stage;
}
