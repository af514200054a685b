import { describe, expect, test } from '@jest/globals';
import { loadContent } from '../../core/content/load.ts';
import { languages } from '../../core/model/index.ts';
import { dangerKinds } from '../../core/understanding/contract.ts';

const loaded = await loadContent('content');
if ('problems' in loaded)
  throw new Error(loaded.problems.map((one) => `${one.file}:${one.line} ${one.reason}`).join('\n'));
const { content } = loaded;
const now = Date.parse('2026-11-23T12:00:00Z');

describe('emergency replies', () => {
  test('there is one for every kind of danger, for "not safe" and for a shared phone', () => {
    expect([...content.emergencies.keys()].sort()).toEqual([...dangerKinds, 'not_safe', 'shared_phone'].sort());
  });

  test('the first words tell a stranger nothing and promise nothing', () => {
    const telling =
      /police|traffick|rescue|phlov|scam|embassy|suicide|rape|ប៉ូលិស|ជួញដូរ|សង្គ្រោះ|ផ្លូវ Phlov|បោកប្រាស់|ស្ថានទូត|រំលោភ/i;
    for (const { first } of content.emergencies.values())
      for (const language of languages) expect(first[language]).not.toMatch(telling);
  });

  test('nobody is asked for a name or a place, and nobody is promised rescue, safety or silence', () => {
    const asks = /(what is your name|where are you|your address|send (me )?your (place|location|name))\b/i;
    const promises = /\b(we will (rescue|save|come)|you are safe|nobody will ever|i promise)\b/i;
    for (const { first, now: then } of content.emergencies.values()) {
      const said = `${first.en}\n${then.en}`.replace(/do not send[^.]*\./gi, '');
      expect(said).not.toMatch(asks);
      expect(said).not.toMatch(promises);
    }
  });
});

describe('lines', () => {
  test('no number that is marked unverified, stale, wrong or conflicting is anywhere in the content', async () => {
    const never = [
      '017 222 372',
      '017 276 477',
      '095 777 004',
      '023 63 66 991',
      '023 63 66 992',
      '023 222 214',
      '023 990 390',
      '1577-1336',
      '031 201 2345',
      '031 601 2345',
      '010 949 914',
      '010 961 427',
      '063 963 276',
      '012 223 4357',
      '0120-022332',
      '0120-022-332',
      '1644-0644',
      '1546',
      '1191',
      '0120-250-366',
      '012-335 0512',
      '1800 888 1515',
      '1800 2255 233',
      '6536 2692',
    ].map(digits);
    for (const line of content.lines.values()) {
      for (const number of [line.number, line.from_abroad]) expect(never).not.toContain(digits(number ?? ''));
    }
  });

  test.each(['th', 'my', 'kr', 'jp', 'vn', 'sg', 'hk', 'tw', 'sa', 'la', 'kh', 'mm'])(
    'someone in danger in %s gets a number that works there',
    (country) => {
      for (const danger of [undefined, ...dangerKinds]) {
        const contacts = content.contacts(country, 'km', 'emergency', now, danger);
        expect(contacts.length).toBeGreaterThan(0);
        const cambodian = contacts.filter(({ number }) => ['117', '1288', '1280', '1297'].includes(number));
        expect(cambodian.length > 0).toBe(country === 'kh');
      }
    },
  );

  test('the right door comes first', () => {
    const first = (country: string, danger: string) =>
      content.contacts(country, 'en', 'emergency', now, danger)[0]?.number;
    expect(first('kh', 'violence')).toBe('117');
    expect(first('kh', 'scam_compound')).toBe('1288');
    expect(first('kh', 'child')).toBe('1280');
    expect(first('kh', 'injury')).toBe('119');
    expect(first('th', 'violence')).toBe('191');
    expect(first('th', 'held')).toBe('+66 2 957 5851');
    expect(first('th', 'injury')).toBe('1669');
    expect(first('kr', 'violence')).toBe('112');
  });
});

test('what the knowledge marks as never to be shown is in no file', async () => {
  const { readFolder } = await import('../../core/content/files.ts');
  for (const { file, text } of await readFolder('content')) {
    if (!/^(faq|corridors|directory|emergency|checklists|lessons|cards)\//.test(file)) continue;
    expect({ file, found: /39,736|3,340|1644-0644|redlib/.exec(text)?.[0] ?? null }).toEqual({ file, found: null });
  }
});

test('the Gulf file answers for each country around it', () => {
  for (const country of ['gulf', 'sa', 'ae', 'qa', 'kw']) expect(content.corridor(country)?.country).toBe('gulf');
  expect(content.corridor('zz')).toBeNull();
});

test('every corridor says what is known, or that it is not', () => {
  const asked = ['legal-channel', 'who-runs-it', 'papers', 'cost', 'time', 'minimum-age', 'deductions', 'who-to-call'];
  for (const country of ['my', 'kr', 'jp', 'vn', 'sg', 'hk', 'tw', 'gulf']) {
    const facts = content.corridors.get(country)?.facts.map(({ id }) => id) ?? [];
    expect(facts).toEqual(expect.arrayContaining(asked));
    expect(facts.some((id) => /wage/.test(id))).toBe(true);
  }
});

function digits(number: string): string {
  return number.replace(/\D/g, '');
}

describe('teaching', () => {
  test('there are seven lessons in order, each with a right answer that exists and its numbers put in', () => {
    expect([...content.lessons.values()].map(({ id, order }) => [id, order])).toEqual(
      ['decide', 'check', 'prepare', 'travel', 'rights', 'danger', 'come-home'].map((id, index) => [id, index + 1]),
    );
    for (const lesson of content.lessons.values()) {
      expect(JSON.stringify(lesson)).not.toContain('{{');
      for (const { question } of Object.values(lesson.versions))
        expect(question.choices[question.right - 1]).toBeDefined();
    }
    expect(JSON.stringify(content.lessons.get('danger'))).toContain('1288');
    expect(JSON.stringify(content.checklists.get('before-you-go'))).toContain('1297');
  });

  test('every help card is in six languages and says so when no person has read it', () => {
    for (const card of content.cards.values()) {
      expect(Object.keys(card.texts).sort()).toEqual(['ja', 'ko', 'ms', 'th', 'vi', 'zh']);
      for (const { review } of Object.values(card.texts)) expect(['machine', 'person']).toContain(review);
    }
    expect([...content.cards.keys()]).toEqual(expect.arrayContaining(['police', 'doctor', 'employer', 'shop']));
  });
});
