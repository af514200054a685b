import { hash, verify } from '@node-rs/argon2';

/** argon2id with the package's defaults (19 MiB, two passes), which are OWASP's. */
export interface Passwords {
  hash(password: string): Promise<string>;
  /** Takes the same time when there is nothing to compare with. */
  matches(stored: string | null, password: string): Promise<boolean>;
}

export function makePasswords(): Passwords {
  let decoy: Promise<string> | null = null;
  return {
    hash: (password) => hash(normal(password)),
    matches: async (stored, password) => {
      decoy ??= hash('nobody has this password');
      const same = await verify(stored ?? (await decoy), normal(password));
      return stored !== null && same;
    },
  };
}

/** The same password typed on two keyboards is the same password. */
function normal(password: string): string {
  return password.normalize('NFKC');
}
