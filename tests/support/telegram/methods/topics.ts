import { integer, type Params, text } from '../params.ts';
import { Refused, refusals } from '../refusals.ts';
import type { World } from '../world.ts';
import { chatOf, type Method } from './target.ts';

/** Topics of a staff group: made, renamed, closed, reopened, deleted. */
export const topicMethods: Readonly<Record<string, Method>> = {
  createForumTopic(world, params) {
    const topics = topicsOf(world, params);
    const name = nameOf(params);
    const id = world.nextMessageId++;
    topics.set(id, { name, closed: false });
    return { message_thread_id: id, name, icon_color: 7322096 };
  },
  editForumTopic(world, params) {
    topicOf(world, params).name = nameOf(params);
    return true;
  },
  closeForumTopic(world, params) {
    topicOf(world, params).closed = true;
    return true;
  },
  reopenForumTopic(world, params) {
    topicOf(world, params).closed = false;
    return true;
  },
  deleteForumTopic(world, params) {
    topicOf(world, params);
    topicsOf(world, params).delete(integer(params, 'message_thread_id') ?? 0);
    return true;
  },
};

type Topics = NonNullable<ReturnType<typeof chatOf>['topics']>;

function topicsOf(world: World, params: Params): Topics {
  const { topics } = chatOf(world, params);
  if (topics === null) throw new Refused(refusals.notForum);
  return topics;
}

function topicOf(world: World, params: Params): { name: string; closed: boolean } {
  const topic = topicsOf(world, params).get(integer(params, 'message_thread_id') ?? 0);
  if (topic === undefined) throw new Refused(refusals.topicMissing);
  return topic;
}

function nameOf(params: Params): string {
  const name = text(params, 'name');
  if (name.trim() === '' || name.length > 128) throw new Refused(refusals.topicName);
  return name;
}
