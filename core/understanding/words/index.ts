export { foldWord } from './fold.ts';
export {
  buildWords,
  createPrepare,
  type Hearing,
  openPrepare,
  type Prepare,
  type Prepared,
  type WordsData,
} from './prepare.ts';
export { icuSegmentsKhmer } from './segment.ts';
export { soundOfKhmer, soundOfLatin } from './sound.ts';
export { stem } from './stem.ts';
export type { Token } from './token.ts';
export type { Letters, Writing } from './tongue.ts';
