import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { build } from './lib/build.mjs';
import { install, project } from './lib/install.mjs';

/** `npm run <name>`: one of the scripts in this folder, built first. */
const [name, ...rest] = process.argv.slice(2);
install();
build();
process.argv = [process.argv[0], join(project, 'dist', 'scripts', `${name}.js`), ...rest];
await import(pathToFileURL(process.argv[1]).href);
