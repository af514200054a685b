import type { Content } from '../content/content.ts';
import type { firstPass, questionsFor, scoreChecklist } from '../content/score.ts';
import type { CaseId, ChoiceToken, EffectKey, Instant } from '../model/index.ts';

/** What the engine may know of the world, for one event. Nothing here can be changed or awaited. */
export interface World {
  readonly now: Instant;
  readonly content: Content;
  readonly checklists: ChecklistRules;
  readonly desk: DeskOutlook;
  /** Derived from the event id: the same event always gets the same keys, tokens and case id. */
  key(counter: number): EffectKey;
  token(counter: number): ChoiceToken;
  readonly caseId: CaseId;
}

/** How soon a human can answer, honestly. */
export interface DeskOutlook {
  /** People waiting now. */
  readonly waiting: number;
  /** The usual time from asking to the first reply, from recent cases; null while too few are known. */
  readonly usualWaitMs: number | null;
}

/** How a checklist is asked and weighed (`core/content/score.ts`). */
export interface ChecklistRules {
  readonly score: typeof scoreChecklist;
  readonly questionsFor: typeof questionsFor;
  readonly firstPass: typeof firstPass;
}
