import { spawn } from 'node:child_process';
import { existsSync, mkdtempSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { type Browser, chromium } from 'playwright-core';

/** A real browser, where the machine has one. Nothing is downloaded to get one. */
const names = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable'];
const places = ['/usr/bin', '/usr/local/bin', '/snap/bin', ...(process.env.PATH ?? '').split(delimiter)];
const executable =
  process.env.CHROMIUM_PATH ?? places.flatMap((place) => names.map((name) => join(place, name))).find(existsSync);

export const browserAvailable = executable !== undefined && existsSync(executable);
export const browserMissing =
  'The browser tests were left out: no Chromium was found. Install it (apt install chromium) or name it in CHROMIUM_PATH.';

/** Quiet and alone: it looks up nothing and calls nobody. */
const quiet = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

export function launch(more: readonly string[] = []): Promise<Browser> {
  if (executable === undefined) throw new Error(browserMissing);
  return chromium.launch({ executablePath: executable, args: [...quiet, ...more] });
}

export interface BuiltPages {
  /** Holds one folder a page: `chat`, `console`. */
  readonly dir: string;
  remove(): Promise<void>;
}

/** The pages as they are in the sources now, whatever lies in `dist`. */
export async function buildPages(): Promise<BuiltPages> {
  const dir = mkdtempSync(join(tmpdir(), 'phlov-pages-'));
  await run(process.execPath, ['node_modules/vite/bin/vite.js', 'build', '--logLevel', 'error', '--outDir', dir]);
  return { dir, remove: () => rm(dir, { recursive: true, force: true }) };
}

function run(command: string, args: readonly string[]): Promise<void> {
  return new Promise((resolve, reject) => {
    const child = spawn(command, args, { stdio: ['ignore', 'ignore', 'pipe'] });
    let said = '';
    child.stderr.on('data', (chunk) => {
      said += chunk;
    });
    child.on('error', reject);
    child.on('close', (code) => (code === 0 ? resolve() : reject(new Error(`${command} ended with ${code}: ${said}`))));
  });
}
