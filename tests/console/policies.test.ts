import { describe, expect, test } from '@jest/globals';
import { hindrances } from '../../bots/console/server/policies.ts';
import type { Account } from '../../core/casework/accounts.ts';
import { type Case, caseStates } from '../../core/casework/case.ts';
import { close, handBack, note, reply, take } from '../../core/casework/work.ts';
import { asId, type EffectKey, type WorkerId } from '../../core/model/index.ts';
import { aCase, anEntry } from '../support/cases.ts';

const now = Date.UTC(2026, 0, 5);
const [me, other] = [asId<WorkerId>('me'), asId<WorkerId>('other')];
const account: Account = {
  schema: 1,
  id: me,
  userName: 'me',
  name: 'Me',
  role: 'caseworker',
  passwordHash: '',
  disabled: false,
  epoch: 1,
  createdAt: now,
  createdBy: null,
};
const erased = [anEntry('erased', now, { by: 'system', fact: { type: 'person_erased' } })];

describe('what the page says cannot be done', () => {
  const cases = caseStates.flatMap((state) =>
    [null, me, other].flatMap((worker) =>
      [[], erased].map((timeline): Case => aCase('case-1', now, { state, worker, timeline })),
    ),
  );

  test.each(cases)('is what casework refuses: $state, held by $worker', (of) => {
    const act = { worker: me, key: asId<EffectKey>('key'), now };
    const hindered = hindrances(account, of, null, now);
    const refused = {
      take: !('next' in take(of, act)) || (of.state === 'active' && of.worker === me),
      note: !('next' in note(of, act, 'x')),
      handBack: !('next' in handBack(of, act)),
      close: !('next' in close(of, act, 'helped')),
    };
    for (const name of ['take', 'note', 'handBack', 'close'] as const) {
      expect({ name, hindered: hindered[name] !== null }).toEqual({ name, hindered: refused[name] });
    }
    const unsendable = of.timeline.length > 0;
    const silent = !('next' in reply(of, act, { text: 'x', attachments: [] }));
    expect(hindered.reply !== null).toBe(silent || unsendable);
  });

  test('for an observer is everything', () => {
    const all = Object.values(hindrances({ ...account, role: 'observer' }, aCase('case-1', now), null, now));
    expect(all).toEqual(Array(5).fill('role'));
  });
});
