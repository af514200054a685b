import { asId, type EffectKey } from '../../core/model/index.ts';
import { messageOf } from './ids.ts';
import { one, type Telling } from './told.ts';
import type { MessagingEvent, WireMessage } from './wire.ts';

/**
 * Everything the page says comes back as an echo. With our app id it confirms a send of ours; with any other, or none, somebody
 * answered elsewhere: a person in the Page inbox, or another app. The inbox's own id is printed two ways in Facebook's pages,
 * so it is never compared with.
 */
export function echoOf(message: WireMessage, appId: string): Telling {
  const ref = messageOf(message.mid);
  const id = ['echo', message.mid] as const;
  if (message.app_id !== appId) return one(id, { type: 'inbox_replied', text: message.text ?? '', message: ref });
  if (!message.metadata) return { ignored: 'echo_without_key' };
  return one(id, { type: 'send_confirmed', key: asId<EffectKey>(message.metadata), message: ref });
}

/** Another app's wish for the thread (`request_thread_control`) changes nobody's ownership, so it is not told. */
export function controlOf(event: MessagingEvent, psid: string, appId: string): Telling {
  const control = event.pass_thread_control ?? event.take_thread_control;
  if (control === undefined) return { ignored: 'unknown' };
  const taken = event.pass_thread_control === undefined;
  const owner = ownerOf(control.new_owner_app_id, taken, appId);
  return one(['control', psid, event.timestamp, owner], { type: 'thread_control_changed', owner });
}

/** Who loses the thread is told so; a take without a name is somebody else's. */
function ownerOf(owner: string | null, taken: boolean, appId: string): 'us' | 'other' | 'nobody' {
  if (owner === appId) return 'us';
  return owner === null && !taken ? 'nobody' : 'other';
}
