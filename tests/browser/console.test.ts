import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import type { Browser, Page } from 'playwright-core';
import { firstAdministrator } from '../../bots/console/server/console.ts';
import { asId, type CaseId, type Language } from '../../core/model/index.ts';
import { type BuiltPages, browserAvailable, buildPages, launch } from '../support/browser.ts';
import { aCase, anEntry } from '../support/cases.ts';
import { password, startConsole, type TestConsole } from '../support/console.ts';
import { realContent } from '../support/core.ts';
import { add } from '../support/desk.ts';

const withBrowser = browserAvailable ? describe : describe.skip;
const id = asId<CaseId>('case-1');

withBrowser('the console in a browser', () => {
  let pages: BuiltPages;
  let browser: Browser;
  let server: TestConsole;
  let page: Page;
  let wrong: string[];

  beforeAll(async () => {
    [pages, browser] = [await buildPages(), await launch()];
  }, 60_000);
  afterAll(async () => {
    await browser?.close();
    await pages?.remove();
  });
  beforeEach(async () => {
    const content = await realContent();
    const words = (language: Language) => content.words('console', language);
    server = await startConsole({ words, pageFolder: join(pages.dir, 'console') });
    server.clock.set(Date.now());
    wrong = [];
  });
  afterEach(async () => {
    await page?.context().close();
    await server.close();
    expect(wrong).toEqual([]);
  });

  async function open(path: string, width = 360, language: Language = 'en'): Promise<void> {
    const context = await browser.newContext({ viewport: { width, height: width === 360 ? 740 : 800 } });
    context.setDefaultTimeout(8000);
    await context.addInitScript({ content: `localStorage.setItem('phlov.language', '${language}')` });
    page = await context.newPage();
    page.on('pageerror', (error) => wrong.push(String(error)));
    page.on('request', (request) => {
      if (!request.url().startsWith(server.address)) wrong.push(`left the machine: ${request.url()}`);
    });
    await page.goto(`${server.address}${path}`);
  }

  async function signIn(userName: string): Promise<void> {
    await page.getByLabel(/User name|ឈ្មោះសម្រាប់ចូល/).fill(userName);
    await page.getByLabel(/Password|ពាក្យសម្ងាត់/).fill(password);
    await page.keyboard.press('Enter');
    await page.locator('.places').waitFor({ state: 'attached' });
  }

  test('with one thumb: sign in, take, reply, note, close', async () => {
    await server.person('sophea', 'caseworker');
    server.desk.put(aCase(id, server.clock.now(), { priority: 'urgent' }));
    await open('/console/');
    await signIn('sophea');
    await page.getByRole('link', { name: /Lotus Flower/ }).click();
    await page.getByText('Nobody has this case yet.').waitFor();
    await page.getByRole('button', { name: 'Take this case' }).click();

    await page.getByRole('textbox', { name: 'Reply' }).fill('Hello <b>you</b>');
    await page.getByRole('button', { name: 'Send' }).click();
    await page.getByText('Hello <b>you</b>', { exact: true }).waitFor();
    await page.getByText('on its way').waitFor();

    await page.getByRole('tab', { name: 'Note' }).click();
    await page.getByRole('textbox', { name: 'Note' }).fill('Call the embassy');
    await page.getByRole('button', { name: 'Save' }).click();
    await page.locator('.entry-note', { hasText: 'Call the embassy' }).waitFor();

    expect(await page.evaluate<number>('document.documentElement.scrollWidth')).toBeLessThanOrEqual(360);
    await page.getByRole('button', { name: 'Close' }).click();
    await page.getByLabel('We helped').check();
    await page.getByRole('dialog').getByRole('button', { name: 'Close' }).click();
    await page.getByText('Closed: We helped').waitFor();
    expect((await server.desk.read(id))?.outcome).toBe('helped');
  });

  test('with the keyboard alone: j, Enter, t, r, n, ?, Escape', async () => {
    const now = server.clock.now();
    await server.person('sophea', 'caseworker');
    server.desk.put(aCase(id, now));
    server.desk.put(aCase('case-2', now, { alias: { km: 'ទឹក', en: 'Cool Water' }, openedAt: now - 1000 }));
    await open('/console/', 1280);
    await signIn('sophea');
    await page.locator('.row').nth(1).waitFor();
    const press = (key: string) => page.keyboard.press(key);
    await press('j');
    await press('j');
    await press('Enter');
    await page.getByRole('heading', { name: 'Cool Water' }).waitFor();
    await page.getByText('Nobody has this case yet.').waitFor();
    await press('t');
    await page.getByRole('textbox', { name: 'Reply' }).waitFor();
    await press('r');
    await page.locator('textarea:focus').waitFor();
    await page.keyboard.type('typed with r, n and t');
    await press('Control+Enter');
    await page.locator('.entry-caseworker', { hasText: 'typed with r, n and t' }).waitFor();
    await press('Escape');
    await press('n');
    await page.locator('textarea:focus').waitFor();
    await page.keyboard.type('a note');
    await press('Control+Enter');
    await page.locator('.entry-note', { hasText: 'a note' }).waitFor();
    await press('Escape');
    await press('?');
    await page.getByRole('dialog', { name: 'Keyboard' }).waitFor();
    await press('Escape');
    await press('Escape');
    await page.getByText('Choose a case from the list.').waitFor();
    expect((await server.desk.read(asId<CaseId>('case-2')))?.state).toBe('active');
  });

  test('what happens elsewhere arrives by itself, and is announced', async () => {
    const { id: worker } = await server.person('sophea', 'caseworker');
    server.desk.put(aCase(id, server.clock.now(), { state: 'active', worker }));
    await open('/console/#/mine/case-1', 1280);
    await signIn('sophea');
    await page.getByRole('textbox', { name: 'Reply' }).waitFor();
    const hostile = '<img src=x onerror="document.title=1">';
    const lastHeardAt = server.clock.now();
    server.desk.change(id, (was) => add({ ...was, lastHeardAt }, anEntry('new', lastHeardAt, { text: hostile })));
    await page.getByText(hostile, { exact: true }).waitFor();
    await page.getByText('Lotus Flower wrote').waitFor({ state: 'attached' });
    server.desk.put(aCase('case-2', server.clock.now(), { priority: 'emergency' }));
    await page.getByText('Lotus Flower is waiting, emergency').waitFor({ state: 'attached' });
    await page.waitForFunction(`document.title.startsWith('(1)')`);
  });

  test('nothing that was typed is lost: drafts stay, and what could not be sent is sent again', async () => {
    const { id: worker } = await server.person('sophea', 'caseworker');
    server.desk.put(aCase(id, server.clock.now(), { state: 'active', worker }));
    await open('/console/#/mine/case-1');
    await signIn('sophea');
    await page.getByRole('textbox', { name: 'Reply' }).fill('half a sen');
    await page.reload();
    expect(await page.getByRole('textbox', { name: 'Reply' }).inputValue()).toBe('half a sen');

    await page.context().setOffline(true);
    await page.getByRole('textbox', { name: 'Reply' }).fill('a whole sentence');
    await page.getByRole('button', { name: 'Send' }).click();
    await page.getByText('Not sent yet.').waitFor();
    await page.context().setOffline(false);
    await page.reload();
    await page.getByText('Not sent yet.').waitFor();
    await page.getByRole('button', { name: 'Send again' }).click();
    await page.getByText('on its way').waitFor();
    const written = (await server.desk.read(id))?.timeline.filter(({ by }) => by === 'caseworker');
    expect(written?.map(({ text }) => text)).toEqual(['a whole sentence']);
    expect(await page.getByRole('textbox', { name: 'Reply' }).inputValue()).toBe('');
  });

  test('the loser of a take is told who has it', async () => {
    await server.person('sophea', 'caseworker');
    const dara = await server.person('dara', 'caseworker');
    server.desk.put(aCase(id, server.clock.now()));
    await open('/console/#/waiting/case-1');
    await signIn('sophea');
    const take = page.getByRole('button', { name: 'Take this case' });
    await take.waitFor();
    await page.route('**/take', async (route) => {
      await server.desk.take(id, dara.id);
      await route.continue();
    });
    await take.click();
    await page.getByRole('alert').getByText('Dara has this case.').waitFor();
    await page.getByText('You can leave a note.').waitFor();
  });

  test('a picture stays blurred until somebody decides to look', async () => {
    const { id: worker } = await server.person('sophea', 'caseworker');
    const dot = 'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==';
    const file = await server.desk.keepFile({ mime: 'image/png', name: 'x.png', bytes: Buffer.from(dot, 'base64') });
    const attachments = [{ kind: 'photo', file, mime: 'image/png', bytes: 70 }] as const;
    const timeline = [anEntry('sent', server.clock.now(), { attachments })];
    server.desk.put(aCase(id, server.clock.now(), { state: 'active', worker, timeline }));
    await open('/console/#/mine/case-1');
    await signIn('sophea');
    const blur = () => page.evaluate<string>(`getComputedStyle(document.querySelector('.photo img')).filter`);
    await page.getByRole('img', { name: 'Photo' }).waitFor();
    expect(await blur()).toContain('blur');
    await page.getByRole('button', { name: /Show the photo/ }).click();
    expect(await blur()).toBe('none');
  });

  test('the page travels small, and asks no other machine for anything', async () => {
    const index = await (await fetch(`${server.address}/console/`)).text();
    const assets = [...index.matchAll(/(?:src|href)="(\/console\/assets\/[^"]+\.(?:js|css))"/g)].map(
      ([, path]) => path,
    );
    expect(assets).toHaveLength(2);
    const sizes = assets.map(async (path) => {
      const response = await fetch(`${server.address}${path}`, { headers: { 'accept-encoding': 'gzip' } });
      const { headers } = response;
      await response.arrayBuffer();
      expect(headers.get('content-encoding')).toBe('gzip');
      expect(headers.get('cache-control')).toContain('immutable');
      return Number(headers.get('content-length'));
    });
    expect((await Promise.all(sizes)).reduce((sum, size) => sum + size)).toBeLessThan(120_000);
    expect(index).not.toMatch(/https?:/);
  });

  test('the first administrator is led through three steps, in Khmer', async () => {
    const first = await firstAdministrator({ ...server.deps, adminPassword: null });
    await open('path' in first ? first.path : '', 360, 'km');
    await page.getByLabel('ឈ្មោះដែលមិត្តរួមការងារឃើញ').fill('បូផា');
    await page.getByLabel('ឈ្មោះសម្រាប់ចូល').fill('bopha');
    await page.getByLabel('ដាក់ពាក្យសម្ងាត់').fill(password);
    await page.keyboard.press('Enter');
    await page.locator('.channel', { hasText: 'Telegram' }).waitFor();
    expect(await page.locator('.copyable input').inputValue()).toBe(`${server.address}/chat`);
    expect(await page.evaluate<string>('location.hash')).toBe('#/setup');
    expect(await page.evaluate<string>('document.documentElement.lang')).toBe('km');
  });
});
