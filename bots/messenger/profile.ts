import type { Command, Language } from '../../core/model/index.ts';
import { commandPayload, getStarted } from './payloads.ts';
import type { Say } from './subscription.ts';

/**
 * What stands on the page before anybody wrote: greeting, Get Started, menu, first questions. Khmer is the default; English is for
 * phones set to it. Slash commands are not set: they would take the menu's place.
 */
const locales: readonly (readonly [locale: string, language: Language])[] = [
  ['default', 'km'],
  ['en_US', 'en'],
  ['en_GB', 'en'],
];

const menu = ['offer', 'human', 'emergency', 'menu', 'language', 'hide'] as const satisfies readonly Command[];
const questions = ['emergency', 'offer', 'human', 'menu'] as const satisfies readonly Command[];

/** The body of one `POST /{page}/messenger_profile`: Facebook allows few of these calls. */
export function pageProfile(say: Say) {
  const inAll = <Part>(part: (language: Language) => Part) =>
    locales.map(([locale, language]) => ({ locale, ...part(language) }));
  return {
    get_started: { payload: getStarted },
    greeting: inAll((language) => ({ text: say('messenger.greeting', language) })),
    persistent_menu: inAll((language) => ({
      composer_input_disabled: false,
      call_to_actions: menu.map((command) => ({
        type: 'postback',
        title: say(`messenger.menu.${command}`, language),
        payload: commandPayload(command),
      })),
    })),
    ice_breakers: inAll((language) => ({
      call_to_actions: questions.map((command) => ({
        question: say(`messenger.question.${command}`, language),
        payload: commandPayload(command),
      })),
    })),
  };
}
