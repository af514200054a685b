import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { project, run } from './install.mjs';

const dist = join(project, 'dist');
const sources = {
  server: {
    roots: ['core', 'bots', 'scripts', 'tsconfig.json', 'tsconfig.build.json'],
    skip: (path) => /[/\\]page$/.test(path),
  },
  knowledge: {
    roots: ['content', 'core/content', 'core/understanding', 'core/runtime/knowledge'],
    skip: () => false,
  },
  page: {
    roots: ['bots', 'vite.config.ts', 'tsconfig.page.json'],
    skip: (path) => /[/\\]bots[/\\](telegram|messenger)$/.test(path),
  },
};

/**
 * Builds what changed since the last build: the server with `tsc`, what it knows from the content, the pages with Vite. Names,
 * sizes and times tell.
 */
export function build() {
  make('server', () => {
    for (const folder of ['core', 'bots', 'scripts']) rmSync(join(dist, folder), { recursive: true, force: true });
    run(process.execPath, [join(project, 'node_modules', 'typescript', 'bin', 'tsc'), '-p', 'tsconfig.build.json']);
  });
  make('knowledge', () => run(process.execPath, [join(dist, 'scripts', 'keep-knowledge.js')]));
  make('page', () => {
    rmSync(join(dist, 'page'), { recursive: true, force: true });
    run(process.execPath, [join(project, 'node_modules', 'vite', 'bin', 'vite.js'), 'build', '--logLevel', 'error']);
  });
}

function make(name, work) {
  const mark = join(dist, `.${name}`);
  const now = fingerprint(sources[name]);
  if (existsSync(mark) && readFileSync(mark, 'utf8') === now) return;
  process.stderr.write(`Building the ${name} ...\n`);
  work();
  writeFileSync(mark, now);
}

function fingerprint({ roots, skip }) {
  const hash = createHash('sha256').update(process.version);
  for (const root of roots) add(join(project, root), hash, skip);
  return hash.digest('hex');
}

function add(path, hash, skip) {
  if (!existsSync(path) || skip(path)) return;
  const { size, mtimeMs } = statSync(path);
  if (!statSync(path).isDirectory()) return void hash.update(`${path}\n${size}\n${mtimeMs}\n`);
  for (const name of readdirSync(path).sort()) add(join(path, name), hash, skip);
}
