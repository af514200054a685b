import { capabilities as messenger } from '../../bots/messenger/send.ts';
import { capabilities as telegram } from '../../bots/telegram/send.ts';
import { capabilities as webchat } from '../../bots/webchat/adapter.ts';
import type { Answer, Content } from '../../core/content/content.ts';
import { asId, type ChoiceToken, type Language, type MessageBody } from '../../core/model/index.ts';

/** What each channel can carry, for the editors' tools. */
export const channels = { messenger, telegram, webchat } as const;

/** An answer as a message, with what can be pressed under it. */
export function answerMessage(answer: Answer, content: Content, language: Language): MessageBody {
  const titles = answer.next.flatMap((step) => {
    if ('answer' in step) return content.faq.get(step.answer)?.title[language] ?? [];
    if ('line' in step) return `☎ ${content.lines.get(step.line)?.name[language] ?? step.line}`;
    if ('card' in step) return content.cards.get(step.card)?.title[language] ?? [];
    if ('checklist' in step) return content.checklists.get(step.checklist)?.title[language] ?? [];
    return `[${step.do}]`;
  });
  return {
    name: `answer.${answer.id}`,
    text: `${answer.text}\n\n${answer.footer}`,
    contacts: answer.contacts,
    choices: titles.map((title, index) => ({ token: asId<ChoiceToken>(`p${index}`), title })),
  };
}
