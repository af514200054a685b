import { parentPort, workerData } from 'node:worker_threads';
import { makeKnowledgeData } from './make.ts';

/** Runs in a thread of its own, which takes its memory with it when it ends. `workerData` is the content folder. */
parentPort?.postMessage(await makeKnowledgeData(String(workerData)));
