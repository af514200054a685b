import { existsSync, readdirSync } from 'node:fs';
import { readdir, readFile, writeFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { promisify } from 'node:util';
import { brotliCompress, gzip } from 'node:zlib';
import preact from '@preact/preset-vite';
import { build, defineConfig, type InlineConfig } from 'vite';

/** Each page has its own folder, address and output, so that neither waits for the other's changes. */
const here = import.meta.dirname;
const pages = [
  { name: 'chat', folder: join(here, 'bots/webchat/page'), base: '/chat/' },
  { name: 'console', folder: join(here, 'bots/console/page'), base: '/console/' },
] as const;
type Page = (typeof pages)[number];

function htmlOf({ folder }: Page): string[] {
  return readdirSync(folder)
    .filter((name) => name.endsWith('.html'))
    .map((name) => join(folder, name));
}

/** Strict content security leaves no room for anything inline: no data: fonts, no polyfill script. */
function settings(page: Page, out: string): InlineConfig {
  return {
    configFile: false,
    root: page.folder,
    base: page.base,
    publicDir: false,
    logLevel: 'warn',
    plugins: [preact({ devToolsEnabled: false, prefreshEnabled: false })],
    build: {
      outDir: join(out, page.name),
      emptyOutDir: true,
      target: 'es2022',
      assetsInlineLimit: 0,
      modulePreload: { polyfill: false },
      reportCompressedSize: false,
      rolldownOptions: { input: htmlOf(page) },
    },
  };
}

/** Slow lines get the small copy: made once here, not at each request. */
async function compress(folder: string): Promise<void> {
  const names = (await readdir(folder)).filter((name) => /\.(?:js|css|svg)$/.test(name));
  for (const name of names) {
    const bytes = await readFile(join(folder, name));
    await writeFile(join(folder, `${name}.br`), await promisify(brotliCompress)(bytes));
    await writeFile(join(folder, `${name}.gz`), await promisify(gzip)(bytes, { level: 9 }));
  }
}

/** `vite build` makes every page that exists; `--outDir` says where, `dist/page` when it does not. */
export default defineConfig({
  build: { outDir: 'dist/page' },
  builder: {
    async buildApp({ config, environments }) {
      const out = resolve(here, config.build.outDir);
      for (const page of pages.filter(({ folder }) => existsSync(join(folder, 'index.html')))) {
        await build(settings(page, out));
        await compress(join(out, page.name, 'assets'));
      }
      // Without this Vite would go on to build its own default page, which we do not have.
      for (const environment of Object.values(environments)) environment.isBuilt = true;
    },
  },
});
