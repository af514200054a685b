/**
 * What work usually pays in a month, in US dollars, by where it is: below `fair` is little, above `high` is more than such
 * work pays without skill. From `money.md` (ministry averages 2024, minimum wages 2025 and 2026), with room above.
 */
export interface Usual {
  readonly fair: number;
  readonly high: number;
}

const home: Usual = { fair: 160, high: 520 };
const skilledHome: Usual = { fair: 200, high: 3500 };
const elsewhere: Usual = { fair: 250, high: 1100 };

const abroad: readonly (readonly [RegExp, Usual])[] = [
  [/korea|kore\b|កូរ៉េ|eps/, { fair: 1000, high: 2800 }],
  [/japan|japon|ជប៉ុន/, { fair: 800, high: 2300 }],
  [
    /australia|canada|new zealand|europe|poland|germany|america|usa|\buk\b|italy|france|អូស្ត្រាលី|កាណាដា|អឺរ៉ុប|អាមេរិក|ប៉ូឡូញ|នូវែលសេឡង់|អាល្លឺម៉ង់|បារាំង|អង់គ្លេស|ហុងគ្រី|រុស្ស៊ី/,
    { fair: 700, high: 2600 },
  ],
  [/hong kong|ហុងកុង|macau|ម៉ាកាវ|taiwan|តៃវ៉ាន់|singapore|សិង្ហបុរី|israel|អ៊ីស្រាអែល/, { fair: 400, high: 1300 }],
  [/dubai|saudi|qatar|kuwait|gulf|oman|bahrain|jordan|ឌូបៃ|អារ៉ាប|កាតា/, { fair: 300, high: 1100 }],
  [/malaysia|malay|johor|kuala|penang|ម៉ាឡេ/, { fair: 330, high: 900 }],
  [/thailand|thai|bangkok|rayong|phuket|samut|ថៃ|បាងកក|ភូកេត/, { fair: 240, high: 800 }],
  [/china|chinese factory|ចិន/, { fair: 400, high: 1050 }],
  [
    /laos|myanmar|burma|vietnam|philippines|manila|golden triangle|myawaddy|mae sot|ឡាវ|មីយ៉ាន់|ភូមា|វៀតណាម|ហ្វីលីពីន|ត្រីកោណមាស/,
    { fair: 200, high: 600 },
  ],
];

export function usualPay(text: string, isAbroad: boolean, skilled: boolean): Usual {
  if (!isAbroad) return skilled ? skilledHome : home;
  const there = abroad.find(([land]) => land.test(text))?.[1] ?? elsewhere;
  return skilled ? { ...there, high: there.high * 1.6 } : there;
}
