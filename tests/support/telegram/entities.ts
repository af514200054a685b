import { Refused, refusals } from './refusals.ts';

const allowed = /^(?:b|strong|i|em|u|ins|s|strike|del|span|tg-spoiler|a|code|pre|blockquote|tg-emoji)$/;
const characters: Readonly<Record<string, string>> = { lt: '<', gt: '>', amp: '&', quot: '"' };

/** Takes the markup out of a text as the real server does, and refuses the whole message for one bad tag. */
export function parseEntities(text: string, mode: string): string {
  if (mode === '') return text;
  if (mode.toLowerCase() !== 'html') throw new Refused(refusals.entities(`unsupported parse_mode ${mode}`));
  const open: string[] = [];
  const plain = text.replace(/<([^>]*)>?/g, (whole: string, inner: string, at: number) => {
    if (!whole.endsWith('>')) throw new Refused(refusals.entities(`Unclosed start tag at byte offset ${at}`));
    if (inner.startsWith('/')) closeTag(open, inner.slice(1).trim(), at);
    else openTag(open, inner, at);
    return '';
  });
  const last = open.at(-1);
  if (last !== undefined) {
    throw new Refused(refusals.entities(`Can't find end tag corresponding to start tag "${last}"`));
  }
  return plain.replace(/&(lt|gt|amp|quot);/g, (whole, name: string) => characters[name] ?? whole);
}

function openTag(open: string[], inner: string, at: number): void {
  const name = /^[\w-]*/.exec(inner)?.[0].toLowerCase() ?? '';
  if (!allowed.test(name)) {
    throw new Refused(refusals.entities(`Unsupported start tag "${name}" at byte offset ${at}`));
  }
  open.push(name);
}

function closeTag(open: string[], name: string, at: number): void {
  const expected = open.pop();
  if (expected === undefined) throw new Refused(refusals.entities(`Unexpected end tag at byte offset ${at}`));
  if (expected !== name.toLowerCase()) {
    throw new Refused(
      refusals.entities(`Unmatched end tag at byte offset ${at}, expected "</${expected}>", found "</${name}>"`),
    );
  }
}
