import { describe, expect, test } from '@jest/globals';
import { namedEmployer } from '../../core/understanding/post/employer.ts';
import { findSums, monthly } from '../../core/understanding/post/money.ts';
import { readMoney } from '../../core/understanding/post/pay.ts';
import { prepare } from './prepared.ts';

const pay = (text: string): number | null => {
  const found = readMoney(prepare(text).text).pay;
  return found === null ? null : Math.round(monthly(found));
};

describe('pay is read in every way it is written', () => {
  const ways: readonly (readonly [text: string, dollars: number])[] = [
    ['salary $250', 250],
    ['ប្រាក់ខែ ៣០០$', 300],
    ['ប្រាក់ខែ ២៥០-៣០០ដុល្លារ', 300],
    ['salary 800$ to 1,200$', 1200],
    ['earn 1.5k usd per month', 1500],
    ['15$ a day', 390],
    ['ថ្ងៃមួយ ១០$', 260],
    ['350 baht per day', 276],
    ['លុយខែ ១២០០០បាត', 364],
    ['salary RM1,720', 400],
    ['pay 2.1 million won', 1500],
    ['ប្រាក់ខែ ២.១លានវ៉ុន', 1500],
    ['salary 180,000 yen', 1200],
    ['ប្រាក់ខែ ១លានរៀល', 247],
    ['brak khae 800 dola', 800],
    ['10$ per hour', 2080],
  ];
  test.each(ways)('%s', (text, dollars) => expect(pay(text)).toBe(dollars));
});

describe('what is not pay', () => {
  test.each([
    ['pay 50$ deposit first'],
    ['ថ្លៃសេវា ៥០០$ បង់មុន'],
    ['បើឈប់ត្រូវសង ២០០០$'],
    ['call 012 345 678'],
    ['age 18-35, 8 hours'],
  ])('%s', (text) => expect(pay(text)).toBeNull());
  test('a fee is known as one', () => {
    expect(readMoney('pay 900$ now, 3000$ after').fees).toHaveLength(2);
    expect(readMoney('salary 900$, no fee').fees).toHaveLength(0);
  });
  test('a period belongs to its own sum', () => expect(pay('ប្រាក់ខែ ២៥០$ ធ្វើ ៨ម៉ោង/ថ្ងៃ')).toBe(250));
  test('a wall of numbers is read to a bound', () => expect(findSums('5$ '.repeat(3000)).length).toBeLessThan(50));
});

describe('the employer’s name', () => {
  test.each([
    ['Angkor Garden Hotel needs a cook', 'Angkor Garden Hotel'],
    ['Lucky Star Garment Co., Ltd. hires', 'Lucky Star Garment'],
    ['hotel (Coral Bay) hires', 'Coral Bay'],
    ['ហាងកាហ្វេ «ផ្កាឈូក» ត្រូវការអ្នកឆុង', 'ហាងកាហ្វេ «ផ្កាឈូក»'],
    ['រោងចក្រ សូរិយា ជ្រើសរើស', 'រោងចក្រ សូរិយា'],
  ])('%s', (text, name) => expect(namedEmployer(prepare(text))).toContain(name));
  test.each([
    'Chinese company needs typists',
    'ក្រុមហ៊ុនជ្រើសរើសបុគ្គលិក',
    'Factory in Thailand',
    'ក្រុមហ៊ុនចិនត្រូវការមនុស្ស',
    'Hotel Job abroad',
  ])('no name: %s', (text) => expect(namedEmployer(prepare(text))).toBeNull());
});
