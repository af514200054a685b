/**
 * Opaque identifiers. Each is a string that only its maker may build or take apart; branding keeps them from being mixed up.
 */
declare const brand: unique symbol;
type Branded<Name extends string> = string & { readonly [brand]: Name };

/** The mailbox document of one chat: a keyed hash of its address, so the platform's own id stays sealed inside. */
export type ConversationId = Branded<'ConversationId'>;
/** One human being. Several conversations may belong to one person. */
export type PersonId = Branded<'PersonId'>;
export type CaseId = Branded<'CaseId'>;
/** A caseworker's account. */
export type WorkerId = Branded<'WorkerId'>;
/** A photo, voice note or other file kept sealed on our shelf. */
export type FileId = Branded<'FileId'>;
/** Unique for one thing that happened, and the same each time a platform repeats it. */
export type EventId = Branded<'EventId'>;
/** The event id plus a counter: doing an effect with the same key twice is harmless. */
export type EffectKey = Branded<'EffectKey'>;
/** What a pressed button sends back: at most 16 characters of `A-Za-z0-9_-`, meaningless outside our store. */
export type ChoiceToken = Branded<'ChoiceToken'>;
/** A chat as its channel names it. Only that channel's `ids.ts` builds or reads it. */
export type ChatId = Branded<'ChatId'>;
/** A message as its channel names it. Only that channel's `ids.ts` builds or reads it. */
export type MessageRef = Branded<'MessageRef'>;

/** Milliseconds since 1970-01-01T00:00:00Z. */
export type Instant = number;

/** Gives a plain string its name. Call it only where an id is made or read back from our own store. */
export function asId<Id extends Branded<string>>(value: string): Id {
  return value as Id;
}

/** Takes `never`: a new member of a union does not compile until every switch over it handles it. */
export function unreachable(value: never): never {
  throw new Error(`unhandled case: ${typeof value}`);
}
