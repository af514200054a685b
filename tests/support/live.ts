import type { Live } from '../../core/content/watch.ts';

/** Something that never changes, where something that follows a folder is wanted. */
export function fixed<Made>(made: Made): Live<Made> {
  return { current: () => made, reload: async () => ({ made }), stop() {} };
}
