import { type Rule, rules } from './rule.ts';

/** Kept somewhere, hurt, used, sold. */
export const harmRules: readonly Rule[] = [
  ...rules(
    'held',
    'emergency',
    `
    THEM .. lock; lock .. me|relative|child|people; relative|child|people .. lock; lock place-in;
    lock & not-let-out; lock & plea; lock & cannot leave; gate & lock & leave|fear|night|guard;
    neg open gate & US|THEM; tie & gate & place-in|leave|burn; not-let-out & boat|time-long|hit|sick|hungry;
    then-release & OURS; then-release & captive|take|catch|THEM; captive & US; THEM captive; captive place-in;
    captive & plea; captive & compound; stuck .. compound; compound .. stuck; stuck & guard; not-let-out & US;
    not-let-out & THEM; not-let-out & plea; not-let-out & place-in; neg let .. leave; refuse leave;
    cannot leave; leave cannot; neg leave cannot; guard & lock; guard & cannot; guard & leave & NOT;
    guard & gate & US; guard & weapon; guard & plea; THEM tie; tie US; US .. tie; ask-pay-to-go & US;
    ask-pay-to-go & THEM; demand-money & leave|not-let-out; debt-owe & leave & neg let; stuck & plea & place-in;
    gate & open & cannot; gate .. open cannot; captive & die|hungry; sell-on & hit;
    shut me|relative|child .. place-in; shut & place-in & cannot|neg let; THEM shut me;
    THEM take me .. place-in; THEM .. take .. OURS .. place-in & hungry|lock|night;
    key & THEM|with-them & night|gang|sex|place-in; me & lock & captive`,
    ['locked-out'],
  ),
  ...rules(
    'held',
    'urgent',
    `
    me .. lock; neg let .. go-home; refuse go-home; locked-out; gate & guard & leave; hide-phone & THEM;
    hide-phone & plea; hide-phone & leave; force & stay; captive; leave-job & neg let & fear|plea|hit;
    papers with-them & wants-out; wants-out & debt-owe|deceived|compound; leave-job & take & papers;
    leave-job & papers with-them; THEM .. take .. phone papers; THEM take phone & papers`,
  ),
  ...rules(
    'held',
    'hint',
    `
    cannot go-home; leave-job & cannot; leave-job & debt-owe; lock; wants-out; hide-phone; stuck; guard;
    not-let-out; force work-hard; work-no-rest; neg let .. phone; refuse phone`,
  ),
  ...rules(
    'held',
    'asked',
    `
    THEM .. take .. papers; papers me .. THEM take; THEM .. take .. phone; papers .. NOT give-back;
    neg let alone-out; work-no-rest & THEM; papers THEM take; THEM take my papers|phone; papers me THEM take`,
  ),
  ...rules(
    'held',
    'urgent',
    `
    take & papers & wants-out; take & papers & fear; take papers phone; THEM .. take .. papers phone;
    papers & phone & THEM & take; take & papers & debt-owe & THEM; take & papers & threat-word;
    take & papers & plea & THEM; take & papers & compound; take & phone & plea|wants-out|fear`,
  ),
  ...rules(
    'violence',
    'emergency',
    `
    THEM .. hit .. US; THEM hit; OURS .. hit .. severe|hurt-part|bleed; passive THEM hit; get hit;
    hit & hurt-part; hit & bleed; hit & plea; hit & shock; hit weapon; hit & hungry; hit & now & US;
    hit & NOT & leave; THEM .. shock; shock & US; shock & plea; shock & hit; THEM .. kill .. OURS|people|they;
    THEM kill; will kill; want kill OURS; threat-word kill; kill & threat-word; weapon & THEM;
    weapon & OURS & fear|threat-word|plea|now; THEM .. shoot .. US; THEM shoot; shoot US;
    relative|child|people shoot; me get shoot; shoot & plea|run-from|border;
    run-from & husband|boss|gang|broker|guard; run-from & they & plea|fear|now|kill|hit;
    run-from & police & shoot; coming & fear|run-from|plea|hit|kill|weapon; gang & coming & me;
    relative & die & tonight-by; hit & die; break .. my|they|OURS part; THEM .. break .. part; run-from & phone;
    throw OURS & height|cannot|fall; THEM .. burn-by; burn-by & me; THEM .. burn .. OURS;
    looking-for & forest|run-from|escaped|hide-phone|compound; leave & compound & run-from|looking-for;
    landmine & part|OURS|blood|people; shoot & OURS & part|blood; jump & height & hurt-part|compound|leave;
    if .. relative|they .. die; boss|husband|gang .. burn they; height & break & people|gang|OURS;
    weapon .. part & OURS; fall & under-it; under-it & people|gang|OURS; try|come kill OURS;
    hit OURS & THEM|place-in|every|plea|fear|part|night; want kill me`,
  ),
  ...rules(
    'violence',
    'urgent',
    `
    run-from & police; coming & me & now; hurt-part & THEM; slap & severe|fear|plea|every; slap & child;
    relative .. hit; hit & people & THEM; throw OURS & THEM; hit OURS; kill OURS & plea|fear`,
  ),
  ...rules(
    'violence',
    'asked',
    `
    THEM .. slap; slap US; OURS .. slap; insult & threat-word`,
  ),
  ...rules(
    'violence',
    'hint',
    `
    hit; weapon; shock; slap; hurt-part; run-from; insult; call-police`,
  ),
  ...rules(
    'sexual_violence',
    'emergency',
    `
    THEM .. rape; rape & US; rape & plea; rape & now|recent|night; force .. sex; gang .. force me;
    force .. sleep; force me & night|place-in & fear; drink & unknown-thing & naked|THEM|wake; wake & naked;
    sex & force & US; sex & hit|sell|lock|captive; sex & if & hit; drugged & US; THEM .. drugged; naked & force;
    force .. naked; sell & sex; take & naked & hit; touch & lock; THEM .. come-bed; come-bed & every|night;
    THEM force me & minor-age|night`,
  ),
  ...rules(
    'sexual_violence',
    'urgent',
    `
    rape; THEM .. touch .. OURS; touch OURS & fear|night|every; naked & threat-word; naked & post-online;
    naked & demand-money; stalk & fear; stalk & night; THEM stalk & night; THEM & touch & night;
    want-body & threat-word; touch & threat-word; sex & OURS & THEM; touch & child; THEM .. want .. sex;
    want-body & boss|gang; boss|gang .. want-body;
    photo & post-online|send to-others & husband|gang|boss & my|me; naked & send; photo & sex;
    gang & photo & body-wash; drink & gang & boss & if|neg|threat-word; venue & minor-age|some-years;
    boss .. drink .. gang; stalk & every; minor-age|own-child & venue & work-hard|go-away|boss; child venue;
    secret-photo & demand-money|threat-word|post-online|send; husband|gang .. wait .. workplace|gate;
    husband|gang .. come .. wait; touch & me & boss`,
  ),
  ...rules(
    'sexual_violence',
    'asked',
    `
    THEM .. touch; touch OURS; OURS .. touch; stalk & me; THEM stalk; people|gang stalk`,
  ),
  ...rules(
    'sexual_violence',
    'hint',
    `
    touch; stalk; naked; drugged`,
  ),
  ...rules(
    'moved_or_sold',
    'emergency',
    `
    THEM .. sell .. US; THEM sell me|relative|child|people; sell OURS; THEM .. sell .. other-place;
    OURS .. sell .. other-place; trafficked & OURS; trafficked & plea|now|other-place|debt-owe; THEM will sell;
    THEM want sell; sell & fear & me; kidnap & OURS; kidnap & THEM; kidnap & demand-money|plea|now|vehicle;
    THEM .. transfer .. other-place; transfer .. other-place & now|fear|plea|force|night; transfer & force;
    transfer & sell; transfer & tie|drugged|hit|captive; transfer OURS .. now|other-place;
    vehicle & other-place & OURS; THEM .. transfer .. far-place & now|fear|night|plea; vehicle & me & fear;
    vehicle & take & phone; vehicle & NOT & leave; THEM .. transfer .. vehicle;
    arrest|catch .. relative|child & demand-money; arrest|catch .. relative|child & then-release;
    gang & take & child; THEM take relative|child .. go-away & gang|suspicious|lie-age|night;
    demand-money & captive|hit|organ|video-proof|kill|die; demand-money & relative & leave;
    arrest & relative & demand-money & threat-word; organ & THEM; organ & OURS; ask-pay-to-go & relative|child;
    ask-pay-to-go & hit|kill|threat-word; arrest & ransom-sum; force & marry & OURS; sell & marry;
    sell-on & THEM|OURS|plea|now; catch|take .. relative|child & sum|demand-money & THEM;
    THEM .. want .. sum & catch|relative|captive|part|die;
    minor-age & transfer|gone-with|sell & vehicle|now|gang|THEM; transfer & child & vehicle|now|border|night;
    gone-with & child & vehicle|now|minor-age; organ & relative;
    catch relative|child .. go-away & gang|vehicle|they; they|gang .. catch .. relative|child .. go-away;
    bought-me & sum|boss|gang|THEM; minor-age & wife|marry; child & wife; broker|gang take own-child;
    broker|gang .. take|transfer own-child`,
  ),
  ...rules(
    'moved_or_sold',
    'urgent',
    `
    THEM .. transfer & fear; transfer & neg know & OURS; OURS & transfer & other-place;
    demand-money & relative & THEM; sell & threat-word; transfer & child & THEM; ask-pay-to-go; marry & force;
    THEM .. take .. relative|child; THEM .. catch .. relative|child & checkpoint; kidnap & plea|fear|recent|my;
    take & own-child & debt-owe`,
  ),
  ...rules(
    'moved_or_sold',
    'hint',
    `
    trafficked; transfer & other-place; organ; demand-money; kidnap`,
  ),
];
