import { randomBytes } from 'node:crypto';
import { existsSync } from 'node:fs';
import { mkdir, mkdtemp, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Browser, chromium, type Page } from 'playwright-core';
import { type Phlov, startPhlov } from '../bots/phlov.ts';
import type { Content } from '../core/content/content.ts';
import { loadContent } from '../core/content/load.ts';
import type { Language } from '../core/model/index.ts';
import { systemClock } from '../core/runtime/clock.ts';
import { readConfig } from '../core/runtime/config.ts';
import { knowledgeSource } from '../core/runtime/knowledge/source.ts';
import { silentLog } from '../core/runtime/log.ts';
import { previewEntry } from './lib/preview-entry.ts';
import { previewPage } from './lib/preview-page.ts';

/**
 * `npm run pictures`: the pictures of the documents, taken from the running product so that they stay true. Starts Phlov on an
 * empty folder, asks, asks for a person and answers as one, in a real browser; everything but the pictures is thrown away.
 */
type Say = Content['say'];

/** The entry that is shown to editors. */
const previewed = 'emergency/held';

const project = join(import.meta.dirname, '..', '..');
const pictures = join(project, 'docs', 'pictures');
const password = randomBytes(12).toString('base64url');
const phone = { width: 360, height: 740, scale: 2 };
const desk = { width: 1280, height: 800, scale: 1.4 };

/** What is said in the pictures. Invented; all answers are the product's own. */
const said = {
  hello: { km: 'សួស្តី', en: 'Hello' },
  question: 'ធ្វើម៉េចដឹងថាក្រុមហ៊ុនបញ្ជូនពលករមានអាជ្ញាប័ណ្ណ?',
  post: 'Work in Thailand! $1,500 a month, no experience needed. Free transport. We keep your passport safe. Leave tonight.',
  toHelper: 'ខ្ញុំនៅថៃហើយ។ ថៅកែទុកលិខិតឆ្លងដែនខ្ញុំ ហើយមិនបើកប្រាក់ខែ ២ ខែ។',
  reply: 'សួស្តីបង។ ខ្ញុំអានហើយ ខ្ញុំនៅទីនេះ។ ឥឡូវបងនៅកន្លែងដែលសរសេរមកបានស្រួលទេ?',
  answer: 'បាន ឥឡូវថៅកែមិននៅទេ។ ខ្ញុំចង់បានលិខិតឆ្លងដែនវិញ។',
} as const;

const places = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'];
const quiet = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

async function start(dataDir: string): Promise<Phlov> {
  const read = readConfig({ PORT: '0', PHLOV_DATA_DIR: dataDir, PHLOV_ADMIN_PASSWORD: password });
  if ('wrong' in read) throw new Error(read.wrong);
  const outcome = await startPhlov({
    config: read.config,
    log: silentLog,
    clock: systemClock,
    random: { id: () => randomBytes(16).toString('base64url'), fraction: () => Math.random() },
    contentFolder: join(project, 'content'),
    pageFolder: join(project, 'dist', 'page'),
    makeKnowledge: knowledgeSource(join(project, 'dist', 'knowledge.bin')),
  });
  if ('wrong' in outcome) throw new Error(outcome.wrong);
  return outcome.phlov;
}

async function open(browser: Browser, address: string, screen: typeof phone, language: Language): Promise<Page> {
  const { scale, ...viewport } = screen;
  const context = await browser.newContext({
    viewport,
    deviceScaleFactor: scale,
    locale: language === 'km' ? 'km-KH' : 'en-GB',
    timezoneId: 'Asia/Phnom_Penh',
  });
  await context.addInitScript({ content: `localStorage.setItem('phlov.language', '${language}')` });
  const page = await context.newPage();
  page.setDefaultTimeout(10_000);
  await page.goto(address);
  return page;
}

async function photograph(page: Page, name: string): Promise<void> {
  const path = join(pictures, `${name}.png`);
  await page.mouse.move(0, 0);
  await page.evaluate('document.fonts.ready');
  await page.screenshot({ path, animations: 'disabled', caret: 'hide' });
  const kilobytes = Math.round((await stat(path)).size / 1000);
  process.stdout.write(`docs/pictures/${name}.png  ${kilobytes} kB\n`);
}

/** Opens the chat in its language and says one thing; resolves when the bot has answered. */
async function ask(phlov: Phlov, page: Page, words: string): Promise<void> {
  await page.fill('textarea', words);
  await page.click('.send');
  await answered(phlov, page);
}

async function press(phlov: Phlov, page: Page, title: string): Promise<void> {
  await page.locator('.log').getByRole('button', { name: title, exact: true }).last().click();
  await answered(phlov, page);
}

/** The page shows everything that the core had to send to the chat that was used last. */
async function answered({ runtime, store }: Phlov, page: Page): Promise<void> {
  await page.locator('.from-person [data-mark="received"]').last().waitFor();
  await runtime.idle();
  const [newest] = await store.chats.list('chat', { limit: 1 });
  const log = newest ? await store.chats.read(newest.id) : null;
  await page
    .locator('.log .entry:not(.from-person)')
    .nth((log?.document.entries.length ?? 1) - 1)
    .waitFor();
}

/** The first words, and the notice that comes with the first answer. */
async function meet(phlov: Phlov, page: Page, say: Say, language: Language): Promise<void> {
  await ask(phlov, page, said.hello[language]);
  await press(phlov, page, say('chat.choice.notice_ok', language));
}

/** An answer may be longer than the screen: it is shown from where it begins. */
async function scrollToQuestion(page: Page): Promise<void> {
  const asked = await page.locator('.from-person').last().boundingBox();
  const box = await page.locator('.messages').boundingBox();
  if (!asked || !box || asked.y >= box.y) return;
  await page.mouse.move(box.x + box.width / 2, box.y + box.height / 2);
  await page.mouse.wheel(0, asked.y - box.y - 12);
  await page.locator('.newest').waitFor();
}

async function askForPerson(phlov: Phlov, page: Page, say: Say): Promise<void> {
  await press(phlov, page, say('chat.choice.person', 'km'));
  await press(phlov, page, say('chat.choice.human_yes', 'km'));
  await press(phlov, page, say('chat.choice.safeToWrite.only_when_i_write', 'km'));
  await press(phlov, page, say('chat.choice.skip_all', 'km'));
  await ask(phlov, page, said.toHelper);
}

async function signIn(page: Page): Promise<void> {
  await page.locator('input[name="userName"]').fill('admin');
  await page.locator('input[type="password"]').fill(password);
  await page.keyboard.press('Enter');
  await page.locator('.places').waitFor({ state: 'attached' });
}

/** Takes the one case there is and answers it. */
async function answerAsPerson({ runtime }: Phlov, page: Page): Promise<void> {
  await page.locator('[data-row]').first().click();
  await page.locator('.entry-person').first().waitFor();
  await page.keyboard.press('t');
  await page.locator('.composer textarea').fill(said.reply);
  await page.keyboard.press('Control+Enter');
  await runtime.idle();
  await page.locator('.entry-caseworker').waitFor();
}

/** For editors: an entry as all three channels show it, and the chat that shows itself as another channel. */
async function takePreviews(browser: Browser, khmer: Page, content: Content): Promise<void> {
  const of = (language: Language) => previewEntry(previewed, language, content, systemClock.now());
  const page = await browser.newPage({ viewport: { width: 1110, height: 700 }, deviceScaleFactor: 1.1 });
  await page.setContent(previewPage(previewed, { km: of('km'), en: of('en') }));
  await photograph(page, 'preview');
  await khmer.locator('.write .quiet').click();
  await khmer.locator('.lookchoice button').last().click();
  await khmer.locator('.write .quiet').click();
  await khmer.locator('.quick-replies').last().waitFor();
  await scrollToQuestion(khmer);
  await photograph(khmer, 'chat-as-messenger');
  await khmer.locator('.lookbar .quiet').click();
}

async function takeThem(browser: Browser, phlov: Phlov, content: Content): Promise<void> {
  const { say } = content;
  const english = await open(browser, `${phlov.url}/chat`, phone, 'en');
  await english.locator('.header .quiet').click();
  await meet(phlov, english, say, 'en');
  await ask(phlov, english, said.post);
  await scrollToQuestion(english);
  await photograph(english, 'chat-en');

  const khmer = await open(browser, `${phlov.url}/chat`, phone, 'km');
  await meet(phlov, khmer, say, 'km');
  await ask(phlov, khmer, said.question);
  await scrollToQuestion(khmer);
  await photograph(khmer, 'chat-km');
  await takePreviews(browser, khmer, content);
  await askForPerson(phlov, khmer, say);

  const console = await open(browser, `${phlov.url}/console/`, desk, 'en');
  await signIn(console);
  await answerAsPerson(phlov, console);
  await ask(phlov, khmer, said.answer);
  await console.locator('.entry-person', { hasText: said.answer }).waitFor();
  await photograph(console, 'console');

  const pocket = await open(browser, `${phlov.url}/console/`, phone, 'km');
  await signIn(pocket);
  await pocket.goto(console.url());
  await pocket.locator('.entry-person', { hasText: said.answer }).waitFor();
  await photograph(pocket, 'console-phone');
}

async function main(): Promise<void> {
  const executablePath = [process.env.CHROMIUM_PATH ?? '', ...places].find((path) => path !== '' && existsSync(path));
  if (executablePath === undefined)
    throw new Error('There is no Chromium here: install it, or name it in CHROMIUM_PATH.');
  const loaded = await loadContent(join(project, 'content'));
  if ('problems' in loaded) throw new Error('The content is not whole: npm run check-content says why.');
  const dataDir = await mkdtemp(join(tmpdir(), 'phlov-pictures-'));
  await mkdir(pictures, { recursive: true });
  const phlov = await start(dataDir);
  const browser = await chromium.launch({ executablePath, args: quiet });
  try {
    await takeThem(browser, phlov, loaded.content);
  } finally {
    await browser.close();
    await phlov.stop();
    await rm(dataDir, { recursive: true, force: true });
  }
}

await main();
