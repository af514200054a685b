import type { Content } from '../../content/content.ts';
import { buildContent, type Collection } from '../../content/library.ts';
import type { Understanding } from '../../understanding/contract.ts';
import { openUnderstanding, type UnderstandingData } from '../../understanding/index.ts';

/** What Phlov says and how it understands, out of one reading of the content folder: never one old and one new. */
export interface Knowledge {
  /** Changes whenever a file of the content folder changes. */
  readonly version: string;
  readonly content: Content;
  readonly understanding: Understanding;
}

/** The same as plain data: it can cross from another process or be kept in a file. */
export interface KnowledgeData {
  readonly version: string;
  readonly content: Collection;
  readonly understanding: UnderstandingData;
}

export function openKnowledge({ version, content, understanding }: KnowledgeData): Knowledge {
  return { version, content: buildContent(content), understanding: openUnderstanding(understanding) };
}
