import { randomBytes } from 'node:crypto';
import { chmod, link, mkdir, open, readdir, readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';

export interface SecretNeed {
  /** `PHLOV_SECRET_KEY`, where it is set. */
  readonly given?: string | undefined;
  readonly dataDir: string;
}

/** `wrong` is one sentence for the person who runs Phlov; it never holds the secret. */
export type SecretOutcome = { readonly secret: Uint8Array } | { readonly wrong: string };

const secretBytes = 32;

/** The secret that opens everything: from the setting, else from `secret.key` in the data folder, made at the first start. */
export async function readSecret({ given, dataDir }: SecretNeed): Promise<SecretOutcome> {
  if (given !== undefined) {
    return secretIn(given) ?? { wrong: 'The setting PHLOV_SECRET_KEY must be 32 bytes in base64.' };
  }
  const path = join(dataDir, 'secret.key');
  try {
    await mkdir(dataDir, { recursive: true, mode: 0o700 });
    return (await kept(path)) ?? (await made(path, dataDir));
  } catch (error) {
    const code = codeOf(error);
    return {
      wrong: `${path} cannot be read or made (${code}): let the user that runs Phlov do so, or set PHLOV_SECRET_KEY.`,
    };
  }
}

async function kept(path: string): Promise<SecretOutcome | null> {
  try {
    const text = await readFile(path, 'utf8');
    await chmod(path, 0o600);
    return (
      secretIn(text) ?? { wrong: `${path} does not hold 32 bytes in base64: put the right key back from a backup.` }
    );
  } catch (error) {
    if (codeOf(error) === 'ENOENT') return null;
    throw error;
  }
}

/** Never beside data that another key sealed: the lost key would look replaced, and whoever finds it might overwrite it. */
async function made(path: string, dataDir: string): Promise<SecretOutcome> {
  if ((await readdir(dataDir)).some((name) => name.endsWith('.sqlite'))) {
    return { wrong: `${path} is missing and the data beside it was sealed with it: put it back from a backup.` };
  }
  const draft = `${path}.${randomBytes(6).toString('hex')}`;
  await writeDurably(draft, `${randomBytes(secretBytes).toString('base64')}\n`);
  await link(draft, path).catch(leaveTheFirst);
  await rm(draft);
  await syncFolder(dataDir);
  return (await kept(path)) ?? { wrong: `${path} was taken away while Phlov was starting: start it again.` };
}

/** Two processes that start at once: a link is made whole or not at all, so the second reads what the first wrote. */
function leaveTheFirst(error: unknown): void {
  if (codeOf(error) !== 'EEXIST') throw error;
}

async function writeDurably(path: string, text: string): Promise<void> {
  const file = await open(path, 'w', 0o600);
  try {
    await file.writeFile(text);
    await file.sync();
  } finally {
    await file.close();
  }
}

/** The file's name is safe from a power cut only when its folder is. Windows does this by itself and knows no such call. */
async function syncFolder(path: string): Promise<void> {
  if (process.platform === 'win32') return;
  const folder = await open(path, 'r');
  try {
    await folder.sync();
  } finally {
    await folder.close();
  }
}

function secretIn(text: string): { readonly secret: Uint8Array } | null {
  const secret = Buffer.from(text, 'base64');
  return secret.length === secretBytes ? { secret } : null;
}

function codeOf(error: unknown): string {
  return typeof error === 'object' && error !== null && 'code' in error ? String(error.code) : 'unknown';
}
