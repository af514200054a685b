import type { Audience, LessonFile } from '../../content/schema-teaching.ts';
import type { LessonReader } from '../actions.ts';
import { count, type Draft, offer, say, sayWords, words } from '../draft.ts';

export const readers: readonly LessonReader[] = ['youth', 'parents', 'officials', 'volunteer'];

/** The seven lessons: first for whom, then which. */
export function listLessons(draft: Draft, reader: LessonReader | null): Draft {
  if (reader === null) {
    return sayWords(draft, 'lessons_for', {
      choices: readers.map((each) => offer(draft, `lessons_for.${each}`, { do: 'lessons', reader: each })),
    });
  }
  const lessons = [...draft.world.content.lessons.values()].map(({ id, title }) => ({
    title: title[draft.language],
    action: { do: 'lesson', id, reader, screen: 0 } as const,
  }));
  return sayWords(draft, 'lessons', { choices: lessons });
}

/** One screen at a time; after the last one, a question. A volunteer gets the talking sheet instead. */
export function showLesson(draft: Draft, id: string, reader: LessonReader, screen: number): Draft {
  const lesson = draft.world.content.lessons.get(id);
  if (!lesson) return sayWords(draft, 'gone');
  if (reader === 'volunteer') return showSheet(draft, lesson);
  const { screens, question } = lesson.versions[reader];
  const text = screens[screen];
  if (text === undefined) {
    return say(draft, {
      name: `lesson.${id}.question`,
      text: question.text[draft.language],
      choices: question.choices.map((choice, index) => ({
        title: choice[draft.language],
        action: { do: 'lesson_answer', id, reader, choice: index + 1 },
      })),
    });
  }
  const shown = {
    title: lesson.title[draft.language],
    now: screen + 1,
    all: screens.length,
    text: text[draft.language],
  };
  return say(screen === 0 ? count(draft, `lesson.${id}`) : draft, {
    name: `lesson.${id}.${screen + 1}`,
    text: words(draft, 'lesson_screen', shown),
    choices: [offer(draft, 'lesson_on', { do: 'lesson', id, reader, screen: screen + 1 })],
  });
}

/** Right or not, always with the reason; then on to the next lesson. */
export function answerLesson(draft: Draft, id: string, reader: Audience, choice: number): Draft {
  const { lessons } = draft.world.content;
  const lesson = lessons.get(id);
  if (!lesson) return sayWords(draft, 'gone');
  const { right, because, choices } = lesson.versions[reader].question;
  const best = choices[right - 1]?.[draft.language] ?? '';
  const ids = [...lessons.keys()];
  const next = ids[ids.indexOf(id) + 1];
  return sayWords(draft, choice === right ? 'lesson_right' : 'lesson_wrong', {
    values: { because: because[draft.language], right: best },
    choices: [
      ...(next ? [offer(draft, 'lesson_next', { do: 'lesson', id: next, reader, screen: 0 })] : []),
      offer(draft, 'lessons', { do: 'lessons', reader }),
    ],
  });
}

/** What a volunteer holds while talking. */
function showSheet(draft: Draft, { id, title, talking_sheet: sheet }: LessonFile): Draft {
  const { language } = draft;
  const list = (items: readonly Readonly<Record<typeof language, string>>[]) =>
    items.map((item) => `• ${item[language]}`).join('\n');
  return sayWords(count(draft, `sheet.${id}`), 'lesson_sheet', {
    values: {
      title: title[language],
      aim: sheet.aim[language],
      minutes: sheet.minutes,
      bring: sheet.bring[language],
      say: list(sheet.say),
      ask: list(sheet.ask),
      avoid: list(sheet.avoid),
    },
    choices: [offer(draft, 'lessons', { do: 'lessons', reader: 'volunteer' })],
  });
}
