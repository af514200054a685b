import { findSums, monthly, type Sum } from './money.ts';

export interface Money {
  /** The best pay promised, in a month; null when no sum is said to be pay. */
  readonly pay: Sum | null;
  /** Sums the worker is to pay. */
  readonly fees: readonly Sum[];
}

const feeWords =
  /(?:fee|fees|deposit|pay (?:first|now|us|before|half|the|only|just)|you pay|upfront|advance|cost|top up|recharge|penalty|fine|refund|bonus|referral|reserve|transfer|compensation|must pay|charge|register|បង់|កក់|ថ្លៃ|ពិន័យ|សង|បញ្ចូលលុយ|ដាក់លុយ|ប្រាក់រង្វាន់|រង្វាន់|ណែនាំ|បុរេប្រទាន|ឈុត|វេរ|ខ្ចី|ធានា|ទិញ|bong|kok|thlai|tlai|song)[^\n.។]{0,24}$/;
const payWords =
  /(?:salary|basic|wage|wages|income|earn|earning|get|allowance|stipend|monthly|per month|pay\s?:|pays|paid|commission|net|gross|make|ប្រាក់ខែ|ប្រាក់ឈ្នួល|ចំណូល|លុយខែ|បៀវត្ស|កម្រៃ|បើកលុយ|បាន|ឧបត្ថម្ភ|ថ្ងៃមួយ|មួយថ្ងៃ|ខែ|ថ្ងៃ|លុយ|khe|khae|luy)[^\n.។]{0,24}$/;

export function readMoney(text: string): Money {
  const sums = findSums(text).map((each) => ({ sum: each, role: roleOf(text, each) }));
  const pays = sums.filter(({ role, sum }) => role === 'pay' && monthly(sum) >= 20).map(({ sum }) => sum);
  return {
    pay: pays.length === 0 ? null : pays.reduce((best, each) => (monthly(each) > monthly(best) ? each : best)),
    fees: sums.filter(({ role }) => role === 'fee').map(({ sum }) => sum),
  };
}

function roleOf(text: string, { start, end, per }: Sum): 'pay' | 'fee' | 'other' {
  const before = text.slice(Math.max(0, start - 34), start);
  const after = text.slice(end, end + 22);
  if (/\bpay\s*$/.test(before) && /^\s?(?:now|first|after|before|today|deposit|half|upfront|each time)/.test(after))
    return 'fee';
  const fee = feeWords.exec(before);
  const pay = payWords.exec(before);
  if (fee !== null && (pay === null || fee.index > pay.index)) return 'fee';
  if (pay !== null) return 'pay';
  if (
    /^[^\n.។]{0,14}(?:deposit|fee|first|before|upfront|after\b|to begin|to start|to join|សិន|មុន|កក់|for uniform|for document|penalty)/.test(
      after,
    )
  )
    return 'fee';
  if (per === 'month' || per === 'day' || per === 'hour' || per === 'week') return 'pay';
  return per === 'unsaid' && !/(?:bonus|រង្វាន់|tips?|ធីប)[^\n.។]{0,8}$/.test(before) ? 'pay' : 'other';
}
