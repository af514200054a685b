import type { Language } from '../model/index.ts';
import type { Context, ForeignTongue } from './contract.ts';
import type { Prepared } from './words/index.ts';

export interface ReadLanguage {
  /** The language to reply in. */
  readonly language: Language;
  readonly tongue: ForeignTongue | null;
}

/**
 * Khmer for Khmer, for Khmer mixed with English and for Khmer in Latin letters; English for the rest. A person's own
 * choice wins. A message without letters says nothing: then Khmer, which comes first.
 */
export function readLanguage(prepared: Prepared, context: Pick<Context, 'language'>): ReadLanguage {
  const tongue = readTongue(prepared);
  return { language: context.language ?? languageOf(prepared, tongue), tongue };
}

function languageOf({ writing }: Prepared, tongue: ForeignTongue | null): Language {
  if (tongue !== null) return 'en';
  return writing === 'en' || writing === 'other' ? 'en' : 'km';
}

/** Letters that of all Latin alphabets only Vietnamese has. Two of them, because a name may bring one. */
const vietnamese = /[ăđơưắằẳẵặấầẩẫậếềểễệốồổỗộớờởỡợứừửữựạảẹẻẽỉịọỏụủỳỵỷỹ]/gi;

/** A language we recognise but do not speak, when most of the text is in it. */
function readTongue({ letters, faithful, writing }: Prepared): ForeignTongue | null {
  if (writing === 'km' || writing === 'mixed') return null;
  const scripts = [
    ['th', letters.thai],
    ['lo', letters.lao],
    ['my', letters.burmese],
    ['zh', letters.han * 2],
  ] as const;
  const [tongue, count] = scripts.reduce((top, each) => (each[1] > top[1] ? each : top));
  if (count > 0 && count >= letters.latin) return tongue;
  return (faithful.match(vietnamese)?.length ?? 0) >= 2 ? 'vi' : null;
}
