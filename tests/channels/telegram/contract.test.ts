import { channelSuite } from '../channel.suite.ts';
import { openTelegram } from './harness.ts';

channelSuite('Telegram', openTelegram);
