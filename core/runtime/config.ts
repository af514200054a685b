import { z } from 'zod';

/**
 * All settings, read once at start. Each is optional; what is missing turns a part off, what is wrong ends the start with
 * one sentence that names it. The list is the outside contract: add to it, change nothing.
 */
const url = z.url({ protocol: /^https?$/, message: 'must be an address that starts with http:// or https://' });
const word = z.string().trim().min(1);

const settings = z.object({
  PORT: z.coerce.number('must be a number from 0 to 65535').int().min(0).max(65535).default(8080),
  HOST: word.default('127.0.0.1'),
  PUBLIC_URL: url.optional(),
  PHLOV_DATA_DIR: word.default('./data'),
  PHLOV_SECRET_KEY: word
    .refine(
      (value) => Buffer.from(value, 'base64').length === 32,
      'must be 32 bytes in base64: try `openssl rand -base64 32`',
    )
    .optional(),
  MONGODB_URI: z
    .string()
    .regex(/^mongodb(\+srv)?:\/\//, 'must start with mongodb:// or mongodb+srv://')
    .optional(),
  TELEGRAM_BOT_TOKEN: z
    .string()
    .regex(/^\d+:[\w-]+$/, 'must look like 123456:ABC..., as @BotFather gives it')
    .optional(),
  TELEGRAM_API_ROOT: url.default('https://api.telegram.org'),
  TELEGRAM_WEBHOOK_SECRET: z
    .string()
    .regex(/^[\w-]{1,256}$/, 'may hold letters, digits, _ and - only, at most 256')
    .optional(),
  TELEGRAM_STAFF_CHAT_ID: z
    .string()
    .regex(/^-?\d+$/, 'must be a number such as -1001234567890')
    .optional(),
  MESSENGER_PAGE_ID: z.string().regex(/^\d+$/, 'must be the number of the page').optional(),
  MESSENGER_PAGE_TOKEN: word.optional(),
  MESSENGER_APP_ID: z.string().regex(/^\d+$/, 'must be the number of the app').optional(),
  MESSENGER_APP_SECRET: word.optional(),
  MESSENGER_VERIFY_TOKEN: word.optional(),
  MESSENGER_API_ROOT: url.default('https://graph.facebook.com'),
  MESSENGER_GRAPH_VERSION: z
    .string()
    .regex(/^v\d+\.\d+$/, 'must look like v26.0')
    .default('v26.0'),
  PHLOV_ADMIN_PASSWORD: z.string().min(10, 'must have at least 10 characters').optional(),
  LOG_LEVEL: z.enum(['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent']).default('info'),
});

export type Config = z.infer<typeof settings>;

/** In the order in which `.env.example` explains them. */
export const settingNames = settings.keyof().options;

export type ConfigOutcome = { readonly config: Config } | { readonly wrong: string };

/** Empty values count as missing. The sentence in `wrong` never repeats the value: it may be a secret. */
export function readConfig(env: Readonly<Record<string, string | undefined>>): ConfigOutcome {
  const given = Object.fromEntries(
    Object.entries(env).filter(([, value]) => value !== undefined && value.trim() !== ''),
  );
  const read = settings.safeParse(given);
  if (read.success) return { config: read.data };
  const issue = read.error.issues[0];
  return { wrong: `The setting ${issue?.path.join('.') ?? '?'} ${issue?.message ?? 'is wrong'}.` };
}
