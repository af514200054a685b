import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { reshape } from '../../core/delivery/reshape.ts';
import type { Language, MessageBody } from '../../core/model/index.ts';
import { type ChannelName, channels } from './channels.ts';

/** What one entry says in each language: the messages as they leave the engine. */
export type Previewed = Readonly<Record<Language, readonly MessageBody[]>>;

const languageNames: Readonly<Record<Language, string>> = { km: 'ខ្មែរ', en: 'English' };
const channelNames: Readonly<Record<ChannelName, string>> = {
  messenger: 'Messenger',
  telegram: 'Telegram',
  webchat: 'Web chat',
};

/** One page to open in a browser: for each language three phones side by side. Needs nothing but itself. */
export function previewPage(entry: string, previewed: Previewed): string {
  const rows = (['km', 'en'] as const).map((language) => {
    const phones = (['messenger', 'telegram', 'webchat'] as const).map((name) => phone(name, previewed[language]));
    return `<h2>${languageNames[language]}</h2><div class="row" lang="${language}">${phones.join('')}</div>`;
  });
  return `<!doctype html><html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width">
<title>${escaped(entry)}</title><style>${khmerFont()}${style}</style></head><body><h1>${escaped(entry)}</h1>${rows.join('')}</body></html>
`;
}

function phone(name: ChannelName, messages: readonly MessageBody[]): string {
  const parts = messages.flatMap((message) => reshape(message, channels[name]));
  return `<section class="phone ${name}"><h3>${channelNames[name]}</h3>${parts.map(bubble).join('')}</section>`;
}

function bubble({ text, contacts = [], choices = [] }: MessageBody): string {
  const cards = contacts.map(
    ({ name, number, note }) =>
      `<p class="contact"><b>${escaped(name)}</b><br><span>☎ ${escaped(number)}</span><br>${escaped(note)}</p>`,
  );
  const buttons = choices.map(({ title }) => `<span class="button">${escaped(title)}</span>`);
  const words = text === '' ? '' : `<p class="bubble">${escaped(text)}</p>`;
  return `<div class="message">${words}${cards.join('')}<div class="buttons">${buttons.join('')}</div></div>`;
}

/** In the page itself, so that it shows Khmer on any machine. */
function khmerFont(): string {
  const file = '@fontsource-variable/noto-sans-khmer/files/noto-sans-khmer-khmer-wght-normal.woff2';
  const bytes = readFileSync(createRequire(import.meta.url).resolve(file));
  return `@font-face{font-family:Khmer;src:url(data:font/woff2;base64,${bytes.toString('base64')});font-weight:100 900}`;
}

const entities: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };
const escaped = (text: string): string => text.replace(/[&<>"]/g, (sign) => entities[sign] ?? sign);

const style = `
body{margin:24px;font:15px/1.6 Khmer,system-ui,sans-serif;background:#f4f4f1;color:#222}
h1{font-size:18px;margin:0}h2{font-size:16px;margin:24px 0 8px}h3{font-size:13px;margin:0 0 12px;color:#666;font-weight:600}
.row{display:flex;gap:16px;align-items:flex-start;flex-wrap:wrap}
.phone{box-sizing:border-box;width:340px;padding:12px;border-radius:16px;background:#fff;box-shadow:0 1px 4px #0003}
.telegram{background:#dfe9d8}.message{margin:0 0 16px}
.bubble,.contact{margin:0 0 6px;padding:8px 12px;border-radius:14px;background:#eceae4;white-space:pre-wrap;overflow-wrap:anywhere}
.telegram .bubble{background:#fff}.contact{background:#fff;border:1px solid #ccc;white-space:normal}
.buttons{display:flex;flex-wrap:wrap;gap:6px}
.button{padding:5px 12px;border:1px solid #1a6b5c;border-radius:16px;color:#1a6b5c;background:#fff;font-size:14px}
.messenger .button{border-color:#0a66ff;color:#0a66ff}
.telegram .button,.webchat .button{flex:1 1 100%;text-align:center;border-radius:8px}
.telegram .button{border:0;background:#ffffffb0;color:#2b6ea6}`;
