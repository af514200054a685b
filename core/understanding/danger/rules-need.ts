import { type Rule, rules } from './rule.ts';

/** Wish to die, injury, sea and forest, arrest, missing, stranded, threats, about to go. */
export const needRules: readonly Rule[] = [
  ...rules(
    'self_harm',
    'emergency',
    `
    suicide; want die; want kill me; neg want .. live; neg want wake; live cannot; neg live; better-dead;
    pills & die; bye & die; bye & despair|pills|suicide|live; die & despair; despair & live & NOT;
    neg reason live; me die end; let me die; roof & die|despair|suicide|bye;
    want jump & height|roof|water|now|place-in; jump & die|despair|bye; pills .. bye;
    sorry relative|child|people & pills|end|roof|despair|suicide|die; want .. pills & die|despair; end & bye;
    neg want .. vital; pills & many|bye|despair; me .. pills & now|many;
    neg want die & plea|fear|THEM|sick|boat; roof & end|tired-of;
    take-care own-child|relative|my & end|tired-of|sorry; end & tired-of; roof & night & go-away & me;
    sleep & neg .. wake & me|pills; want sleep & neg .. wake`,
  ),
  ...rules(
    'self_harm',
    'urgent',
    `
    despair & me; despair & plea|fear|alone|night; despair & THEM; bye & me; want disappear; despair & relative;
    despair & boss|debt-owe; sorry relative|child & night|now; me .. want .. pills; despair & relative|me|they;
    despair & live; want .. disappear; neg want die`,
  ),
  ...rules(
    'self_harm',
    'hint',
    `
    despair; alone`,
  ),
  ...rules(
    'injury',
    'emergency',
    `
    unconscious & OURS|people|they|plea|boss|gang; unconscious; bleed & neg stop; blood & many|severe|neg stop;
    blood & plea; pills & unconscious; me|they|relative pills & poisoned;
    bleed & OURS & severe|plea|now|pregnant|fall|head|hospital;
    bleed & plea|pregnant|severe|fall|stop|hurt-part; bleed & NOT & hospital; fall & unconscious|bleed|severe;
    fall & OURS & cannot; fall & plea; fall & height & OURS|they|people; fall & now & OURS;
    fall & OURS & neg let; fall & OURS & neg & hospital; burn & OURS & severe|now|plea|body;
    burn & place-in & now|plea|people; burn & stuck|lock|leave;
    poisoned & OURS|people & severe|many|now|plea|die|child|boss; poisoned & plea|unconscious|die|severe;
    birth now|plea; now .. birth; birth & plea|alone|bleed|road|fear|no-papers|no-money; birth & neg hospital;
    birth & OURS & THEM; sick & severe & unconscious|die|cannot; sick & die; sick & plea & severe;
    sick & severe & care-refused; pregnant & bleed|hit|lock|captive|unconscious;
    child & sick & severe & plea|NOT|now; hungry & unconscious;
    emergency & fall|sick|burn|bleed|shock|birth|poisoned|hospital & OURS;
    emergency & bleed|unconscious|fall|burn|birth; shoot & sick; severe die & OURS; OURS severe die;
    relative|child|they severe-die; OURS .. neg vital; OURS .. vital cannot; relative|child|they neg wake;
    burn & part & severe|hospital|many|care-refused; burn & place-in & relative|child|people|gang;
    break .. relative|they|my part & blood|bleed|deep; bleed & belly; blood & belly; vehicle fall & die|bleed;
    fall & vehicle & die|bleed; vehicle .. sea|water & people|OURS|place-in; ingest .. poison-word;
    OURS|they .. ingest poison-word; heart & severe & sick|unconscious|part; heart & numb; snakebite;
    fisher & hungry|sink|plea|lost; neg .. land-word & hungry; bleed & birth; bleed & care-refused;
    sick & pills|poison-word; sick & drink & sick|unconscious`,
  ),
  ...rules(
    'injury',
    'urgent',
    `
    care-refused & OURS; care-refused & sick|pregnant|fall|burn|bleed|poisoned; care-refused;
    sick & severe & OURS; bleed & OURS; bleed & sick; sick & boss & force; sick & neg let;
    pregnant & care-refused; pregnant & no-money|no-papers|stranded-word|evict; fall & OURS & THEM; burn & OURS;
    poisoned & OURS; poisoned & people; hungry & time-long; hungry & no-money; hungry & THEM;
    hungry & plea|child; sick & NOT & hospital; pregnant & hungry; operation & NOT; operation & boss & NOT;
    hospital & boss & neg sign; sick & boss & neg sign; burn & part; break .. my part; sick & part & neg;
    hospital & boss & force|make|NOT`,
  ),
  ...rules(
    'injury',
    'asked',
    `
    sick & no-money; fall & OURS; fall & hospital; sick & cannot & OURS; birth & OURS; hungry & OURS`,
  ),
  ...rules(
    'injury',
    'hint',
    `
    fall & boss; hungry; sick & OURS; sick & hospital; bleed; poisoned; pregnant; emergency`,
  ),
  ...rules(
    'sea',
    'emergency',
    `
    boat .. sink; sink .. boat; sink & US; sink & sea; missing & sea|water & OURS|people; sink & plea|now;
    throw-sea; throw .. sea|water; throw OURS|they|people .. sea|water; lost & forest; lost & sea; lost & boat;
    forest & hungry; forest & abandon; forest & plea; forest & sick|bleed|fall & OURS; sea & abandon;
    boat & hungry & now|time-long; boat & hit|kill|captive|NOT & leave|OURS; boat & plea; boat & force & OURS;
    boat & die; sea & plea; forest & shoot|run-from; forest & stuck; lost & border & night|plea|hungry;
    throw .. throw-sea; drink & sea`,
  ),
  ...rules(
    'sea',
    'urgent',
    `
    boat & NOT & land-word; lost & me & fear|night|plea; boat & unpaid & leave; forest & fear & me; boat & sick`,
  ),
  ...rules(
    'arrest',
    'urgent',
    `
    police & arrest & plea; arrest & plea; arrest & me & now|recent; police & transfer; arrest & neg know;
    me & arrest & hit; raid & me; raid & now; police .. arrest .. OURS; police .. catch .. OURS;
    OURS .. catch .. police; OURS .. arrest; OURS & catch & police & neg know|now|recent|plea;
    relative|child|husband & arrest & now|recent|sick; relative|child|husband & arrest & neg know;
    arrest & own-child & relative|husband; relative|child|husband & arrest & time-since;
    police .. take|catch|transfer .. husband|relative|child; police .. husband .. go-away`,
  ),
  ...rules(
    'arrest',
    'asked',
    `
    police & demand-money; police arrest; arrest & time-long; arrest & OURS; relative|child|husband & arrest`,
  ),
  ...rules(
    'arrest',
    'hint',
    `
    arrest`,
  ),
  ...rules(
    'scam_compound',
    'emergency',
    `
    compound & hit|shock|lock|captive|tie; force .. compound & NOT|threat-word|hit|hungry|quota;
    compound & quota & THEM; quota & hit|shock|hungry; compound & neg let; compound & not-let-out;
    compound & wants-out & plea|cannot|NOT; compound & cannot leave; compound & sell;
    compound & relative & plea; compound & plea & leave|wants-out`,
  ),
  ...rules(
    'scam_compound',
    'urgent',
    `
    force .. compound; THEM make compound; THEM let compound; compound & wants-out;
    compound & take & papers|phone; compound & escaped; compound & relative & stuck|leave|captive|missing;
    compound & me & fear; compound & debt-owe & wants-out; compound & threat-word; deceived & compound;
    deceived & message & foreigner; message & foreigner & sum|wants-out; compound & foreigner & me;
    wants-out & foreigner`,
  ),
  ...rules(
    'missing',
    'urgent',
    `
    relative|child .. missing; missing .. relative|child; relative|child & missing & time-long;
    missing & time-long & go-away; husband .. missing; relative & gone-with; missing & fear;
    missing & plea & OURS; child & gone-with; relative & missing;
    relative|child .. neg call & time-long|fear|go-away; relative|child .. nobody know;
    go-away .. neg call & relative|child; relative|husband|child|boat .. neg .. news & time-long;
    boat & news & neg & relative|husband`,
  ),
  ...rules(
    'missing',
    'hint',
    `
    missing & time-long`,
  ),
  ...rules(
    'stranded',
    'urgent',
    `
    abandon .. OURS; abandon & transit-place; abandon & no-money; OURS & abandon & broker|husband|boss;
    broker .. abandon;
    stranded-word & no-money|evict|child|now|hungry|plea|fear|escaped|no-papers|sick|abandon|THEM;
    evict .. OURS; THEM evict; OURS .. evict; evict & child|now|night; throw .. things & THEM|child|now;
    throw my|OURS|things & now|night|child; no-money & transit-place; no-money & hungry;
    no-money & no-papers & now|plea|transit-place|me;
    escaped & no-papers|no-money|stranded-word|run-from|plea|fear|unknown|take; escaped & THEM;
    escaped & take & papers; no-money & cannot go-home & plea; escaped & neg know; unpaid & hungry;
    unpaid & stranded-word; unpaid & evict; transit-place .. neg come; wait & transit-place & THEM;
    rob & alone|no-money|plea|fear|stranded-word; broker .. ran-off & transit-place|arrive|wait;
    hungry & unpaid; hungry & me; hungry & OURS & end;
    stuck & transit-place & no-money|child|plea|hungry|alone|no-papers;
    boss|broker .. ran-off & no-money|stranded-word|evict|hungry`,
  ),
  ...rules(
    'stranded',
    'asked',
    `
    stranded-word; no-money & no-papers; escaped`,
  ),
  ...rules(
    'stranded',
    'hint',
    `
    no-money; abandon; evict; no-papers; unpaid; stuck & transit-place`,
  ),
  ...rules(
    'threat',
    'urgent',
    `
    THEM .. threat-word; threat-word .. OURS; OURS .. threat-word; threat-word & report-police;
    threat-word & family-home; threat-word & collector; collector & family-home;
    collector & fear|plea|hit|every; THEM .. report-police; threat-word & post-online; threat-word & debt-owe;
    debt-owe & fear & THEM; debt-owe & marry|sex; me & stalk & fear; leave-job & debt-owe & fear|neg let|papers;
    debt-owe & take & papers; THEM .. find-them; find-them & THEM;
    interest|collector|debt-owe & gang|they .. come; come & gang & gate|family-home; THEM .. take child & if;
    THEM & family-home & kill|hit|burn|find-them; collector & take|child; THEM & neg & cancel-visa;
    cancel-visa & if & THEM; threat-word & me|relative|boss|plea|fear;
    boss|they|husband|collector .. call-police & if|sum|debt-owe|threat-word; force .. sign & debt-owe|sum;
    collector & gang|photo|post-online; collector .. take`,
  ),
  ...rules(
    'threat',
    'hint',
    `
    report-police; collector; debt-owe & cannot`,
  ),
  ...rules(
    'other',
    'urgent',
    `
    about-to-go & suspicious; about-to-go & compound; about-to-go & child & broker|gang|they;
    suspicious & relative & go-away; suspicious & child & go-away; gang & message & child;
    message & child & take|go-away & THEM|gang; about-to-go & relative & fear;
    about-to-go & relative & broker & now; about-to-go & lie-age; child & broker & go-away|lie-age;
    neg tell & about-to-go; force & marry; child & force & work-hard|go-away|sell; strong-plea;
    neg tell & relative|child & go-away|far-place|compound; minor-age & broker;
    minor-age & go-away & THEM|gang|suspicious; relative|child some-years & broker|suspicious|gone-with;
    broker & lie-age; suspicious & minor-age; suspicious & far-place; met-online & far-place|go-away|pick-up;
    met-online & child|minor-age; boss & want & marry & me`,
  ),
  ...rules(
    'other',
    'hint',
    `
    suspicious & go-away; about-to-go`,
  ),
];
