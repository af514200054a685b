import type { AddressInfo } from 'node:net';
import fastify from 'fastify';
import { Bot, webhookCallback } from 'grammy';
import { telegramSecret, telegramToken } from './load.ts';
import { answerQuestions } from './stdin.ts';

/** grammY as its guide sets it up: a webhook that echoes each text, in memory. */
const [, sinkPort = ''] = process.argv.slice(2);
const botInfo = {
  id: 123456789,
  is_bot: true,
  first_name: 'bench',
  username: 'bench_bot',
  can_join_groups: true,
  can_read_all_group_messages: false,
  supports_inline_queries: false,
  can_connect_to_business: false,
  has_main_web_app: false,
  has_topics_enabled: false,
  allows_users_to_create_topics: false,
  can_manage_bots: false,
  supports_join_request_queries: false,
} as const;
const bot = new Bot(telegramToken, { botInfo, client: { apiRoot: `http://127.0.0.1:${sinkPort}` } });
bot.on('message:text', (context) => context.reply(context.message.text));

const app = fastify();
app.post('/webhooks/telegram', webhookCallback(bot, 'fastify', { secretToken: telegramSecret }));
await app.listen({ port: 0, host: '127.0.0.1' });
answerQuestions((app.server.address() as AddressInfo).port);
