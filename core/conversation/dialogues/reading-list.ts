import { count, type Draft, offer, say, sayWords, words } from '../draft.ts';

const itemsShown = 3;

/** A checklist to read through, a few points a screen: what to look at, and what to do when it is missing. */
export function readChecklist(draft: Draft, id: string, from: number): Draft {
  const checklist = draft.world.content.checklists.get(id);
  if (!checklist) return sayWords(draft, 'gone');
  const { language } = draft;
  const items = checklist.items.slice(from, from + itemsShown);
  const to = from + items.length;
  const points = items.map(({ question, advice }, index) =>
    words(draft, 'checklist_point', {
      number: from + index + 1,
      question: question[language],
      advice: advice[language],
    }),
  );
  const head = from === 0 ? `${checklist.title[language]}\n${checklist.intro[language]}` : checklist.title[language];
  return say(from === 0 ? count(draft, `checklist.${id}`) : draft, {
    name: `checklist.${id}.${from + 1}`,
    text: [head, ...points].join('\n\n'),
    choices: to < checklist.items.length ? [offer(draft, 'checklist_on', { do: 'checklist', id, from: to })] : [],
  });
}
