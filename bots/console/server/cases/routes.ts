import type { FastifyInstance } from 'fastify';
import type { Case } from '../../../../core/casework/case.ts';
import type { DeskOutcome } from '../../../../core/casework/desk.ts';
import { type Attachment, asId, type CaseId, type EffectKey, type WorkerId } from '../../../../core/model/index.ts';
import type { CaseList, CaseView } from '../../wire.ts';
import type { AuditAct } from '../audit.ts';
import type { ConsoleDeps } from '../deps.ts';
import { namesOf } from '../people/present.ts';
import { allow } from '../policies.ts';
import { parse, Refusal } from '../refusal.ts';
import type { Door, Visitor } from '../session/door.ts';
import { attachmentOf, fileId, holds, largestUpload, readUpload, sendFile } from './files.ts';
import { presentAttachment, presentCase, presentSummary, workersIn } from './present.ts';
import { caseParams, closeBody, fileParams, listQuery, noteBody, replyBody } from './schema.ts';

const longestList = 500;

export function caseRoutes(app: FastifyInstance, deps: ConsoleDeps, door: Door): void {
  const { desk } = deps;

  app.get('/counts', async (request, reply) => {
    const { account } = await door.enter(request, reply);
    allow(account, 'see_numbers');
    return desk.counts();
  });

  app.get('/cases', async (request, reply) => {
    const { account } = await door.enter(request, reply);
    const { state } = parse(listQuery, request.query);
    allow(account, 'read_cases');
    const states = state === 'open' ? (['waiting', 'active', 'paused'] as const) : [state];
    const cases = (await Promise.all(states.map((name) => desk.list(name, longestList)))).flat();
    const names = await namesOf(
      deps.accounts,
      cases.map((of) => of.worker),
    );
    return {
      cases: cases.map((of) => presentSummary(of, names)),
      counts: await desk.counts(),
    } satisfies CaseList;
  });

  app.get('/cases/:id', async (request, reply) => {
    const visitor = await door.enter(request, reply);
    const id = caseIn(request.params);
    allow(visitor.account, 'read_cases');
    const of = await desk.read(id);
    if (of === null) throw new Refusal(404, 'no_such_case');
    await deps.audit.recordReading({ act: 'case_read', worker: visitor.account.id, case: id });
    return present(deps, visitor, of);
  });

  app.post('/cases/:id/take', async (request, reply) => {
    const visitor = await door.enter(request, reply);
    const id = caseIn(request.params);
    allow(visitor.account, 'work_on_cases');
    const outcome = await desk.take(id, visitor.account.id);
    return settle(deps, visitor, id, 'case_taken', outcome);
  });

  app.post('/cases/:id/reply', async (request, reply) => {
    const visitor = await door.enter(request, reply);
    const id = caseIn(request.params);
    const { key, text, files } = parse(replyBody, request.body);
    allow(visitor.account, 'work_on_cases');
    const attachments = await attachmentsOf(deps, files);
    const outcome = await desk.reply(id, visitor.account.id, { key: keyOf(visitor, key), text, attachments });
    return settle(deps, visitor, id, 'replied', outcome);
  });

  app.post('/cases/:id/note', async (request, reply) => {
    const visitor = await door.enter(request, reply);
    const id = caseIn(request.params);
    const { key, text } = parse(noteBody, request.body);
    allow(visitor.account, 'work_on_cases');
    const outcome = await desk.note(id, visitor.account.id, { key: keyOf(visitor, key), text });
    return settle(deps, visitor, id, 'noted', outcome);
  });

  app.post('/cases/:id/hand-back', async (request, reply) => {
    const visitor = await door.enter(request, reply);
    const id = caseIn(request.params);
    allow(visitor.account, 'work_on_cases');
    const outcome = await desk.handBack(id, visitor.account.id);
    return settle(deps, visitor, id, 'handed_back', outcome);
  });

  app.post('/cases/:id/close', async (request, reply) => {
    const visitor = await door.enter(request, reply);
    const id = caseIn(request.params);
    const { outcome: how } = parse(closeBody, request.body);
    allow(visitor.account, 'work_on_cases');
    const outcome = await desk.close(id, visitor.account.id, how);
    return settle(deps, visitor, id, 'case_closed', outcome);
  });

  app.post('/cases/:id/files', { bodyLimit: largestUpload + 64 * 1024 }, async (request, reply) => {
    const { account } = await door.enter(request, reply);
    const id = caseIn(request.params);
    allow(account, 'work_on_cases');
    if ((await desk.read(id)) === null) throw new Refusal(404, 'no_such_case');
    const file = await readUpload(request);
    const kept = await desk.keepFile(file);
    await deps.audit.record({ act: 'file_added', worker: account.id, case: id });
    return { file: presentAttachment({ id }, attachmentOf({ ...file, id: kept })) };
  });

  app.get('/files/:id/:file', async (request, reply) => {
    const { account } = await door.enter(request, reply);
    const { id, file } = parse(fileParams, request.params);
    allow(account, 'read_cases');
    const of = await desk.read(asId<CaseId>(id));
    if (of === null || !holds(of, fileId(file))) throw new Refusal(404, 'no_such_file');
    const stored = await desk.readFile(fileId(file));
    if (stored === null) throw new Refusal(404, 'no_such_file');
    await deps.audit.recordReading({ act: 'file_read', worker: account.id, case: of.id });
    return sendFile(reply, stored);
  });
}

function caseIn(params: unknown): CaseId {
  return asId<CaseId>(parse(caseParams, params).id);
}

/** Keys of two workers never meet, and none meets a key the product makes itself. */
function keyOf(visitor: Visitor, key: string): EffectKey {
  return asId<EffectKey>(`console:${visitor.account.id}:${key}`);
}

async function attachmentsOf(deps: ConsoleDeps, files: readonly string[]): Promise<readonly Attachment[]> {
  const stored = await Promise.all(files.map((id) => deps.desk.readFile(fileId(id))));
  return stored.map((file) => {
    if (file === null) throw new Refusal(409, 'no_such_file');
    return attachmentOf(file);
  });
}

async function present(deps: ConsoleDeps, { account }: Visitor, of: Case): Promise<CaseView> {
  const names = await namesOf(deps.accounts, workersIn(of));
  return presentCase(of, names, { account, window: deps.desk.window(of), now: deps.clock.now() });
}

/** What every act ends in: the case as it is now, who has it instead, or why not. */
async function settle(
  deps: ConsoleDeps,
  visitor: Visitor,
  id: CaseId,
  act: AuditAct,
  outcome: DeskOutcome,
): Promise<CaseView> {
  if ('held' in outcome) throw await heldBy(deps, outcome.held);
  if ('refused' in outcome) throw new Refusal(outcome.refused === 'no_such_case' ? 404 : 409, outcome.refused);
  await deps.audit.record({ act, worker: visitor.account.id, case: id });
  return present(deps, visitor, outcome.done);
}

async function heldBy(deps: ConsoleDeps, worker: WorkerId): Promise<Refusal> {
  const names = await namesOf(deps.accounts, [worker]);
  return new Refusal(409, 'held', { held: names(worker) });
}
