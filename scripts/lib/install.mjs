import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** The project's folder. Only Node's own modules are used here: it must work before anything is installed. */
export const project = join(import.meta.dirname, '..', '..');

const mark = join(project, 'node_modules', '.phlov-installed');

/** Ends the process with one sentence when this Node is too old. */
export function checkNode() {
  const [major = 0, minor = 0] = process.versions.node.split('.').map(Number);
  if (major > 20 || (major === 20 && minor >= 19)) return;
  process.stderr.write(`Phlov needs Node 20.19 or newer; this is ${process.versions.node}.\n`);
  process.exit(1);
}

/** Installs what the lock file names, when that has not been done yet. Packages run no code of theirs (`.npmrc`). */
export function install() {
  checkNode();
  const wanted = createHash('sha256')
    .update(readFileSync(join(project, 'package-lock.json')))
    .digest('hex');
  const have = existsSync(mark) ? readFileSync(mark, 'utf8') : '';
  if (have === wanted) return;
  process.stderr.write('Installing what is missing (once) ...\n');
  run('npm', ['install', '--no-save', '--no-audit', '--no-fund', '--loglevel=error']);
  writeFileSync(mark, wanted);
}

/** Runs a command in the project's folder and ends this process when it fails. What it says goes to the error stream. */
export function run(command, args, options = {}) {
  const done = spawnSync(command, args, {
    cwd: project,
    stdio: ['inherit', 2, 2],
    shell: process.platform === 'win32',
    ...options,
  });
  if (done.status !== 0) process.exit(done.status ?? 1);
}
