import type { ChecklistFile, ChecklistItem } from './schema.ts';

export type ChecklistAnswer = 'yes' | 'no' | 'unknown';
/** By question, and by follow-up (`D1a`). What was not asked is left out. */
export type ChecklistAnswers = Readonly<Record<string, ChecklistAnswer>>;
/** Whether the person has left for the job yet. */
export type Situation = 'before' | 'arrived';
export type Grade = ChecklistItem['grade'];

/** What is known from elsewhere. Not known is left out, and then counts against the offer. */
export interface Known {
  readonly abroad?: boolean;
  /** The place is one of `known_places`. */
  readonly knownPlace?: boolean;
}

export interface ChecklistScore {
  readonly level: 'severe_emergency' | 'severe_stop' | 'high' | 'unknown' | 'careful' | 'none_found';
  /** Questions that count against the offer, gravest first. */
  readonly reasons: readonly string[];
  readonly bundles: readonly string[];
  /** Questions answered with "I don't know". */
  readonly findOut: readonly string[];
  /** Questions that fit the situation and were not asked yet. */
  readonly unasked: readonly string[];
}

const grades: readonly Grade[] = ['severe', 'strong', 'medium', 'weak', 'none'];
/** From this many answers of "I don't know" on, too little is known to say anything better. */
const manyUnknown = 4;

/**
 * The rule of `red-flags.md` §4. Severe answers stand alone; the rest add up. Nothing lowers a score: neither a good answer
 * nor a friendly recruiter. The level is never "safe".
 */
export function scoreChecklist(
  checklist: ChecklistFile,
  answers: ChecklistAnswers,
  situation: Situation,
  known: Known = {},
): ChecklistScore {
  const weighed = checklist.items.map((item) => ({ item, ...weigh(item, answers, situation) }));
  const severe = weighed.flatMap(({ severity }) => severity ?? []);
  const counted = weighed.filter(({ grade }) => grade !== 'none');
  const reasons = [...counted].sort((one, other) => grades.indexOf(one.grade) - grades.indexOf(other.grade));
  const bundles = checklist.bundles.filter((bundle) => holds(bundle, checklist.items, answers, known));
  const findOut = weighed.filter(({ item }) => answers[item.id] === 'unknown').map(({ item }) => item.id);
  const pool = [...counted.map(({ grade }) => grade), ...placeGrade(checklist, answers, known)];
  return {
    level: levelOf(severe, pool, bundles.length > 0, findOut),
    reasons: reasons.map(({ item }) => item.id),
    bundles: bundles.map(({ id }) => id),
    findOut,
    unasked: questionsFor(checklist, situation).flatMap(({ id }) => (answers[id] === undefined ? [id] : [])),
  };
}

/** The questions for someone in this situation, in the order of the file. */
export function questionsFor(checklist: ChecklistFile, situation: Situation): readonly ChecklistItem[] {
  return checklist.items.filter(({ when }) => when === 'always' || situation === 'arrived');
}

/** The first ten or so, gravest first; the rest is offered afterwards. */
export function firstPass(checklist: ChecklistFile, situation: Situation): readonly ChecklistItem[] {
  const marked = questionsFor(checklist, situation).filter((item) => item.first_pass);
  const order = checklist.first_pass_order ?? marked.map(({ id }) => id);
  return [...marked].sort((one, other) => order.indexOf(one.id) - order.indexOf(other.id));
}

type Severity = 'emergency' | 'stop_trip';

/** What one answer weighs, with its follow-up and the other answers it is stronger with. */
function weigh(
  item: ChecklistItem,
  answers: ChecklistAnswers,
  situation: Situation,
): { grade: Grade; severity?: Severity } {
  const answer = answers[item.id];
  if (answer === 'unknown') return { grade: item.unknown_grade };
  if (answer !== item.risk_answer) return { grade: 'none' };
  const base = baseOf(item, answers, situation);
  const grade = item.stronger?.when_any.some((id) => answers[id] === 'yes')
    ? graver(base.grade, item.stronger.grade)
    : base.grade;
  if (grade !== 'severe') return { grade };
  const severity =
    (situation === 'arrived' ? item.severe_arrived : undefined) ?? base.severe ?? item.severe ?? 'emergency';
  return { grade, severity };
}

function baseOf(
  item: ChecklistItem,
  answers: ChecklistAnswers,
  situation: Situation,
): { grade: Grade; severe?: Severity | undefined } {
  const follow = item.follow_up;
  const reply = follow ? answers[follow.id] : undefined;
  if (follow && (reply === 'yes' || reply === 'no')) return follow[reply];
  return { grade: (situation === 'before' ? item.grade_before : undefined) ?? item.grade, severe: item.severe };
}

function graver(one: Grade, other: Grade): Grade {
  return grades.indexOf(one) <= grades.indexOf(other) ? one : other;
}

/** Severe, high, not enough known, careful, none found: the first that fits. */
function levelOf(severe: readonly Severity[], pool: readonly Grade[], bundled: boolean, findOut: readonly string[]) {
  if (severe.includes('emergency')) return 'severe_emergency';
  if (severe.length > 0) return 'severe_stop';
  const count = (grade: Grade) => pool.filter((one) => one === grade).length;
  const [strong, medium, weak] = [count('strong'), count('medium'), count('weak')];
  if (bundled || isHigh(strong, medium, weak)) return 'high';
  if (findOut.includes('B1') || findOut.length >= manyUnknown) return 'unknown';
  return strong > 0 || medium > 0 || weak >= 2 ? 'careful' : 'none_found';
}

function isHigh(strong: number, medium: number, weak: number): boolean {
  return strong >= 2 || (strong >= 1 && medium + weak >= 1) || medium >= 3 || (medium >= 2 && weak >= 1);
}

function holds(
  bundle: ChecklistFile['bundles'][number],
  items: readonly ChecklistItem[],
  answers: ChecklistAnswers,
  known: Known,
) {
  if (bundle.abroad_only && known.abroad === false) return false;
  return bundle.all.every((group) => group.some((id) => isRisk(id, items, answers)));
}

function isRisk(id: string, items: readonly ChecklistItem[], answers: ChecklistAnswers): boolean {
  const item = items.find((one) => one.id === id);
  return item !== undefined && answers[id] === item.risk_answer;
}

function placeGrade(
  { known_places: places, items }: ChecklistFile,
  answers: ChecklistAnswers,
  known: Known,
): readonly Grade[] {
  if (!places || known.knownPlace !== true) return [];
  return places.with_any.some((id) => isRisk(id, items, answers)) ? [places.grade] : [];
}
