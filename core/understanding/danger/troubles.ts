import type { DangerKind } from '../contract.ts';
import type { Pattern } from '../signs/pattern.ts';
import { patternsOf } from './rule.ts';

/**
 * One kind of hardship. None of them alone is danger; told together they are somebody who needs a person soon ("no pay, no
 * room, my child is ill"). Each counts once. Points were chosen on half of the development set and on sentences of our own.
 */
export interface Trouble {
  readonly kind: DangerKind;
  readonly points: number;
  readonly patterns: readonly Pattern[];
}

const trouble = (kind: DangerKind, points: number, written: string): Trouble => ({
  kind,
  points,
  patterns: patternsOf(written),
});

export const troubles: readonly Trouble[] = [
  trouble(
    'held',
    1,
    'take .. papers; papers with-them; papers .. THEM take; THEM .. has papers; papers .. NOT give-back; papers & with-them; papers & take & THEM',
  ),
  trouble('held', 1, 'take .. phone; take phone; neg let .. phone; hide-phone'),
  trouble(
    'held',
    1,
    'cannot go-home; cannot .. leave-job; stuck; not-let-out; wants-out; neg let; force; leave-job cannot; neg let go-home',
  ),
  trouble('stranded', 0.8, 'no-money; unpaid; rob'),
  trouble('stranded', 1.4, 'stranded-word; evict; sleep .. outdoors; lose .. place-in; outdoors sleep'),
  trouble('stranded', 1.2, 'hungry; cannot eat-word; neg eat-word'),
  trouble('stranded', 0.5, 'lose-job; neg work-hard'),
  trouble('stranded', 0.8, 'boss|broker .. ran-off; abandon; boss|broker .. neg call; THEM block-me'),
  trouble('stranded', 0.6, 'no-papers; papers end; overdue'),
  trouble('stranded', 0.7, 'strange-place; alone'),
  trouble('injury', 1, 'sick; fall; burn; pregnant; belly; hurt-part; bleed; break part; poisoned; numb'),
  trouble('injury', 1, 'care-refused; hospital & NOT; neg .. hospital; hospital .. go-home; boss & neg & hospital'),
  trouble('violence', 1, 'insult; slap; hit; weapon; throw OURS'),
  trouble('threat', 1.3, 'threat-word; report-police; THEM .. will .. tell|find-them|police; cancel-visa'),
  trouble('threat', 0.7, 'debt-owe; collector; interest'),
  trouble(
    'threat',
    1.2,
    'stalk; wait & gate; husband|gang .. come .. workplace|family-home; THEM wait .. workplace; wait .. workplace',
  ),
  trouble(
    'sexual_violence',
    1.4,
    'touch; naked; want-body; photo & demand-money; secret-photo; venue & gang|force|THEM',
  ),
  trouble('scam_compound', 1.2, 'compound; deceived & message; message & foreigner'),
  trouble('other', 0.9, 'deceived; cheated; job-changed'),
  trouble(
    'missing',
    1.2,
    'missing; relative|child .. neg call; neg .. contact-word; nobody .. contact-word; cannot .. contact-word',
  ),
  trouble('self_harm', 1.4, 'despair; cry; neg see reason; want disappear; want .. disappear; neg anyone'),
  trouble('self_harm', 0.6, 'neg sleep; cannot sleep; neg-sleep'),
  trouble('arrest', 1.1, 'arrest; raid; police catch; police take; police .. demand-money'),
  trouble('child', 0.7, 'own-child; child; minor-age'),
  trouble('other', 1, 'suspicious; met-online; unknown-person; neg contract'),
  trouble(
    'other',
    0.9,
    'about-to-go; go-away now; go-away .. broker; leave .. broker; go-away & pick-up; far-place & pick-up',
  ),
  trouble('other', 0.6, 'broker; far-place; go-away & far-place'),
  trouble('other', 0.6, 'fear; run-from; neg tell; parents-not-know'),
  trouble('other', 0.5, 'every; now; night'),
];
