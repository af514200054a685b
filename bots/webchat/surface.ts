import type { OutboundPart } from '../../core/delivery/channel.ts';
import type { Bilingual } from '../../core/model/index.ts';
import type { Webchat } from './adapter.ts';
import type { PreviewChannel } from './wire.ts';
import type { PageWords } from './words.ts';

/** What the page and its routes are served from. */
export interface WebchatRoutes {
  readonly webchat: Webchat;
  /** Where the built page is: `dist/page/chat`. */
  readonly pageDir: string;
  readonly words: Bilingual<PageWords>;
  /** How a message looks on another channel; without it the page does not offer to show that. */
  readonly preview?: (part: OutboundPart, channel: PreviewChannel) => readonly OutboundPart[];
}
