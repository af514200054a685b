import { describe, expect, test } from '@jest/globals';
import { readCountry } from '../../core/understanding/country.ts';
import { readLanguage } from '../../core/understanding/language.ts';
import { prepare } from './prepared.ts';

const read = (text: string, language: 'km' | 'en' | null = null) => readLanguage(prepare(text), { language });

describe('the language to reply in', () => {
  const texts: readonly (readonly [string, 'km' | 'en'])[] = [
    ['ខ្ញុំចង់សួរពីការងារ', 'km'],
    ['boss មិន pay ខ្ញុំ', 'km'],
    ['what does មេខ្យល់ mean', 'km'],
    ['bong juoy mel kangea nis oy knhom phong', 'km'],
    ['nov srok thai mean panha tver mech', 'km'],
    ['thaoke ot berk luy', 'km'],
    ['my boss take my pasport how get back', 'en'],
    ['need help visa finish', 'en'],
    ['HELP ME PLEASEEE', 'en'],
    ['😭😭😭', 'km'],
    ['', 'km'],
    ['12345', 'km'],
  ];
  test.each(texts)('%s → %s', (text, language) => expect(read(text).language).toBe(language));
  test("a person's own choice wins", () => {
    expect(read('ខ្ញុំចង់សួរ', 'en').language).toBe('en');
    expect(read('hello there', 'km').language).toBe('km');
  });
});

describe('languages we do not speak', () => {
  const texts: readonly (readonly [string, string])[] = [
    ['ผมอยากทำงานที่นี่', 'th'],
    ['Tôi muốn làm việc ở đây', 'vi'],
    ['我想在这里工作', 'zh'],
    ['ကျွန်တော် အလုပ်လုပ်ချင်တယ်', 'my'],
    ['ຂ້ອຍຢາກເຮັດວຽກ', 'lo'],
  ];
  test.each(texts)('%s is %s', (text, tongue) => expect(read(text)).toEqual({ language: 'en', tongue }));
  test('a Thai word in a Khmer message changes nothing', () => {
    expect(read('ខ្ញុំធ្វើការនៅ กรุงเทพ ថៅកែមិនបើកលុយ')).toEqual({ language: 'km', tongue: null });
  });
  test('a borrowed accent in English changes nothing', () => expect(read('the café boss').tongue).toBeNull());
});

describe('the place a text is about', () => {
  const texts: readonly (readonly [string, string | null])[] = [
    ['ថៅកែនៅម៉ាឡេមិនបើកលុយ', 'my'],
    ['from cambodia to japan', 'jp'],
    ['job in phnom penh', 'kh'],
    ['help me 🇰🇷', 'kr'],
    ['who can i call', null],
    ['cambodian worker in dubai', 'ae'],
  ];
  test.each(texts)('%s → %s', (text, country) => expect(readCountry(prepare(text))).toBe(country));
});
