// Danger to life or a fraud under way is heard wherever it is of now, and only there.
import { describe, expect, it } from 'vitest';
import { understand } from '../../src/understanding/understand.ts';
import { knowledge, TODAY } from '../knowledge.ts';

const dangerOf = (text: string) => understand(text, knowledge.resources, TODAY).danger?.id;

describe('danger', () => {
  it.each([
    ['讲话也讲不清楚了，舌头像打了结', 'medical'],
    ['早上起来嘴巴就歪了，右手也没力气，这种能不能报销', 'medical'],
    ['胸口疼得厉害，疼到后背', 'medical'],
    ['我妈有长护险，可是今天叫她没反应', 'medical'],
    ['屋里烧煤炉，两个人头晕想吐，怕是煤气中毒', 'medical'],
    ['我妈去年做过手术，现在摔倒了爬不起来', 'medical'],
    ['隔壁冒烟了，好大的烟', 'fire'],
    ['我怕他打死我', 'crime'],
    ['刚才从马桶上栽下来，起不来了', 'medical'],
    ['奶奶脑子糊涂，出去到现在没回来', 'crime'],
    ['有人上门说是民政局的，要收两百块手续费才给办高龄津贴', 'fraud'],
    ['我怕她想不开', 'suicide'],
    ['要不跳楼算了', 'suicide'],
  ])('「%s」 is %s', (text, id) => expect(dangerOf(text)).toBe(id));
});

describe('a question for a service takes nothing from a cry', () => {
  it.each([
    ['我老伴说活着没意思，怎么办，嘉善有人能上门看看吗', 'suicide'],
    ['老太太摔倒爬不起来了，杭州意外险保不保', 'medical'],
    ['说我医保卡涉嫌洗钱要我转账，杭州医保局电话是多少', 'fraud'],
    ['楼下着火了，我妈坐轮椅下不去，杭州', 'fire'],
  ])('「%s」 is %s', (text, id) => expect(dangerOf(text)).toBe(id));
});

describe('small talk is no danger', () => {
  it.each([
    '您好呀',
    '在不在呀',
    '我妈',
    '人工客服',
    '不想说',
    '他五十八',
    '我再想想',
    '喂喂听得见吗',
  ])('「%s」', (text) => expect(dangerOf(text)).toBeUndefined());
});

describe('a cry in a long letter is heard', () => {
  it.each([
    [
      '市长您好，我是退休工人，今年七十一，想问问高龄津贴是不是八十才有。还有一件事，我老伴从刚才起胸口压得喘不上气，脸都白了，我一个人不知道怎么办，津贴的事可以以后再说',
      'medical',
    ],
    [
      '麻烦问一下，嘉善老年人坐公交是不是免费，我女儿说要办卡。另外刚才有个自称医保局的人打电话，说我的卡被盗刷，让我马上把钱转到安全账户，我正在银行门口，要不要转',
      'fraud',
    ],
  ])('「%s」 is %s', (text, id) => expect(dangerOf(text)).toBe(id));
});

describe('no danger is', () => {
  it.each([
    ['long past', '去年在楼梯上摔断了腿'],
    ['over', '老太太走丢过一回'],
    ['healed, as said afterwards', '上礼拜跌了一跤，石膏也拆了'],
    ['feared', '怕她摔倒'],
    ['a want of something to hold on to', '坐便器旁边没有扶手，起身要半天'],
    ['a few words of a clerk', '主管单位'],
    ['supposed', '万一煤气中毒，护理员会不会管'],
    ['denied', '他没有摔倒'],
    ['a death that is told of', '独生女儿自杀走的，我们进养老院有什么照顾'],
    [
      'an old complaint behind a question about a service',
      '三年前脑溢血，嘴歪手抬不起来，嘉善能办长护险不',
    ],
    ['a fraud to go to court for', '老人被骗了，想打官司没钱请律师'],
    ['a doubt about who answers', '你们是不是骗子'],
    [
      'words of two cries far apart',
      '我拿着药方去的，家里那个灶台边上放着给老人改造用的扶手和砖头，想吞并隔壁',
    ],
  ])('what is %s', (_what, text) => expect(dangerOf(text)).toBeUndefined());

  it('an ordinary word that holds one of a cry', () => {
    for (const text of [
      '想去投靠儿子，叫我先转户口',
      '护工打扫卫生吗',
      '申请以后一直没反应',
      '养老院要先交钱吗',
    ])
      expect(dangerOf(text)).toBeUndefined();
  });
});
