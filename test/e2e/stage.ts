/** What every end-to-end suite needs: a browser, a server, and people who come and go. */
import { strict as assert } from 'node:assert';
import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser, BrowserContext, BrowserContextOptions, Page, Response } from 'playwright-core';
import { AgentDesk } from './agentDesk.js';
import { openBrowser } from './browser.js';
import { Customer } from './customer.js';
import type { DeskRole, Server } from './server.js';

const SUITE_MS = 120_000;
/** What does not show by then will not come. */
const WAIT_MS = 20_000;
const TAGS = { pl: 'pl-PL', en: 'en-GB' } as const;

const DESKTOP: BrowserContextOptions = { viewport: { width: 1440, height: 900 } };

export type Language = keyof typeof TAGS;

export class Stage<S extends Server = Server> {
  /** What pages threw and nobody caught. */
  readonly complaints: string[] = [];
  /** Which conversations pages were let into, and whether those existed before: told when a test fails. */
  readonly entrances: string[] = [];

  constructor(readonly browser: Browser, readonly server: S) {}

  /** A browser of somebody's own: no cookies, their language. */
  async browserOf(language: Language, options: BrowserContextOptions = {}): Promise<BrowserContext> {
    const context = await this.browser.newContext({ locale: TAGS[language], reducedMotion: 'reduce', ...options });
    context.setDefaultTimeout(WAIT_MS);
    context.on('weberror', (error) => this.complaints.push(String(error.error())));
    context.on('response', (response) => void this.noteEntrance(response));
    return context;
  }

  /** A customer who opens the page, by its address or a link to it. */
  async customer(context: BrowserContext, address = this.server.url): Promise<Customer> {
    const customer = new Customer(await context.newPage());
    await customer.page.goto(address);
    return customer;
  }

  /** A customer whose page runs on a clock that can be put forward. */
  async timelessCustomer(context: BrowserContext): Promise<Customer> {
    await context.clock.install();
    return this.customer(context);
  }

  async agent(name: string, language: Language, options: BrowserContextOptions = DESKTOP): Promise<AgentDesk> {
    return this.signedIn(name, await this.browserOf(language, options));
  }

  /** An agent whose page runs on a clock that can be put forward. */
  async timelessAgent(name: string, language: Language, options: BrowserContextOptions = {}): Promise<AgentDesk> {
    const context = await this.browserOf(language, { ...DESKTOP, ...options });
    await context.clock.install();
    return this.signedIn(name, context);
  }

  async lead(name: string, language: Language): Promise<AgentDesk> {
    return this.signedIn(name, await this.browserOf(language, DESKTOP), 'lead');
  }

  private async signedIn(name: string, context: BrowserContext, role?: DeskRole): Promise<AgentDesk> {
    const desk = new AgentDesk(await context.newPage());
    await desk.signIn(await this.server.signInLink(name, role));
    return desk;
  }

  get pages(): Page[] {
    return this.browser.contexts().flatMap((context) => context.pages());
  }

  /** Everybody leaves. */
  async clear(): Promise<void> {
    await Promise.all(this.browser.contexts().map((context) => context.close()));
    this.entrances.length = 0;
  }

  private async noteEntrance(response: Response): Promise<void> {
    if (!response.url().endsWith('/api/webchat/token')) return;
    // A page that was left meanwhile has no body to show any more.
    const answer = await response.json().catch(() => ({})) as { conversationId?: string; resumed?: boolean };
    this.entrances.push(`${response.status()} ${answer.conversationId ?? '?'} ${answer.resumed ? 'resumed' : 'new'}`);
  }
}

/**
 * Sets a suite's stage up and strikes it. When a test fails, every page is left as a picture in the temporary folder.
 * @param start makes the server of the suite
 * @param flags of the browser
 */
export function useStage<S extends Server>(suite: Mocha.Suite, start: () => Promise<S>, flags: () => readonly string[] = () => []): () => Stage<S> {
  let stage: Stage<S> | null = null;
  const current = (): Stage<S> => {
    if (!stage) throw new Error('the stage is not set up');
    return stage;
  };
  suite.timeout(SUITE_MS);
  suite.beforeAll(async () => {
    // One after the other: while a browser is unpacked the temporary folder is another one.
    const browser = await openBrowser(flags());
    const server = await start().catch(async (error: unknown) => {
      await browser.close();
      throw error;
    });
    stage = new Stage(browser, server);
  });
  suite.afterEach(async function () {
    const { pages, complaints, entrances } = current();
    if (this.currentTest?.state === 'failed') {
      await photograph(pages, this.currentTest.fullTitle());
      process.stderr.write(`    let into: ${entrances.join(', ')}\n`);
    }
    await current().clear();
    assert.deepEqual(complaints.splice(0), []);
  });
  suite.afterAll(async () => {
    await stage?.browser.close();
    await stage?.server.stop();
  });
  return current;
}

async function photograph(pages: readonly Page[], title: string): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'gwarant-failed-'));
  for (const [index, page] of pages.entries()) {
    const path = join(folder, `${index}.png`);
    await page.screenshot({ path });
    process.stderr.write(`    ${title}: ${path}\n`);
  }
}
