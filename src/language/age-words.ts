// The words around a number that show whether it is an age, and how it is meant. Each pattern
// is tried on a few characters just before (`…Before`, ends in $) or behind (`…Behind`).

const PEOPLE =
  '我们?|俺们?|伲|阿拉|咱们?|他们?|她们?|它|伊|渠|侬|您|你|恁|本人|[爸妈爹娘父母爷奶公婆姥叔伯舅姨姑婶哥姐弟妹伴媳嫂孙儿]' +
  '|父亲|母亲|老伴儿?|老头子?|老汉|老公公?|老太太?|老婆婆?|老嬷嬷|老人家?|丈人|丈母娘|姥爷|姆妈|爱人|邻居|儿子|女儿|闺女|老师|先生|阿姨|大爷|大妈|老乡|同志';
const ADVERBS =
  '今年|今朝|现在|眼下|如今|目前|已经|已|都|也|才|就|刚刚|刚|正好|正|恰好|整整|整|足足|是|有|到|了|岁数|年纪|年龄|年岁|虚岁|实岁|周岁|毛岁|虚|高寿|大概|大约|差不多|应该|可能|[:： ]';
const NUMBER = '[0-9]{1,3}|[零一二两俩三仨四五六七八九十半几]{1,3}';
const SPAN = '个?多?半?月|天|日|周|星期|礼拜|年|岁';

const behind = (pattern: string): RegExp => new RegExp(`^(?:${pattern})`);
const before = (pattern: string): RegExp => new RegExp(`(?:${pattern})$`);

export const UNIT =
  /^ ?(?:(?:周岁|虚岁|实岁|毛岁)(?! ?[\d一二三四五六七八九])|岁(?!数|月)|(?:zhou ?)?sui(?![a-z]))/i;
export const AFTER_UNIT = behind(
  '[整多]?(?:[零又半]|半)?(?:[0-9]{1,2}|[一二两三四五六七八九十]{1,2})个半?多?月|半|整|零几个月',
);

export const PERSON_BEFORE = before(`(?:${PEOPLE})(?:${ADVERBS}){0,4}`);
export const NOW_BEFORE = before(
  `(?:今年|现在|已经|已|都|年纪|岁数|年龄|年岁|虚岁|实岁|周岁|毛岁|高寿|贵庚|刚刚?|正好|恰好)(?:${ADVERBS}){0,3}`,
);
export const NOMINAL_BEFORE = before(`(?:虚岁|虚龄|毛岁|虚)(?:${ADVERBS}){0,2}(?:满|上)?`);
export const NOMINAL_BEHIND = /^\(?(?:按|是|算)?虚(?:岁|龄|的)(?![\d一二三四五六七八九])/;
export const RECEIVES_BEFORE = before(
  '(?:给|发|补|付|欠|还|问|让|帮)(?:了|我们?|俺们?|他|她|你|您|爸|妈)',
);

/** The number is denied: 不是八十. */
export const DENIED_BEFORE = /(?<!是)不是(?:满)?$/;
/** A difference of ages: 大三岁, 差两岁. */
export const DIFFERENCE_BEFORE = /[差大小长缺早晚](?:了|我|俺|他|她|你)?$/;

export const PAST_BEHIND = behind(
  '那(?:一)?[年时会阵](?!纪)|(?<!到)的时候|时(?![间常不候])|上(?=就?[没走出死得生病去过守因]|[^，。]{0,4}(?:没了|走了|去世|出事|过世))' +
    '|(?:就|才|没到头)?(?:没了|走了|走的|死了|死的|没的|去世|过世|病故|出事|出车祸|退的休|结的?婚|守寡|当兵|参军)',
);
export const RETIRED_BEHIND = /^(?:那年)?(?:就|才)?(?:退休|退下来|内退|下岗)/;
export const PAST_BEFORE = before(
  '(?:走|死|去世|过世|没|退休|离世)(?:掉)?(?:了)?(?:的时候|那年|时)(?:才|刚|只有|是|他|她){0,2}|享年',
);

const THEN =
  '(?:就|就要|要|将|才|可以|都|也|正好|刚好|便|又|该|[我俺他她]){0,3}(?:满|到|年满|是|上|足|过)?';
export const SOON_BEFORE = before(
  `(?:(明年|来年|转年|下个?月|下(?:周|礼拜|星期)|过[了完]?年|年后|开年|(?<!今年)年底|春节后?|过[了完]?生日|生日一?过|马上|即将|就要|立马)|(后年)|(大后年))${THEN}`,
);
export const WAIT_BEFORE = before(
  `(?:还有|再过|再等|还差|还要|差|再|过)(${NUMBER})(${SPAN})${THEN}(?:进|奔)?`,
);
export const WAIT_BEHIND = new RegExp(`^(?:还差|还缺|差|缺)(${NUMBER})(${SPAN})`);
export const THIS_YEAR_BEFORE = before(
  '(?:今年|(?:[0-9]{1,2}|[一二三四五六七八九十冬腊]{1,2})月份?)(?:年?底|要|将|会|才|就)?(?:年?满|到)',
);
export const LAST_YEAR_BEFORE = /去年(?:刚|刚满|满|就|已经)?$/;

const IF =
  '等着?|等到|要是|如果|假如|假使|假设|若是?|倘若|换成|换作|比如|比方说?|譬如|将来|能?活到|哪天';
export const IF_BEFORE = before(`(?:${IF})(?:${PEOPLE}){0,2}(?:${ADVERBS}){0,3}(?:[满上过]了?)?`);
export const WHAT_ABOUT_BEHIND = /^(?:的话|的呢|的嘞|的咧|以后呢|(?:呢|嘞|咧|哩|捏|怎么算|怎样算))/;

export const RULE_BEHIND = behind(
  '\\(?含?\\)?(?:及|和|或者?|跟|、)?(?:其)?(?:以上|以下|以内|之上|之下|往上|朝上|起(?!来)|开始|封顶|为限|为界|[之以]前|[之以]后)' +
    '|的?(?:年龄)?(?:限制|门槛|线|这[个道]坎)|(?:才|就)(?:能|可以|好|有|给|算|发|领|行)|够不够|够吗| ?yi ?shang',
);
export const CLASS_BEHIND =
  /^的? ?(?:老人|老年人|老头|老太|老同志|高龄老|长者|人群|公民|居民|老百姓)/;
export const HOUSEHOLD_BEFORE = before(
  '(?:我|俺|我们|俺们|家里?|家有|有个?|有位|个|位|名|邻居|隔壁)(?:有)?(?:个|位|名)?',
);
/** Words of a rule, whoever is spoken of. */
export const MUST_BEFORE = before(
  '不受|受|限|大于|小于|低于|高于|必须|(?<![快就主只还想不])要|(?<![来值])得|须|至少|最少|起码|从|凡是?|每满',
);
/** Words of a rule, unless somebody is named right before: 满八十, but 我满八十. */
export const REACH_BEFORE = before(
  '满|满了|年满|周满|达到|够|够到|到了?|年过|年逾|年届|过了?|(?<![早晚])上了?|超过',
);
export const PASSED_BEFORE = /(?:过了?|逾|(?<![早晚])上了?|超过)$/;
export const JUST_PASSED_BEFORE = /[刚才]过了?$/;
export const AGED_BEFORE = /年[过逾届]$/;
export const LOWER_THAN_BEFORE = /(?:小于|低于)$/;
export const EXACT_LIMIT_BEHIND = /^的?(?:年龄)?(?:限制|门槛|线|这[个道]坎)/;
/** 满70没有: whether it is so is what they ask. */
export const ASKED_BEHIND = /^了?(?:没有?|吗|么|没得|伐)(?=$|[，。,.？！?! ])/;
/** 男60女55. */
export const MEN_BEFORE = /男(?:的|性)?$/;
export const WOMEN_BEHIND = /^[、， ]?女(?:的|性)? ?[0-9一二三四五六七八九]/;
export const WOMEN_BEFORE =
  /男(?:的|性)? ?[0-9一二三四五六七八九十]{2,3}(?:周?岁)?[、， ]?女(?:的|性)?$/;
export const ABOUT_OTHERS_BEFORE = /(?:[给对为]|是不是)$/;
export const HIGH_AGE_BEHIND = /^的?高龄(?=$|[，。,.了啦的还])/;
export const BIRTHDAY_FEAST_BEHIND = /^(?:大寿|寿辰|寿诞|寿宴)/;
export const UPWARD_BEHIND = /^(?:\(含\))?(?:及|和|或者?)?(?:以上|之上|往上|朝上|起|开始|[之以]后)/;
export const DOWNWARD_BEHIND = /^(?:\(含\))?(?:及|和|或者?)?(以下|之下|以内)/;
export const EARLIER_BEHIND = /^(?:之前|以前)/;
export const REACHED_BEHIND = /^(?:了(?!没|吗|么|就|才|能|以后|之后)|哉|啦|喽|咯|勒|嘞|咧|哩|的人)/;

/** What a number counts, whatever stands before it: 80元, 12号, 三个. */
const COUNTED =
  '[元块角毛钱%％‰号项级倍次米期楼栋幢层万千百亿度斤页套件类档份届批组队辆克吨寸尺厘桌股章款]' +
  '|平(?![常时日])|折(?!腾)|月(?!月)|天(?!天)|年(?!纪|龄|老)|日(?!子)|分(?!散)|小时|时|秒|工时|周(?!岁|边|末)|室|单元|个(?!子|性)|位|名(?!下|字)' +
  '|口人|公里|例|站|中学|小学|医院|多少?钱|[-:：/.．][0-9]';
/** What a number counts unless another word begins there: 条 but not 条件, 种 but not 种田. */
const COUNTED_OR_WORD =
  '条(?!件)|种(?![田地菜粮稻庄果])|本(?![来人地身市县村省乡])|路(?![都也上走不弗勿])|床(?![上都也浪])|弄(?![不弗勿得])|班(?!都|也|上)|台(?!州)' +
  '|座|尺|后(?!来|生)|人(?![在住还不就也已动瘫很都和跟])|户(?!口|籍)|家(?![里住在有庭中人务])|里(?!里)|村(?![里上民委])|间|点|成(?![了天日年])|代(?!步|表|办)|只(?![有是能要拿领])|线';
export const NOT_AN_AGE_BEHIND = behind(`${COUNTED}|${COUNTED_OR_WORD}`);
/** Behind a space and a number that belongs to somebody: 「婆婆66 种田的」 counts nothing, 「给婆婆66 元」 does. */
export const COUNTED_BEHIND_SPACE = behind(`${COUNTED}|(?:${COUNTED_OR_WORD})(?![一-鿿])`);
/** 「妈92人和户口都在」: one person, of whom there are no ninety-two. */
export const ONE_BEFORE = before(
  '[爸妈爹娘爷奶公婆姥叔伯舅姨姑婶哥姐弟妹伴他她伊]|父亲|母亲|老头子?|老太太?|老汉|丈人|丈母娘',
);
export const NOT_AN_AGE_BEFORE = before(
  '第|每|分之|[\\d][:：]|(?:给|发|补|付|领|交|花|拿|扣|加|罚|收|缴|贴|涨|降|减|打|拨|按|乘|占|等于|值|卖|买)(?:了|到|过|的是|个|你|我|他|她|我们)?' +
    '|工龄|党龄|教龄|军龄|缴费|血压|高压|低压|血糖|心率|体重|身高|温度|工资|退休金|养老金|电话|号码|编号|代码|文号|门牌|公交|地铁|国道|省道|高速|共|合计|比例|能有',
);
export const TOUCHING_CODE = /[#＃¥￥$.．/\-a-zA-Z〔[]/;
/** Said alone these are emergency numbers. */
export const PUBLIC_NUMBER = /^(?:110|112|114|119|120)$/;
/** 五一, 七一, 八一 are days of the year, unless somebody is told to be so old. */
export const FEAST_DAY = /^[五六七八]一$/;
export const BETWEEN = /^(?:周?岁)?(?:\(含\))? ?(?:[-–—~～至到－―]|——) ?$/;
