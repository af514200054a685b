import type { Prepared } from '../words/index.ts';

/** Words after "company" or "factory" that are no name: verbs of hiring, kinds, countries. */
const noName =
  /^(?:ជ្រើសរើស|ត្រូវការ|ចិន|បរទេស|យើង|ធំ|នឹង|មាន|ចេញ|ផ្តល់|ខ្ញុំ|ថៃ|ម៉ាឡេ|កូរ៉េ|ជប៉ុន|ដេរ|កាត់ដេរ|និង|នៅ|ល្អ|ណា|រើស|ទទួល|បើក|របស់|កាន់|ក្នុង|ជា|ឬ|ដែល|អនឡាញ|ម្តុំ|សំណង់ត្រូវ|ឡើង|ត្រឹម|បញ្ជូន|នេះ|អាហារ|ស្បែកជើង|ខាង|ទៅ|មិន|អត់|ទំនើបត្រូវ|ឯកជន|ជិត|ផ្លូវ|សូម|ទាំង|មួយ|ថ្មី|តូច|គេ|កំពុង|បាន|ត្រី|ផ្លាស្ទិក|គ្រឿង|បង្កក|អេឡិច|នំ|ធ្វើ|១|២|៣|\d)/;
const khmerKind =
  /(?:ក្រុមហ៊ុន|រោងចក្រ|សណ្ឋាគារ|ភោជនីយដ្ឋាន|ធនាគារ|អង្គការ|ហាងកាហ្វេ|ហាង|សាលា|មន្ទីរពេទ្យ|គ្លីនិក|ផ្ទះសំណាក់|រមណីយដ្ឋាន|រីសត|សហគ្រាស|គ្រឹះស្ថាន|ឱសថស្ថាន|ម៉ាត|ផ្សារទំនើប|មជ្ឈមណ្ឌល|កាហ្វេ|សាឡន|កសិដ្ឋាន|មូលនិធិ|វិទ្យាស្ថាន|ទីភ្នាក់ងារ)/g;
const quoted = /[«"“”„‹][^«»"“”„‹›\n]{2,40}[»"“”‹›]/;
const latinKind =
  /(?:\b[A-Z][\w&'’.-]*(?:\s+(?:of|the|and|&|[A-Z][\w&'’.-]*)){0,5}\s+(?:Co\b|Ltd|[Aa]cademy|[Aa]gency|[Aa]gri|[Aa]gro|[Aa]irport|[Aa]ssociation|[Bb]akery|[Bb]ank|[Bb]ar|[Bb]istro|[Bb]outique|[Bb]rewery|[Bb]us|[Cc]afe|[Cc]afé|[Cc]enter|[Cc]entre|[Cc]inema|[Cc]linic|[Cc]offee|[Cc]ompany|[Cc]onstruction|[Dd]airy|[Dd]aycare|[Dd]epot|[Ee]lectronics|[Ee]nterprise|[Ee]xpress|[Ff]actory|[Ff]arm|Foods?|[Ff]ootwear|[Ff]oundation|[Gg]arage|[Gg]arment|[Gg]arments|[Gg]roup|[Gg]uesthouse|[Gg]ym|[Hh]ospital|[Hh]ostel|[Hh]otel|[Hh]ouse|[Ii]ndustries|[Ii]nstitute|[Ii]nsurance|[Ii]nternational|[Kk]indergarten|[Kk]itchen|[Ll]aundry|[Ll]earning|[Ll]odge|[Ll]ogistics|[Mm]all|[Mm]anpower|[Mm]anufacturing|[Mm]arket|[Mm]art|[Mm]edia|[Mm]icrofinance|[Mm]ill|[Mm]otorbike|Motors?|NGO|Organi[sz]ation|PLC|[Pp]agoda|[Pp]harmacy|[Pp]laza|Plc|[Pp]rinting|[Rr]ecruitment|[Rr]esort|[Rr]estaurant|[Ss]alon|[Ss]chool|[Ss]eafood|[Ss]ervices|[Ss]hop|[Ss]olutions|[Ss]pa|[Ss]tall|[Ss]tand|[Ss]tation|[Ss]tore|[Ss]tudio|[Ss]upermarket|[Tt]axi|[Tt]echnology|[Tt]elecom|[Tt]extile|[Tt]heatre|[Tt]ower|[Tt]rading|[Uu]niversity|[Vv]illa|[Ww]arehouse|[Ww]ater)\b)|\b(?:Hotel|Restaurant|Cafe|Factory|Company|Bank|School|NGO|Villa|Clinic|Pharmacy|Hospital|Garage|Salon|Resort|Supermarket|Mart|Bakery|University)\s+(?!Job|Work|Hiring|Needs?|Wanted|In\b|Staff|Worker)[A-Z][\w&'-]+/;
/** "island resort (Coral Bay, ...)" */
const bracketed =
  /\b(?:resort|hotel|factory|restaurant|company|school|bank|shop|farm|cafe|clinic|guesthouse|ngo)\s*[([]\s*([A-Z][\w&'’-]+(?:\s+[A-Z][\w&'’-]+){0,3})/i;
const nameOnly =
  /(?:^|\n)\W{0,6}([A-Z][\w&'-]+(?:\s+[A-Z][\w&'-]+){0,4})\s+(?:is (?:hiring|looking|recruiting|seeking)|seeks|needs|recruits|hiring|HIRING|wants|looks for)/;
/** A name in Latin letters right after the Khmer word for company, hotel, shop. */
const mixed = /(?:ក្រុមហ៊ុន|រោងចក្រ|សណ្ឋាគារ|ហាង|ភោជនីយដ្ឋាន|ធនាគារ|អង្គការ|រីសត|សាលា)\s*[A-Z][\w&-]+/;

/** What names the employer, in the person's own words; null when nobody is named. */
export function namedEmployer({ original }: Prepared): string | null {
  const text = original.slice(0, 4000).replace(/\u200B/g, '');
  const latin =
    latinKind.exec(text)?.[0] ??
    capitalised(bracketed.exec(text)?.[1]) ??
    nameOnly.exec(text)?.[1] ??
    mixed.exec(text)?.[0];
  if (latin !== undefined && !generic.test(latin)) return latin.trim();
  return khmerName(text);
}

const capitalised = (name: string | undefined): string | undefined =>
  name !== undefined && /^[A-Z]/.test(name) ? name : undefined;

const generic =
  /^(?:The |Our |A |An |We |Urgent |Big |New |Foreign |Chinese |Thai |Korean |Japanese |Malaysian? |Easy |Free |Good |Job |Work |URGENT |HIRING |Hiring |Need |Online |International )*(?:Company|Factory|Hotel|Restaurant|Shop|Bank|School|Farm|Garment|Construction|Seafood|Electronics|Fishing|Agency|Casino|Group|House|Bar|Services?|Customer Service|Technology|Trading|Center|Express|Massage|Spa|Coffee|Recruitment|Foods?)$/i;

/** What a factory or shop makes stands before its name. */
const product =
  /^(?:ស្បែកជើង|កាត់ដេរ|ដេរ|អាហារ|ត្រី|នំប៉័ង|នំ|ខោអាវ|គ្រឿងអេឡិចត្រូនិក|ប្លាស្ទិក|ទឹកកក|ទឹកសុទ្ធ|គ្រួសារ|សំណង់|ទូរគមនាគមន៍|ដឹកទេសចរ|ដឹកជញ្ជូន|បច្ចេកវិទ្យា)[\s]*/;

function khmerName(text: string): string | null {
  for (const { 0: kind, index } of text.matchAll(khmerKind)) {
    const rest = text.slice(index + kind.length, index + kind.length + 40).replace(/^[\s៖:]+/, '');
    const name = quoted.exec(rest.slice(0, 44));
    if (name !== null && name.index < 3) return `${kind} ${name[0]}`;
    const word = rest.replace(product, '').split(/[\s\n(,។៖:]/)[0] ?? '';
    if (/^[\u1780-\u17B3]/.test(word) && word.length >= 4 && !noName.test(word)) return `${kind} ${word}`;
  }
  return null;
}
