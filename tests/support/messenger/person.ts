import { inboxAppId, type PersonState, type SentMessage, type World } from './world.ts';

export interface Acted {
  readonly mid: string;
  /** What our webhook answered; null when there is none, or the event was held back. */
  readonly status: number | null;
}

/** Someone with Messenger on their phone. Each act moves their window and goes to the webhook. */
export class FakePerson {
  readonly state: PersonState;
  private readonly world: World;
  private heard = 0;

  constructor(world: World, state: PersonState) {
    this.world = world;
    this.state = state;
  }

  says(text: string, extra: Readonly<Record<string, unknown>> = {}): Promise<Acted> {
    return this.writes({ text, ...extra });
  }

  /** `image`, `audio`, `video`, `file`, `sticker`, at an address that this server answers. */
  sendsFile(type: string, bytes: Uint8Array, mime: string, apiRoot: string): Promise<Acted> {
    const url = `${apiRoot}/${this.host(bytes, mime)}`;
    return this.writes({ attachments: [{ type, payload: { url } }] });
  }

  /** Presses what is called so, or carries that payload: the newest message that has it. */
  presses(titleOrPayload: string): Promise<Acted> {
    const choices = this.received().flatMap((message) => message.choices);
    const choice = choices.findLast(({ title, payload }) => title === titleOrPayload || payload === titleOrPayload);
    if (choice === undefined) throw new Error(`nothing to press is called ${titleOrPayload}`);
    const { title, payload } = choice;
    if (choice.kind === 'quick_reply') return this.writes({ text: title, quick_reply: { payload } });
    return this.postback({ title, payload });
  }

  /** Get Started, a menu item, an ice breaker or a button. In standby a payload never arrives. */
  postback(postback: { title: string; payload: string; referral?: Readonly<Record<string, unknown>> }): Promise<Acted> {
    const mid = this.world.id('m');
    const { payload: _lost, ...bare } = postback;
    const told = this.world.isOthers(this.state) ? bare : postback;
    return this.acts('messaging_postbacks', mid, { postback: { mid, ...told } });
  }

  /** Follows an `m.me/page?ref=` link into the existing thread. */
  followsLink(ref: string): Promise<Acted> {
    return this.acts('messaging_referrals', '', { referral: { ref, source: 'SHORTLINK', type: 'OPEN_THREAD' } });
  }

  reacts(mid: string, emoji: string, action: 'react' | 'unreact' = 'react'): Promise<Acted> {
    return this.acts('message_reactions', mid, { reaction: { reaction: 'other', emoji, action, mid } });
  }

  edits(mid: string, text: string, time: number): Promise<Acted> {
    return this.acts('message_edits', mid, { message_edit: { mid, text, num_edit: time } });
  }

  /** Reads everything up to now. Not an act: the window stays where it is. */
  async reads(): Promise<number | null> {
    const event = { ...this.parties(), timestamp: this.world.now(), read: { watermark: this.world.now() } };
    return this.world.emit({ field: 'message_reads', seat: this.seat(), event });
  }

  block(): void {
    this.state.blocked = true;
  }

  unblock(): void {
    this.state.blocked = false;
  }

  /** A colleague answers this person in the Page inbox, which takes the thread where threads have owners. */
  async answeredInInbox(text: string): Promise<void> {
    const { world, state } = this;
    const { pageId, appId, routing } = world.settings;
    const before = world.ownerOf(state);
    if (routing) world.give(state, inboxAppId);
    const message = { mid: world.id('m'), is_echo: true, app_id: Number(inboxAppId), text };
    const event = { sender: { id: pageId }, recipient: { id: state.psid }, timestamp: world.now(), message };
    await world.emit({ field: 'message_echoes', seat: routing ? 'standby' : 'messaging', event });
    if (!routing || before === inboxAppId) return;
    await this.control('take_thread_control', { previous_owner_app_id: appId, new_owner_app_id: inboxAppId });
  }

  /** The inbox gives the thread back to our app. */
  async handedBack(): Promise<void> {
    const { appId } = this.world.settings;
    this.world.give(this.state, appId);
    await this.control('pass_thread_control', { previous_owner_app_id: inboxAppId, new_owner_app_id: appId });
  }

  /** All messages of the page to this person. */
  received(): readonly SentMessage[] {
    return this.world.sent.filter((message) => message.psid === this.state.psid);
  }

  /** The next message not yet heard, or the next that holds these words. Fails when it does not come. */
  hears(words = '', withinMs = 5000): Promise<SentMessage> {
    return new Promise((resolve, reject) => {
      const look = (): boolean => {
        const all = this.received();
        const at = all.findIndex((message, index) => index >= this.heard && message.text.includes(words));
        const found = all[at];
        if (found === undefined) return false;
        this.heard = at + 1;
        resolve(found);
        return true;
      };
      if (look()) return;
      const stop = this.world.onSent(() => {
        if (!look()) return;
        stop();
        clearTimeout(timer);
      });
      const timer = setTimeout(() => {
        stop();
        reject(new Error(`heard nothing with “${words}” within ${withinMs} ms`));
      }, withinMs);
    });
  }

  private host(bytes: Uint8Array, mime: string): string {
    const path = `files/${this.world.id('file')}`;
    this.world.files.set(path, { bytes, mime });
    return path;
  }

  private writes(message: Readonly<Record<string, unknown>>): Promise<Acted> {
    const mid = this.world.id('m');
    return this.acts('messages', mid, { message: { mid, ...message } });
  }

  private async acts(field: string, mid: string, event: Readonly<Record<string, unknown>>): Promise<Acted> {
    const { world, state } = this;
    if (state.blocked) throw new Error('this person has blocked the page');
    state.lastActAt = world.now();
    const seat = this.seat();
    const told = { ...this.parties(), timestamp: world.now(), ...event };
    return { mid, status: await world.emit({ field, seat, event: told }) };
  }

  private control(kind: string, control: Readonly<Record<string, string>>): Promise<number | null> {
    const event = { ...this.parties(), timestamp: this.world.now(), [kind]: control };
    return this.world.emit({ field: 'messaging_handovers', seat: 'messaging', event });
  }

  private seat(): 'messaging' | 'standby' {
    return this.world.isOthers(this.state) ? 'standby' : 'messaging';
  }

  private parties() {
    return { sender: { id: this.state.psid }, recipient: { id: this.world.settings.pageId } };
  }
}
