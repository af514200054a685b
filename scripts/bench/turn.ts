import { spawn } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { drive, type Figures, type Load, messengerLoad, telegramLoad } from './turn/load.ts';
import { openSink, type Sink } from './turn/sink.ts';

/**
 * Webhook to settled reply through real HTTP. The server under test is a process of its own; this one plays the platform:
 * it posts the webhooks and takes the replies. Beside it in the same run: a bare Fastify handler with the same signature check
 * and one durable insert, and grammY's webhook echo in memory.
 */
const messages = 6000;
const warmUp = 800;
const atOnce = 48;
const chats = 8 * atOnce;
const rounds = 3;

type Contender = 'phlov' | 'fastify' | 'grammy';

export async function run(): Promise<object> {
  const sink = await openSink();
  const all: Record<Contender, Figures[]> = { phlov: [], fastify: [], grammy: [] };
  for (let round = 0; round < rounds; round += 1) {
    for (const contender of ['phlov', 'fastify', 'grammy'] as const)
      all[contender].push(await measure(contender, sink));
  }
  await sink.close();
  const figures = { phlov: median(all.phlov), fastify: median(all.fastify), grammy: median(all.grammy) };
  for (const [name, { perSecond, ack, reply, memoryMb }] of Object.entries(figures)) {
    process.stdout.write(
      `${name.padEnd(8)} ${perSecond.toFixed(0).padStart(6)} msg/s  200 after p50 ${ack.p50.toFixed(1)} p99 ${ack.p99.toFixed(1)} ms` +
        `  reply after p50 ${reply.p50.toFixed(1)} p99 ${reply.p99.toFixed(1)} ms  ${memoryMb.toFixed(0)} MB\n`,
    );
  }
  return {
    ...figures,
    ratios: {
      throughputToFastify: round2(figures.phlov.perSecond / figures.fastify.perSecond),
      throughputToGrammy: round2(figures.phlov.perSecond / figures.grammy.perSecond),
      ackToFastify: round2(figures.phlov.ack.p50 / figures.fastify.ack.p50),
      memoryToGrammy: round2(figures.phlov.memoryMb / figures.grammy.memoryMb),
    },
  };
}

async function measure(contender: Contender, sink: Sink): Promise<Figures> {
  const folder = await mkdtemp(join(tmpdir(), 'phlov-bench-'));
  const server = await startServer(contender, folder, sink.port);
  const load: Load = {
    ...(contender === 'grammy' ? telegramLoad(server.port) : messengerLoad(server.port)),
    replies: contender !== 'fastify',
  };
  try {
    await drive(load, sink, { messages: warmUp, chats, atOnce });
    const figures = await drive(load, sink, { messages, chats, atOnce });
    return { ...figures, memoryMb: await server.memory() };
  } finally {
    await server.stop();
    await rm(folder, { recursive: true, force: true });
  }
}

async function startServer(contender: Contender, folder: string, sinkPort: number) {
  const script = join(import.meta.dirname, 'turn', `${contender}.js`);
  const child = spawn(process.execPath, ['--no-warnings', script, folder, String(sinkPort)], {
    stdio: ['pipe', 'pipe', 'inherit'],
  });
  const lines = createInterface({ input: child.stdout })[Symbol.asyncIterator]();
  const next = async () => String((await lines.next()).value ?? '');
  const port = Number((await next()).replace('ready ', ''));
  return {
    port,
    async memory() {
      child.stdin.write('memory\n');
      return Number(await next());
    },
    async stop() {
      const ended = new Promise((resolve) => child.once('exit', resolve));
      child.kill('SIGTERM');
      await ended;
    },
  };
}

function median(figures: readonly Figures[]): Figures {
  const sorted = [...figures].sort((a, b) => a.perSecond - b.perSecond);
  const middle = sorted[Math.floor(sorted.length / 2)];
  if (!middle) throw new Error('nothing was measured');
  return middle;
}

function round2(value: number): number {
  return Math.round(value * 100) / 100;
}
