import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { build } from './lib/build.mjs';
import { install, project } from './lib/install.mjs';

/** `npm start`: installs what is missing, builds what changed, runs. An `.env` file beside it is read when there is one. */
install();
build();
try {
  process.loadEnvFile(join(project, '.env'));
} catch (error) {
  if (error.code !== 'ENOENT') throw error;
}
await import(pathToFileURL(join(project, 'dist', 'bots', 'main.js')).href);
