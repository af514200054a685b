import type { ChoiceToken, FileId } from './ids.ts';

/**
 * A channel-neutral message. Dialogues write it without asking which channel it goes to; `core/delivery` reshapes it to
 * what the channel can carry.
 */
export interface MessageBody {
  /** Which content made it, for logs and transcripts: `answer.border-closure`. Never the words. */
  readonly name: string;
  readonly text: string;
  /** What can be pressed. A typed title, its number, or a near spelling works as well. */
  readonly choices?: readonly Choice[];
  readonly cards?: readonly Card[];
  readonly picture?: Picture;
  readonly contacts?: readonly Contact[];
  readonly attachments?: readonly Attachment[];
}

export interface Choice {
  readonly token: ChoiceToken;
  readonly title: string;
}

export interface Card {
  readonly title: string;
  readonly subtitle?: string;
  readonly choices: readonly Choice[];
}

/** A picture that ships with the product. `asset` is its name in `content/pictures`, `alt` what it says in words. */
export interface Picture {
  readonly asset: string;
  readonly alt: string;
}

/** A line that answers. The number stands alone on its line, in Arabic digits, as people dial it. */
export interface Contact {
  readonly name: string;
  readonly number: string;
  /** Who answers, when, from where it works, when it was verified. */
  readonly note: string;
}

export const fileKinds = ['photo', 'voice', 'video', 'audio', 'file', 'sticker'] as const;
export type FileKind = (typeof fileKinds)[number];

/** Something besides words, kept on our side: a file's bytes live in their own sealed document. */
export type Attachment =
  | {
      readonly kind: FileKind;
      readonly file: FileId;
      readonly mime: string;
      readonly bytes: number;
      readonly name?: string;
    }
  | { readonly kind: 'location'; readonly latitude: number; readonly longitude: number }
  | { readonly kind: 'contact'; readonly name: string; readonly number: string };
