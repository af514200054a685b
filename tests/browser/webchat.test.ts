import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { type BuiltPages, browserAvailable, browserMissing, buildPages, launch } from '../support/browser.ts';
import { until } from '../support/webchat/client.ts';
import { echo, sendTo, text } from '../support/webchat/echo.ts';
import { type Served, serveWebchat } from '../support/webchat/served.ts';

const clock = { now: () => Date.now() };

if (browserAvailable) describe('the chat page in a browser', inBrowser);
else {
  console.info(browserMissing);
  describe('the chat page in a browser', () => {});
}

function inBrowser(): void {
  let browser: Browser;
  let pages: BuiltPages;
  let served: Served;
  let context: BrowserContext;
  let page: Page;
  const wrong: string[] = [];

  beforeAll(async () => {
    pages = await buildPages();
    browser = await launch(['--use-fake-device-for-media-stream', '--use-fake-ui-for-media-stream']);
  }, 60_000);
  afterAll(async () => {
    await browser?.close();
    await pages?.remove();
  });

  beforeEach(async () => {
    wrong.length = 0;
    served = await serveWebchat({ hear: echo, pageDir: `${pages.dir}/chat`, clock });
    context = await browser.newContext({ viewport: { width: 360, height: 740 }, locale: 'km-KH' });
    page = await newPage();
  });
  afterEach(async () => {
    await context.close();
    await served.stop();
  });

  async function newPage(path = '/chat'): Promise<Page> {
    const made = await context.newPage();
    made.on('pageerror', (error) => wrong.push(error.message));
    made.on('console', (said) => said.type() === 'error' && wrong.push(said.text()));
    made.on('request', (request) => {
      const { origin, protocol } = new URL(request.url());
      if (protocol !== 'blob:' && origin !== served.address) wrong.push(`left this machine: ${request.url()}`);
    });
    await made.goto(served.address + path);
    await made.waitForSelector('textarea');
    return made;
  }
  const say = async (words: string, on = page) => {
    await on.fill('textarea', words);
    await on.click('.send');
  };
  const bubbles = (on = page) => on.locator('.log .bubble > .text').allInnerTexts();
  const answered = (words: string, on = page) => on.waitForSelector(`.from-bot .text:text-is("${words}")`);

  test('it opens in Khmer, ready to type, and nothing is stored for looking', async () => {
    expect(await page.locator('html').getAttribute('lang')).toBe('km');
    expect(await page.locator('textarea').isEnabled()).toBe(true);
    expect(await page.locator('.greeting .choice').count()).toBe(3);
    expect(
      await page.evaluate(
        `document.fonts.ready.then(() => document.fonts.check('16px "Noto Sans Khmer Variable"', 'ខ'))`,
      ),
    ).toBe(true);
    expect(await page.evaluate('localStorage.length + document.cookie.length')).toBe(0);
    expect(served.heard).toEqual([]);
    expect(wrong).toEqual([]);
  });

  test('the first word is drawn with the Khmer font, so that none is a row of boxes', async () => {
    await context.addInitScript(`
      new MutationObserver(() => {
        if (document.querySelector('h1')) window.fontsAtFirst ??= [...document.fonts].map(({ status }) => status).join();
      }).observe(document, { childList: true, subtree: true });
    `);
    const again = await newPage();
    expect(await again.evaluate('window.fontsAtFirst')).toBe('loaded');
  });

  test('typing, pressing a choice and calling a number', async () => {
    await say('តើខ្ញុំត្រូវបង់ប៉ុន្មាន?');
    await answered('echo: តើខ្ញុំត្រូវបង់ប៉ុន្មាន?');
    await page.waitForSelector('[data-mark="received"]');
    expect(await page.locator('a.number').getAttribute('href')).toBe('tel:1280');
    await page.locator('.log .choice').first().click();
    await answered('pressed: tok-yes');
    expect(served.heard.map(({ type }) => type)).toEqual(['message_received', 'choice_pressed']);
    expect(served.heard[0]?.language).toBe('km');
    expect(wrong).toEqual([]);
  });

  test('words that look like a page stay words', async () => {
    await say('<img src=x onerror="document.title=1"><b>x</b>');
    await answered('echo: <img src=x onerror=\\"document.title=1\\"><b>x</b>');
    expect(await page.locator('.log img, .log b').count()).toBe(0);
    expect(wrong).toEqual([]);
  });

  test('Enter sends, but not while a word is still being composed, nor with Shift', async () => {
    await page.fill('textarea', 'a');
    await page.locator('textarea').dispatchEvent('keydown', { key: 'Enter', isComposing: true, keyCode: 229 });
    await page.locator('textarea').press('Shift+Enter');
    expect(served.heard).toEqual([]);
    await page.locator('textarea').press('Enter');
    await until(() => served.heard.length === 1);
    expect(await page.inputValue('textarea')).toBe('');
  });

  test('a dropped line is said, what is written meanwhile goes out once and in order when it is back', async () => {
    await say('before');
    await answered('echo: before');
    await context.setOffline(true);
    await page.waitForSelector('.offline');
    await say('one');
    await say('two');
    expect(await page.locator('[data-mark="waiting"]').count()).toBe(2);
    expect(served.heard).toHaveLength(1);
    await context.setOffline(false);
    await answered('echo: two');
    await page.waitForSelector('.offline', { state: 'detached' });
    expect(served.heard.map((event) => event.type === 'message_received' && event.text)).toEqual([
      'before',
      'one',
      'two',
    ]);
    expect(await bubbles()).toEqual(['before', 'echo: before', 'one', 'two', 'echo: one', 'echo: two']);
  });

  test('what was typed and what waits is still there after the page was closed', async () => {
    await say('hello');
    await answered('echo: hello');
    await context.setOffline(true);
    await say('written without a line');
    await page.fill('textarea', 'half a thou');
    await page.close();
    await context.setOffline(false);
    page = await newPage();
    await answered('echo: written without a line');
    expect(await page.inputValue('textarea')).toBe('half a thou');
    expect(await bubbles()).toEqual(['hello', 'echo: hello', 'written without a line', 'echo: written without a line']);
  });

  test('where sockets are blocked, plain requests carry the chat', async () => {
    await context.routeWebSocket(/socket/, (socket) => socket.close({ code: 1011 }));
    page = await newPage();
    await say('by request');
    await answered('echo: by request');
    await page.locator('.log .choice').last().click();
    await answered('pressed: tok-no');
    expect(served.heard).toHaveLength(2);
  });

  test('✖ leaves at once: nothing here, nothing behind, and the other window goes too', async () => {
    await page.goto('about:blank');
    await page.goto(`${served.address}/chat`);
    const other = await newPage();
    await say('hide me');
    await answered('echo: hide me');
    await page.click('.hide');
    await page.waitForURL('**/notes*');
    await other.waitForURL('**/notes*');
    await until(() => served.heard.some((event) => event.type === 'command_given' && event.command === 'hide'));
    expect(await page.evaluate('localStorage.length + sessionStorage.length')).toBe(0);
    expect(await page.content()).not.toContain('hide me');
    await page.goBack();
    expect(page.url()).toBe('about:blank');
    expect(wrong).toEqual([]);
  });

  test('after ✖ the page begins as if nobody had been there', async () => {
    await say('hello');
    await answered('echo: hello');
    await page.click('.hide');
    await page.waitForURL('**/notes*');
    page = await newPage();
    await page.click('textarea');
    expect(await bubbles()).toEqual([]);
    await say('again');
    await answered('echo: again');
    const chats = new Set(served.heard.map(({ from }) => from.chat));
    expect(chats.size).toBe(2);
  });

  test('a chat that is wiped is cleared on the screen', async () => {
    await say('delete me');
    await answered('echo: delete me');
    const chat = served.heard[0]?.from;
    if (chat) await served.webchat.adapter.erase(chat, [], AbortSignal.timeout(1000));
    await page.waitForSelector('.log .entry', { state: 'detached' });
    expect(await page.evaluate(`localStorage.getItem('phlov')`)).not.toContain('delete me');
  });

  test('the other language is one press away and stays', async () => {
    await page.click('.header .quiet');
    await page.waitForSelector('text=Check a job offer');
    await page.reload();
    await page.waitForSelector('text=Check a job offer');
    await page.locator('.greeting .choice').first().click();
    await until(() => served.heard.length === 1);
    expect(served.heard[0]).toMatchObject({ type: 'command_given', command: 'offer', language: 'en' });
  });

  test('a photo goes out without what the camera wrote into it, and shows', async () => {
    await page.click('.write .quiet');
    const picture = await page.evaluate<string>(`(() => {
      const canvas = document.createElement('canvas');
      canvas.width = canvas.height = 4;
      return canvas.toDataURL('image/jpeg').split(',')[1];
    })()`);
    const bytes = Buffer.from(picture, 'base64');
    const secret = Buffer.from('\xff\xe1\x00\x12GPS-where-it-was', 'latin1');
    const buffer = Buffer.concat([bytes.subarray(0, 2), secret, bytes.subarray(2)]);
    await page.setInputFiles('input[type=file]', { name: 'me.jpg', mimeType: 'image/jpeg', buffer });
    await answered('echo:  [photo]');
    await page.waitForSelector('.from-person img.photo');
    const [kept] = served.files.values();
    expect(kept?.mime).toBe('image/jpeg');
    expect(Buffer.from(kept?.bytes ?? []).toString('latin1')).not.toContain('GPS');
    await page.reload();
    await page.waitForSelector('.from-person img.photo');
    expect(wrong).toEqual([]);
  });

  test('a voice is recorded and sent', async () => {
    await context.grantPermissions(['microphone']);
    await page.click('.write .quiet');
    await page.locator('.adding .choice').nth(1).click();
    await page.waitForSelector('.recording');
    await page.waitForSelector('[role=timer]:has-text("0:01")');
    await page.locator('.recording .choice').first().click();
    await answered('echo:  [voice]');
    await page.waitForSelector('.from-person audio');
  });

  test('who reads along stays at the end; who scrolled up is told of news and not moved', async () => {
    const box = `document.querySelector('.messages')`;
    const fromEnd = () => page.evaluate<number>(`${box}.scrollHeight - ${box}.scrollTop - ${box}.clientHeight`);
    for (const nth of [1, 2, 3]) {
      await say(`message ${nth}`);
      await answered(`echo: message ${nth}`);
    }
    await until(async () => (await fromEnd()) < 2);
    await page.click('.write .quiet');
    await until(async () => (await fromEnd()) < 2);
    await page.evaluate(`${box}.scrollTo(0, 0)`);
    await page.waitForSelector('.newest');
    const chat = served.heard[0]?.from;
    if (chat) await sendTo(served.webchat, chat, 'news:0', text('news'));
    await answered('news');
    await page.click('.newest');
    await until(async () => (await fromEnd()) < 2);
    await page.waitForSelector('.newest', { state: 'detached' });
  });

  test('everything can be hit with a thumb, fits the screen, and has a name', async () => {
    await say('សួស្តី');
    await answered('echo: សួស្តី');
    await page.click('.write .quiet');
    for (const target of await page.locator('button:visible, a:visible').all()) {
      expect((await target.boundingBox())?.height).toBeGreaterThanOrEqual(43.5);
      expect((await target.getAttribute('aria-label')) ?? (await target.textContent())).not.toBe('');
    }
    expect(await page.evaluate('document.documentElement.scrollWidth')).toBe(360);
    expect(await page.getByRole('textbox').getAttribute('aria-label')).not.toBe('');
  });
}
