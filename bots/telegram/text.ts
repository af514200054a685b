import type { Choice, Contact } from '../../core/model/index.ts';

/** The number stands alone on its line, so that a phone offers to dial it. */
export function withContacts(text: string, contacts: readonly Contact[]): string {
  const blocks = contacts.map(({ name, number, note }) =>
    [name, number, note].filter((line) => line !== '').join('\n'),
  );
  return [text, ...blocks].filter((block) => block !== '').join('\n\n');
}

/** Telegram refuses a whole message for half a surrogate pair; it becomes `U+FFFD`. */
export function wellFormed(text: string): string {
  return Buffer.from(text, 'utf8').toString('utf8');
}

interface Button {
  readonly text: string;
  readonly callback_data: string;
}

const graphemes = new Intl.Segmenter('km', { granularity: 'grapheme' });
/** What fits on half the width of a small phone. */
const shortTitle = 16;

/** Rows of buttons: two short titles side by side, a long one by itself. */
export function keyboardOf(choices: readonly Choice[]): { inline_keyboard: Button[][] } {
  const rows: Button[][] = [];
  let open = false;
  for (const { title, token } of choices) {
    const button = { text: wellFormed(title), callback_data: token };
    const short = isShort(title);
    if (open && short) rows.at(-1)?.push(button);
    else rows.push([button]);
    open = short && !open;
  }
  return { inline_keyboard: rows };
}

function isShort(title: string): boolean {
  return [...graphemes.segment(title)].length <= shortTitle;
}
