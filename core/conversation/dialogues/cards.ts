import type { CardFile, CardLanguage } from '../../content/schema-teaching.ts';
import type { Contact } from '../../model/index.ts';
import { count, type Draft, offer, say, sayWords, words } from '../draft.ts';

/** What is read where; elsewhere the person is asked. */
const readThere: Readonly<Record<string, CardLanguage>> = {
  th: 'th',
  vn: 'vi',
  my: 'ms',
  kr: 'ko',
  jp: 'ja',
  cn: 'zh',
  tw: 'zh',
};
export const cardLanguages: readonly CardLanguage[] = ['th', 'vi', 'ms', 'ko', 'ja', 'zh'];

/** Cards to show somebody who speaks no Khmer. */
export function listCards(draft: Draft): Draft {
  const cards = [...draft.world.content.cards.values()].map(({ id, title }) => ({
    title: title[draft.language],
    action: { do: 'card', id, in: null } as const,
  }));
  return sayWords(draft, 'cards', { choices: cards });
}

/** The card first and alone, as it is shown; then what it says, in the person's own language. */
export function showCard(draft: Draft, id: string, chosen: CardLanguage | null): Draft {
  const card = draft.world.content.cards.get(id);
  if (!card) return sayWords(draft, 'gone');
  const language = chosen ?? readThere[draft.state.country ?? ''] ?? null;
  if (language === null) return askLanguage(draft, id);
  const { text, review } = card.texts[language];
  const meaning = words(draft, 'card_means', { meaning: card.meaning[draft.language] });
  const note = review === 'machine' ? words(draft, 'card_machine') : null;
  return say(count(draft, `card.${id}`), {
    name: `card.${id}.${language}`,
    text: [text, meaning, note].filter((part) => part !== null).join('\n\n'),
    contacts: numberUnder(draft, card),
    choices: [offer(draft, 'card_language', { do: 'card_languages', id }), offer(draft, 'cards', { do: 'cards' })],
  });
}

export function askLanguage(draft: Draft, id: string): Draft {
  return sayWords(draft, 'card_which', {
    choices: cardLanguages.map((language) => offer(draft, `card_in.${language}`, { do: 'card', id, in: language })),
  });
}

function numberUnder({ state, language, world }: Draft, { call }: CardFile): readonly Contact[] {
  const { country } = state;
  if (call === 'none' || country === null) return [];
  if (call === 'emergency') return world.content.contacts(country, language, 'emergency', world.now).slice(0, 1);
  const embassy = [...world.content.lines.values()].find((line) => line.kind === 'embassy' && line.country === country);
  const contact = embassy ? world.content.contact(embassy.id, language, world.now, country) : null;
  return contact === null ? [] : [contact];
}
