import type { z } from 'zod';
import type { Parsed } from './read.ts';
import { checklistFile, corridorFile, directoryFile, emergencyReply, faqEntry } from './schema.ts';
import { cardFile, glossaryFile, goldenFile, lessonFile } from './schema-teaching.ts';
import type { WordFile } from './words.ts';

/** Which folder holds files of which shape. Other folders are read by other parts. */
export const folders = {
  faq: faqEntry,
  directory: directoryFile,
  corridors: corridorFile,
  checklists: checklistFile,
  emergency: emergencyReply,
  lessons: lessonFile,
  cards: cardFile,
  glossary: glossaryFile,
  golden: goldenFile,
} as const;

type Folder = keyof typeof folders;

/** The whole content folder, each file with where its lines are. */
export type ParsedFiles = { readonly [Name in Folder]: readonly Parsed<z.output<(typeof folders)[Name]>>[] } & {
  readonly words: readonly WordFile[];
};
