import { type Command, commands } from '../../core/model/index.ts';

/** What the fixed buttons of the page carry back: Get Started, and commands in the menu and the ice breakers. */
export const getStarted = 'GET_STARTED';

export const commandPayload = (command: Command) => `cmd:${command}`;

export function commandIn(payload: string): Command | null {
  return commands.find((command) => payload === commandPayload(command)) ?? null;
}

export function commandNamed(name: string | undefined): Command | null {
  return commands.find((command) => command === name) ?? null;
}
