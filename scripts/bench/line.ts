/** A text to learn from: what `formOf` found in it, and whether it is a post. */
export interface Case {
  readonly text: string;
  readonly isPost: boolean;
  readonly form: ReadonlyMap<string, number>;
}

const rounds = 600;
const pace = 2;
const restraint = 0.002;
/** There are some twenty questions to a post; a missed post weighs more than a question taken for one. */
const postWeight = 8;

/** Logistic regression by plain gradient descent: the same cases give the same weights. */
export function fitLine(cases: readonly Case[]): Map<string, number> {
  const weights = new Map<string, number>([['$bias', 0]]);
  const total = cases.reduce((sum, { isPost }) => sum + (isPost ? postWeight : 1), 0);
  for (let round = 0; round < rounds; round++) {
    const slope = new Map<string, number>();
    for (const { isPost, form } of cases) {
      const error = (sigmoid(pointsOf(weights, form)) - (isPost ? 1 : 0)) * (isPost ? postWeight : 1);
      slope.set('$bias', (slope.get('$bias') ?? 0) + error);
      for (const [name, value] of form) slope.set(name, (slope.get(name) ?? 0) + error * value);
    }
    for (const [name, by] of slope) {
      const now = weights.get(name) ?? 0;
      weights.set(name, now - pace * (by / total + (name === '$bias' ? 0 : restraint * now)));
    }
  }
  return weights;
}

/** Above 0: a post. */
export function pointsOf(weights: ReadonlyMap<string, number>, form: ReadonlyMap<string, number>): number {
  let points = weights.get('$bias') ?? 0;
  for (const [name, value] of form) points += (weights.get(name) ?? 0) * value;
  return points;
}

const sigmoid = (x: number): number => 1 / (1 + Math.exp(-x));
