import type { Choice, Contact, MessageBody } from '../model/index.ts';
import type { Capabilities } from './channel.ts';
import { shorten, split } from './split.ts';

type Able = Pick<Capabilities, 'textMax' | 'choices' | 'contacts' | 'location'>;

/**
 * One channel-neutral message as as many as this channel needs, each of which fits as it is. Choices go under the last
 * text; titles that do not fit stand as numbered lines above buttons that carry the number.
 */
export function reshape(body: MessageBody, able: Able): readonly MessageBody[] {
  const { attachments = [], text, choices = [], contacts = [], ...rest } = body;
  const fitted = fitChoices(choices, able);
  const full = [text, ...(able.contacts ? [] : contacts.map(contactLines)), fitted.lines]
    .filter((part) => part !== '')
    .join('\n\n');
  const most = fitted.buttons.length > 0 ? Math.min(able.textMax, able.choices?.textMax ?? able.textMax) : able.textMax;
  const pieces = split(full, most);
  const texts = pieces.map((piece, index): MessageBody => {
    const last = index === pieces.length - 1;
    return {
      ...rest,
      text: piece,
      ...(last && fitted.buttons.length > 0 ? { choices: fitted.buttons } : {}),
      ...(last && able.contacts && contacts.length > 0 ? { contacts } : {}),
    };
  });
  const others = attachments.map((attachment): MessageBody => {
    if (attachment.kind === 'location' && !able.location)
      return { ...rest, text: `${attachment.latitude}, ${attachment.longitude}` };
    if (attachment.kind === 'contact') return { ...rest, text: `${attachment.name}\n${attachment.number}` };
    return { ...rest, text: '', attachments: [attachment] };
  });
  return [...texts, ...others];
}

/** The number stands alone on its line, so that a phone makes it something to press. */
export function contactLines({ name, number, note }: Contact): string {
  return note === '' ? `☎ ${name}\n${number}` : `☎ ${name}\n${number}\n${note}`;
}

interface FittedChoices {
  readonly buttons: readonly Choice[];
  readonly lines: string;
}

function fitChoices(choices: readonly Choice[], able: Able): FittedChoices {
  if (choices.length === 0) return { buttons: [], lines: '' };
  const limits = able.choices;
  const lines = choices.map((choice, index) => `${index + 1}. ${choice.title}`).join('\n');
  if (limits === null) return { buttons: [], lines };
  const allFit = choices.length <= limits.max && choices.every(({ title }) => title.length <= limits.titleMax);
  if (allFit) return { buttons: choices, lines: '' };
  const buttons = choices
    .slice(0, limits.max)
    .map((choice, index) => ({ ...choice, title: shorten(`${index + 1}. ${choice.title}`, limits.titleMax) }));
  return { buttons, lines };
}
