import { createInterface } from 'node:readline';

/** Tells the port, then the resident memory in megabytes whenever asked, and ends on SIGTERM. */
export function answerQuestions(port: number): void {
  process.on('SIGTERM', () => process.exit(0));
  process.stdout.write(`ready ${port}\n`);
  createInterface({ input: process.stdin }).on('line', () => {
    process.stdout.write(`${(process.memoryUsage().rss / 1024 / 1024).toFixed(1)}\n`);
  });
}
