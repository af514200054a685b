import { useChat, useWords } from '../hooks.ts';

/** What stands there before anybody has said a thing. It is of the page alone: nothing is sent or kept for it. */
export function Greeting({ quiet }: { readonly quiet: boolean }) {
  const chat = useChat();
  const say = useWords();
  return (
    <section class="entry from-bot greeting">
      <p class="by">{say('by_bot')}</p>
      <div class="bubble">
        <p>{say('greeting')}</p>
        <p class="soft">{say('greeting_privacy')}</p>
      </div>
      {!quiet && (
        <div class="choices">
          <button type="button" class="choice" onClick={() => chat.command('offer', say('greet_offer'))}>
            {say('greet_offer')}
          </button>
          <button type="button" class="choice" onClick={() => chat.command('human', say('greet_human'))}>
            {say('greet_human')}
          </button>
          <button type="button" class="choice danger" onClick={() => chat.command('emergency', say('greet_emergency'))}>
            {say('greet_emergency')}
          </button>
        </div>
      )}
    </section>
  );
}
