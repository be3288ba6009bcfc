/** What a person writes comes before the customer's eyes, in a real browser, and is "seen" only when it has. */
import assert from 'node:assert/strict';
import type { BrowserContext, Page, Request, WebSocketRoute } from 'playwright-core';
import type { Entry, Speaker } from '../../../dialogs/records.js';
import { fakeServices, type FakeServices } from '../fakeServices.js';
import { usePageStage } from './pageStage.js';

const ANNA: Speaker = { role: 'agent', id: 'anna', name: 'Anna' };
/** More than a screen of any width. */
const LONG = Array.from({ length: 60 }, (_, line) => `Akapit ${line + 1}.`).join('\n\n');
/** Longer than the page takes to be sure of what is in view. */
const LOOKED_MS = 5_000;

/** In the page: the paragraph of these words lies between the upper and the lower edge of the conversation. */
function shows(text: string): string {
  return `(() => {
    const view = document.querySelector('.webchat__basic-transcript__scrollable').getBoundingClientRect();
    const words = [...document.querySelectorAll('.webchat__bubble__content p')].filter((one) => one.textContent === ${JSON.stringify(text)}).at(-1);
    const { top, bottom } = words?.getBoundingClientRect() ?? { top: -Infinity, bottom: Infinity };
    return view.height > 0 && top >= view.top && bottom <= Math.min(view.bottom, innerHeight);
  })()`;
}

/** In the page, whose policy refuses what Playwright would wait with. */
function comesTrue(condition: string): string {
  return `new Promise((done) => { const look = () => (${condition} ? done(true) : requestAnimationFrame(look)); look(); })`;
}

/** The place up to which this request says that words were seen; null: it says something else. */
function placeSeen(request: Request): number | null {
  const body = request.method() === 'POST' ? request.postData() : null;
  const { name, value } = (body?.startsWith('{') ? JSON.parse(body) : {}) as { name?: string; value?: { activity: string } };
  return name === 'gwarant/seen' && value ? Number(/\d+$/u.exec(value.activity)?.[0]) : null;
}

describe('what a person writes on the customer’s page', function () {
  this.timeout(60_000);
  let services: FakeServices;
  let visitor: BrowserContext;
  let page: Page;
  const stage = usePageStage(this, () => (services = fakeServices({ answer: ({ event }) => [{ text: event.type === 'message' ? LONG : 'Dzień dobry' }] })));

  const id = (): string => services.road.opened.at(-1)?.id ?? '';
  const bot = (text: string): Promise<void> => page.locator('.by-bot', { hasText: text }).last().waitFor();
  const words = (text: string): Promise<void> => page.locator('.by-person', { hasText: text }).waitFor();
  const anna = (text: string): Entry => services.road.say(id(), { text, plain: true }, ANNA);
  const accepted = (): Entry => services.road.say(id(), { text: 'Rozmowę przejmuje Anna.', signal: { handoff: { state: 'accepted', agent: 'Anna' } } });

  /** Comes, and has had an answer of more than a screen from the bot. */
  async function comes(width: number, before: (visitor: BrowserContext) => Promise<void> = async () => undefined): Promise<void> {
    visitor = await stage().visitor({ viewport: { width, height: 740 } });
    await visitor.clock.install();
    await before(visitor);
    page = await stage().open(visitor);
    await bot('Dzień dobry');
    await page.locator('[data-id="webchat-sendbox-input"]').fill('Halo');
    await page.locator('[data-id="webchat-sendbox-input"]').press('Enter');
    await bot('Akapit 60.');
    await page.clock.runFor(LOOKED_MS);
  }

  const isInView = (text: string): Promise<unknown> => page.evaluate(shows(text));
  const inView = (text: string): Promise<unknown> => page.evaluate(comesTrue(shows(text)));
  const seenUpTo = ({ seq }: Entry): Promise<Request> => page.waitForRequest((request) => placeSeen(request) === seq);
  const scroll = async (by: number): Promise<void> => {
    await page.locator('.webchat__basic-transcript__scrollable').hover();
    await page.mouse.wheel(0, by);
  };

  for (const width of [1280, 360]) {
    it(`is in view and then seen, though the bot’s long answer is read from its beginning, ${width} px`, async () => {
      await comes(width);
      // Wherever Web Chat came to rest: the customer reads the beginning.
      await page.evaluate("document.querySelector('.webchat__basic-transcript__scrollable').scrollTop = 0");
      await page.evaluate(comesTrue("document.querySelector('.webchat__basic-transcript__scrollable').scrollTop === 0"));
      assert.equal(await isInView('Akapit 60.'), false);
      accepted();
      const seen = page.waitForRequest((request) => placeSeen(request) !== null);
      const entry = anna('Dzień dobry, czytam sprawę.');
      await inView('Dzień dobry, czytam sprawę.');
      assert.equal(placeSeen(await seen), entry.seq);
      const next = anna('Jeszcze chwila.');
      await Promise.all([inView('Jeszcze chwila.'), seenUpTo(next)]);
    });

    it(`waits below for who scrolled up, unseen until they come down, ${width} px`, async () => {
      await comes(width);
      accepted();
      const first = anna('Dzień dobry.');
      await Promise.all([inView('Dzień dobry.'), seenUpTo(first)]);
      await scroll(-20_000);
      await page.evaluate(comesTrue("document.querySelector('.webchat__basic-transcript__scrollable').scrollTop === 0"));
      const seen: (number | null)[] = [];
      page.on('request', (request) => seen.push(placeSeen(request)));
      const entry = anna('Proszę o zdjęcie tabliczki.');
      await words('Proszę o zdjęcie tabliczki.');
      await page.clock.runFor(LOOKED_MS);
      // Goes the same way, and would come after.
      await Promise.all([page.waitForRequest((request) => request.postData()?.includes('"typing"') === true), page.locator('[data-id="webchat-sendbox-input"]').pressSequentially('Hm')]);
      assert.equal(await isInView('Proszę o zdjęcie tabliczki.'), false);
      assert.deepEqual(seen.filter((place) => place !== null), []);
      await page.getByRole('button', { name: 'Nowe wiadomości' }).waitFor();
      await Promise.all([seenUpTo(entry), scroll(20_000)]);
      assert.equal(await isInView('Proszę o zdjęcie tabliczki.'), true);
    });

    it(`is in view when the customer comes back, ${width} px`, async () => {
      await comes(width);
      await page.goto('about:blank');
      accepted();
      const entry = anna('Proszę o zdjęcie tabliczki.');
      await Promise.all([seenUpTo(entry), page.goto(stage().address)]);
      await inView('Proszę o zdjęcie tabliczki.');
    });
  }

  it('is told to be seen once more when the connection was lost: the server may be a new one', async () => {
    const sockets: WebSocketRoute[] = [];
    await comes(360, (context) => context.routeWebSocket(/./u, (socket) => {
      socket.connectToServer();
      sockets.push(socket);
    }));
    accepted();
    const entry = anna('Dzień dobry.');
    await seenUpTo(entry);
    const again = seenUpTo(entry);
    await sockets.at(-1)?.close({ code: 1001 });
    // Direct Line's client tries again after 3 to 15 seconds.
    await page.clock.runFor(20_000);
    await again;
    assert.equal(sockets.length, 2);
  });

  it('is followed no longer when the bot has the case again: its long answer is read from its beginning', async () => {
    await comes(360);
    accepted();
    const entry = anna('Oddaję sprawę.');
    await Promise.all([inView('Oddaję sprawę.'), seenUpTo(entry)]);
    services.road.say(id(), { text: `Wracam.\n\n${LONG}`, signal: { handoff: { state: 'completed' } } });
    await bot('Wracam.');
    await inView('Wracam.');
    await page.clock.runFor(LOOKED_MS);
    assert.deepEqual([await isInView('Wracam.'), await isInView('Akapit 60.')], [true, false]);
  });

  it('is told from what the bot asks for the person', async () => {
    await comes(360);
    const head = page.locator('.with');
    accepted();
    await head.filter({ hasText: 'Rozmawiasz z: Anna' }).waitFor();
    services.road.say(id(), { text: 'Anna prosi o zdjęcie.', signal: { handoff: { state: 'accepted', delegated: true } } });
    await head.filter({ hasText: 'Anna prosi o coś przez asystenta' }).waitFor();
    services.road.say(id(), { text: 'Dziękuję, przekazuję.', signal: { handoff: { state: 'accepted' } } });
    await head.filter({ hasText: 'Rozmawiasz z: Anna' }).waitFor();
  });
});
