const cluster = /[\u1780-\u17B3](?:\u17D2[\u1780-\u17B3]|[\u17B4-\u17D1])*/g;
const runs = /[\u1780-\u17DD]+/g;

/** Two clusters in a row of folded Khmer, across word borders: they survive wrong segmentation. */
export function khmerPieces(folded: string, mostClusters: number): readonly string[] {
  const pieces: string[] = [];
  let left = mostClusters;
  for (const [run] of folded.matchAll(runs)) {
    const clusters = run.match(cluster) ?? [];
    const end = Math.min(clusters.length, left);
    for (let i = 0; i + 1 < end; i++) pieces.push(`${clusters[i]}${clusters[i + 1]}`);
    left -= end;
    if (left <= 0) break;
  }
  return pieces;
}
