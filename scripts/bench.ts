/** `npm run bench -- [name]`: benchmarks beside peers in one run. The last line is one JSON object. */
const benches: Readonly<Record<string, () => Promise<{ run(): Promise<object> }>>> = {
  turn: () => import('./bench/turn.ts'),
  understanding: () => import('./bench/understanding.ts'),
  ablation: () => import('./bench/ablation.ts'),
  danger: () => import('./bench/danger.ts'),
  posts: () => import('./bench/posts.ts'),
};

const [name] = process.argv.slice(2);
const wanted = name === undefined ? Object.keys(benches) : [name];
const results: Record<string, object> = {};
for (const one of wanted) {
  const bench = benches[one];
  if (!bench) {
    process.stderr.write(`There is no benchmark "${one}". There are: ${Object.keys(benches).join(', ')}.\n`);
    process.exit(1);
  }
  results[one] = await (await bench()).run();
}
process.stdout.write(`${JSON.stringify(results)}\n`);
