/** `{{fact th.minimum-wage}}`, `{{value th.cost}}`, `{{line kh-1297}}`: what a text may name instead of copying it. */
export type Reference = { readonly kind: 'fact' | 'value' | 'line'; readonly id: string };
export type Piece = string | Reference;

const pattern = /\{\{\s*([a-z]+)\s+([^\s{}]+)\s*\}\}/g;

/** A text cut into what is said and what is looked up. */
export function cut(text: string): readonly Piece[] {
  const pieces: Piece[] = [];
  let from = 0;
  for (const match of text.matchAll(pattern)) {
    const [whole, kind, id] = match;
    if (!isKind(kind) || id === undefined) continue;
    if (match.index > from) pieces.push(text.slice(from, match.index));
    pieces.push({ kind, id });
    from = match.index + whole.length;
  }
  if (from < text.length) pieces.push(text.slice(from));
  return pieces;
}

export function referencesIn(text: string): readonly Reference[] {
  return cut(text).filter((piece) => typeof piece !== 'string');
}

/** Braces that are no reference: a slip that would reach a reader. */
export function brokenReferences(text: string): readonly string[] {
  return cut(text)
    .filter((piece) => typeof piece === 'string')
    .filter((piece) => piece.includes('{{') || piece.includes('}}'))
    .flatMap((piece) => piece.match(/\{\{[^}]*\}?\}?|[^{]*\}\}/g) ?? []);
}

function isKind(kind: string | undefined): kind is Reference['kind'] {
  return kind === 'fact' || kind === 'value' || kind === 'line';
}
