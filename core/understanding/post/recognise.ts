import { formOf } from './form.ts';
import { formWeights, postFrom } from './form-weights.ts';
import type { PostScene } from './scene.ts';

/** Is the text a job post? It offers, names pay and duties, and does not ask or tell of oneself. */
export function looksLikePost(post: PostScene): boolean {
  return postPoints(post) >= postFrom;
}

export function postPoints(post: PostScene): number {
  let points = 0;
  for (const [name, value] of formOf(post)) points += (formWeights[name] ?? 0) * value;
  return points;
}
