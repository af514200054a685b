import type { Act, Update } from '../../wire.ts';
import type { Answer, Line, LineEvents } from './line.ts';

/** Plain requests, for networks that let no socket through: one that waits for news, one for each thing said. */
export function openRequests(events: LineEvents, ended: () => void): Line {
  const stopped = new AbortController();
  let worked = false;

  async function ask(wait: boolean): Promise<void> {
    const { after, cleared } = events.cursor();
    const query = new URLSearchParams({ after: `${after}`, cleared: `${cleared}`, wait: wait ? '1' : '0' });
    const reply = await fetch(`/chat/updates?${query}`, { headers: headers(events), signal: stopped.signal });
    if (!reply.ok) throw new Error(`${reply.status}`);
    const update: Update = await reply.json();
    const first = !worked;
    worked = true;
    if (first) events.changed('on');
    events.updated(update);
  }

  async function listen(): Promise<void> {
    await ask(false);
    while (!stopped.signal.aborted) await ask(true);
  }

  const end = () => {
    if (stopped.signal.aborted) return;
    stopped.abort();
    ended();
  };

  async function post(act: Act): Promise<void> {
    const reply = await fetch('/chat/messages', {
      method: 'POST',
      headers: { ...headers(events), 'content-type': 'application/json' },
      body: JSON.stringify(act),
      signal: stopped.signal,
    });
    const answer: Answer = await reply.json();
    events.answered(answer);
  }

  listen().catch(end);
  return {
    say(act) {
      if (worked) post(act).catch(end);
      return worked;
    },
    stop: () => stopped.abort(),
  };
}

function headers(events: LineEvents): Record<string, string> {
  return { authorization: `Bearer ${events.key()}` };
}
