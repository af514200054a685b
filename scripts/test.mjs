import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { build } from './lib/build.mjs';
import { install, project } from './lib/install.mjs';

/** `npm test`: every check and test. Ends with how many passed and how many failed. */
const node = process.execPath;
const module = (...path) => join(project, 'node_modules', ...path);

const checks = [
  ['style', node, [module('@biomejs', 'biome', 'bin', 'biome'), 'ci', '--error-on-warnings', '.']],
  ['types', node, [module('typescript', 'bin', 'tsc'), '--noEmit']],
  ['types of the pages', node, [module('typescript', 'bin', 'tsc'), '-p', 'tsconfig.page.json']],
  ['content', node, [join(project, 'scripts', 'run.mjs'), 'check-content', '--quiet']],
];

function check([name, command, args]) {
  const done = spawnSync(command, args, { cwd: project, encoding: 'utf8' });
  const passed = done.status === 0;
  process.stdout.write(`${passed ? 'ok  ' : 'FAIL'} ${name}\n`);
  if (!passed) process.stdout.write(`${done.stdout}${done.stderr}\n`);
  return passed;
}

/** What tests know of the content, made before them: two workers would make it at the same time. */
function makeKnowledge() {
  const support = join(project, 'tests', 'support');
  const loader = pathToFileURL(join(support, 'typescript.mjs')).href;
  spawnSync(node, ['--no-warnings', '--import', loader, join(support, 'ready.ts')], { cwd: project, stdio: 'inherit' });
}

/** Tests from TypeScript as ES modules, which Jest reads behind a flag of Node's. */
function jest(files) {
  const folder = mkdtempSync(join(tmpdir(), 'phlov-test-'));
  const report = join(folder, 'report.json');
  const args = [
    '--experimental-vm-modules',
    '--no-warnings',
    module('jest', 'bin', 'jest.js'),
    '--json',
    `--outputFile=${report}`,
    ...files,
  ];
  spawnSync(node, args, { cwd: project, stdio: ['ignore', 'ignore', 'inherit'] });
  const result = existsSync(report) ? JSON.parse(readFileSync(report, 'utf8')) : null;
  rmSync(folder, { recursive: true, force: true });
  if (result === null) return { passed: 0, failed: 1 };
  return { passed: result.numPassedTests, failed: result.numFailedTests + result.numRuntimeErrorTestSuites };
}

function tellWhatIsLeftOut() {
  const browser = [
    process.env.CHROMIUM_PATH,
    '/usr/bin/chromium',
    '/usr/bin/chromium-browser',
    '/usr/bin/google-chrome',
  ];
  if (!browser.some((path) => path && existsSync(path))) {
    process.stdout.write(
      'Left out: tests in a browser. To have them, install Chromium (on Debian: apt-get install chromium).\n',
    );
  }
  if (!process.env.MONGODB_TEST_URI) {
    process.stdout.write(
      'Left out: tests on MongoDB. To have them, set MONGODB_TEST_URI to the address of a server.\n',
    );
  }
}

install();
build();
tellWhatIsLeftOut();
const passed = checks.map(check).filter(Boolean).length;
makeKnowledge();
const tests = jest(process.argv.slice(2));
const failed = checks.length - passed + tests.failed;
process.stdout.write(`\n${passed + tests.passed} passed, ${failed} failed\n`);
process.exit(failed === 0 ? 0 : 1);
