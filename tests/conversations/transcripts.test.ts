import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, test } from '@jest/globals';
import type { Content } from '../../core/content/content.ts';
import { loadContent } from '../../core/content/load.ts';
import { describeEffect, Play, type Transcript, type TranscriptTurn, valueAt } from '../support/transcript.ts';

/**
 * Conversations as data: each `*.json` beside this file is played through the engine with the real content.
 * `UPDATE_TRANSCRIPTS=1` writes down what happens now; read the difference before keeping it.
 */
const folder = import.meta.dirname;
const files = readdirSync(folder).filter((name) => name.endsWith('.json'));
let content: Content;

beforeAll(async () => {
  const loaded = await loadContent(join(folder, '..', '..', 'content'));
  if ('problems' in loaded)
    throw new Error(loaded.problems.map(({ file, line, reason }) => `${file}:${line} ${reason}`).join('\n'));
  content = loaded.content;
});

describe.each(files)('%s', (file) => {
  const path = join(folder, file);
  const transcripts: readonly Transcript[] = JSON.parse(readFileSync(path, 'utf8'));

  test.each(transcripts.map((one) => [one.name, one] as const))('%s', (_name, transcript) => {
    const play = new Play(content, transcript.language);
    const played = transcript.turns.map((turn): TranscriptTurn => {
      const effects = play.turn(turn).flatMap((effect) => describeEffect(effect) ?? []);
      const state = Object.fromEntries(Object.keys(turn.state ?? {}).map((key) => [key, valueAt(play.state, key)]));
      return { ...turn, effects, ...(turn.state ? { state } : {}) };
    });
    if (process.env.UPDATE_TRANSCRIPTS) rewrite(path, { ...transcript, turns: played });
    else expect(played).toEqual(transcript.turns);
  });
});

function rewrite(path: string, played: Transcript): void {
  const all: readonly Transcript[] = JSON.parse(readFileSync(path, 'utf8'));
  writeFileSync(
    path,
    `${JSON.stringify(
      all.map((one) => (one.name === played.name ? played : one)),
      null,
      2,
    )}\n`,
  );
}
