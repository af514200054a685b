import { Refused, refusals } from './refusals.ts';

/** A file that came in a multipart request. */
export interface UploadedFile {
  readonly name: string;
  readonly mime: string;
  readonly bytes: Buffer;
}

/** What a call was given, whether as JSON, as a form, or as multipart. */
export interface Params {
  readonly values: Readonly<Record<string, unknown>>;
  readonly files: Readonly<Record<string, UploadedFile>>;
}

export function parseParams(contentType: string, body: Buffer): Params {
  if (body.length === 0) return { values: {}, files: {} };
  const boundary = /^multipart\/form-data;\s*boundary=(.+)$/i.exec(contentType)?.[1];
  if (boundary !== undefined) return parseMultipart(body, boundary.replace(/^"|"$/g, ''));
  if (/^application\/json/i.test(contentType)) return { values: parseJson(body), files: {} };
  return { values: Object.fromEntries(new URLSearchParams(body.toString('utf8'))), files: {} };
}

function parseJson(body: Buffer): Record<string, unknown> {
  let value: unknown;
  try {
    value = JSON.parse(body.toString('utf8'));
  } catch {
    throw new Refused(refusals.notJson);
  }
  refuseLoneSurrogates(value);
  return isRecord(value) ? value : {};
}

/** As the real server does: a half of a surrogate pair is no UTF-8. */
function refuseLoneSurrogates(value: unknown): void {
  if (typeof value === 'string' && /\p{Surrogate}/u.test(value)) throw new Refused(refusals.notUtf8);
  if (typeof value === 'object' && value !== null) Object.values(value).forEach(refuseLoneSurrogates);
}

function parseMultipart(body: Buffer, boundary: string): Params {
  const values: Record<string, unknown> = {};
  const files: Record<string, UploadedFile> = {};
  for (const part of partsOf(body, `--${boundary}`)) {
    const cut = part.indexOf('\r\n\r\n');
    const head = part.subarray(0, cut).toString('utf8');
    const bytes = part.subarray(cut + 4);
    const name = /name="([^"]*)"/.exec(head)?.[1] ?? '';
    const filename = /filename="?([^"\r\n;]*)"?/i.exec(head)?.[1];
    if (filename === undefined) values[name] = bytes.toString('utf8');
    else files[name] = { name: filename, mime: /content-type:\s*(\S+)/i.exec(head)?.[1] ?? '', bytes };
  }
  return { values, files };
}

function partsOf(body: Buffer, delimiter: string): Buffer[] {
  const parts: Buffer[] = [];
  let from = body.indexOf(delimiter) + delimiter.length + 2;
  for (;;) {
    const to = body.indexOf(`\r\n${delimiter}`, from);
    if (to < 0) return parts;
    parts.push(body.subarray(from, to));
    from = to + delimiter.length + 4;
  }
}

export function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

export function text(params: Params, name: string): string {
  const value = params.values[name];
  return typeof value === 'string' ? value : typeof value === 'number' ? String(value) : '';
}

export function integer(params: Params, name: string): number | null {
  const value = text(params, name);
  return /^-?\d+$/.test(value) ? Number(value) : null;
}

export function decimal(params: Params, name: string): number | null {
  const value = text(params, name);
  return value === '' || !Number.isFinite(Number(value)) ? null : Number(value);
}

export function flag(params: Params, name: string): boolean {
  const value = params.values[name];
  return value === true || value === 'true' || value === 'True' || value === '1';
}

/** An object or a list: given as such in JSON, as a JSON string in a form. */
export function structure(params: Params, name: string): unknown {
  const value = params.values[name];
  if (typeof value !== 'string' || value === '') return value === '' ? undefined : value;
  try {
    return JSON.parse(value);
  } catch {
    throw new Refused(refusals.notJson);
  }
}

/** The file of a field: inside the field itself, or behind its `attach://`. */
export function file(params: Params, name: string): UploadedFile | null {
  const behind = /^attach:\/\/(.+)$/.exec(text(params, name))?.[1];
  return params.files[behind ?? name] ?? null;
}
