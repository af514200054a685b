import { firstPass, questionsFor, scoreChecklist } from '../content/score.ts';
import type { TurnTools } from '../conversation/commit.ts';
import { fingerprint } from '../conversation/fingerprint.ts';
import type { Mailbox } from '../conversation/mailbox.ts';
import type { DeskOutlook } from '../conversation/world.ts';
import { reshape } from '../delivery/reshape.ts';
import { asId, type CaseId, type ChoiceToken, type EffectKey } from '../model/index.ts';
import type { Versioned } from '../storage/documents.ts';
import { hear } from './hearing.ts';
import type { Parts } from './parts.ts';

/** How soon a human can answer, asked once a turn; cheap, because it is remembered for a while. */
export type Outlook = () => Promise<DeskOutlook>;

/** What the pure turn gets from the world. Keys, tokens and the case id follow from the event, so a turn can be run again. */
export function toolsFor(parts: Parts, { id, document }: Versioned<Mailbox>, desk: DeskOutlook): TurnTools {
  const now = parts.clock.now();
  const content = parts.content();
  const capabilities = parts.channel(document.address.channel)?.capabilities;
  return {
    now,
    understand: (text, state, event) => hear(parts.understanding(), text, state, event),
    world: (event) => ({
      now,
      content,
      checklists: { score: scoreChecklist, questionsFor, firstPass },
      desk,
      caseId: asId<CaseId>(parts.hash('case', `${id} ${event.id}`)),
      key: (counter) => asId<EffectKey>(`${event.id}:${counter}`),
      token: (counter) => asId<ChoiceToken>(`${fingerprint(event.id)}${counter.toString(36)}`),
    }),
    reshape: (body) => (capabilities ? reshape(body, capabilities) : [body]),
  };
}
