// Whose fact a statement is, in the stories that people tell: what the conversation knows of whom the
// question is about after one message.
import { describe, expect, it } from 'vitest';
import { newConversation } from '../../src/dialogue/conversation.ts';
import { takeIn } from '../../src/dialogue/situation.ts';
import { understand } from '../../src/understanding/understand.ts';
import { knowledge, TODAY } from '../knowledge.ts';

function told(text: string) {
  const heard = understand(text, knowledge.resources, TODAY);
  const { subject, facts } = takeIn(knowledge, newConversation(TODAY), heard, TODAY);
  return { subject, ...facts };
}

describe('one place named by two names', () => {
  it.each(['户口在山东嘉祥，我82，嘉祥的高龄津贴有吗', '我82，户口本上写的是济宁市嘉祥县'])(
    '%s',
    (text) => expect(told(text)).toMatchObject({ hukou: '370829' }),
  );
});

describe('people who are only in the story', () => {
  it.each<[string, object]>([
    [
      '外婆91岁，户口在江西没迁，跟着我妈在义乌住了十来年，能上门打扫吗',
      { subject: 'grandmother', residence: '330782', age: 91 },
    ],
    [
      '我姑妈今年七十六，住在嘉善西塘。两个表哥一个在加拿大一个在深圳。有没有人去看看她',
      { subject: 'aunt', residence: '330421', age: 76 },
    ],
    [
      '爸爸完全不能自理，全靠我妈一个人喂饭擦身。杭州户口，七十七。有什么补助',
      { subject: 'father', age: 77, hukou: '330100' },
    ],
    [
      '我上城区的，杭州户口，八十五岁。短信说可以叫阿姨来搞卫生，凭啥不好拿现钱',
      { subject: 'self', age: 85 },
    ],
    [
      '我妈苏州户口没迁，平时住我嘉善家里帮带娃，今年71，坐公交收不收钱',
      { subject: 'mother', age: 71, hukou: '320500' },
    ],
    ['跟老头子在义乌住，儿子媳妇都在广东打工，老头子七十九', { residence: '330782' }],
    ['我帮村里一位老人问问，他77岁，嘉祥的，是五保', { subject: 'neighbour', age: 77 }],
  ])('%s', (text, expected) => expect(told(text)).toMatchObject(expected));
});

describe('whom the message says it asks for, and who writes', () => {
  it.each<[string, object]>([
    [
      '帮我姐打听一下。八十一了，嘉善户口。我这个做妹妹的也七十六了',
      { subject: 'sister', age: 81, hukou: '330421' },
    ],
    ['给邻居问问，她82，一个人住嘉善，我自己也七十五了', { subject: 'neighbour', age: 82 }],
    [
      '替弟弟问，七十三，光棍。只有我一个姐姐八十了，在苏州。嘉祥给他管不',
      { subject: 'brother', age: 73 },
    ],
    ['俺姐夫六十九，肢体三级，嘉祥', { subject: 'brother', sex: 'male', disabilityGrade: 3 }],
    ['替我哥问问我妈的高龄津贴，我妈83，嘉善', { subject: 'mother', age: 83 }],
    ['我一个老太婆，八十三，嘉善，有人上门看看不', { subject: 'self', age: 83, sex: 'female' }],
    ['俺弟弟也没了，俺爹妈更早，俺七十九，嘉祥的五保', { subject: 'self', age: 79 }],
  ])('%s', (text, expected) => expect(told(text)).toMatchObject(expected));
});

describe('who cares for another and is in no good state either', () => {
  it.each<[string, object]>([
    [
      '外婆瘫在床两年，外公自己也一身病。上个月来评了重度失能，义乌',
      { subject: 'grandmother', abilityLevel: 3 },
    ],
    ['爸躺床上，妈自己也八十了，弄不动他。嘉善有补贴吗', { subject: 'father', selfCare: 'none' }],
    [
      '我老太婆困勒床浪，吃饭都要我喂，我自家也七十六了。嘉善有啥补贴',
      { subject: 'spouse', selfCare: 'none' },
    ],
    ['我爸82，我妈自己也78了，嘉善，他坐公交要钱吗', { subject: 'father', age: 82 }],
    ['爸爸85 妈妈自己也80了 嘉善 妈妈有高龄津贴吗', { subject: 'mother', age: 80 }],
  ])('%s', (text, expected) => expect(told(text)).toMatchObject(expected));
});

describe('how far somebody looks after themselves', () => {
  it.each([
    ['我娘穿衣裳自己会的，汏浴要人扶，义乌', 'partial'],
    ['爷爷自己能吃饭，上厕所得人搀，义乌', 'partial'],
    ['我爷爷不是啥都做不来，起床要人搭一把，义乌', 'partial'],
    ['我爹吃饭穿衣都要我们来，嘉祥', 'none'],
    ['我娘啥也做不了，嘉祥', 'none'],
    ['我爸吃饭要不要人喂他自己讲不清，嘉祥', undefined],
  ])('%s', (text, selfCare) => expect(told(text).selfCare).toBe(selfCare));
});

describe('where the one who writes is away to', () => {
  it('is not where the mother lives', () => {
    const facts = told('人在苏州七八年了，一年回两趟。老爸八十一，嘉善户口，有人去看看他吗');
    expect(facts).toMatchObject({ subject: 'father', age: 81, hukou: '330421' });
    expect(facts).not.toHaveProperty('residence');
  });
  it('nor where the talk is of the mother', () => {
    expect(told('住在苏州三年了，嘉善户口，81，有高龄津贴吗')).toMatchObject({
      residence: '320500',
    });
  });
});

describe('a rule asked about', () => {
  it.each(['是不是低保户才有，我爸72，嘉善', '嘉善残疾人不是有补贴的吗，我爸72'])(
    '%s says nothing of him',
    (text) => {
      const facts = told(text);
      expect(facts).not.toHaveProperty('incomeStatus');
      expect(facts).not.toHaveProperty('disabilityGrade');
    },
  );
});

describe('a place where only the one who writes is', () => {
  const placeOf = (text: string) =>
    takeIn(knowledge, newConversation(TODAY), understand(text, knowledge.resources, TODAY), TODAY)
      .uncovered;
  it('is not asked about for a parent', () =>
    expect(placeOf('我在苏州打工，我爸80，高龄津贴有吗')).toBeUndefined());
  it.each(['我们一家住苏州，我爸80，高龄津贴有吗', '我爸住苏州，80，高龄津贴有吗'])(
    'but where the parent is too is: %s',
    (text) => expect(placeOf(text)).toMatchObject({ code: '320500' }),
  );
});

describe('户籍 and residence said in one', () => {
  it.each<[string, object]>([
    ['我哥74，户口社保全在嘉善', { hukou: '330421' }],
    ['外婆91 人和户口都在义乌', { age: 91, hukou: '330782', residence: '330782' }],
    ['杭州的，户口也是，我爸71', { hukou: '330100' }],
    ['我老公那年把户口从安徽迁到嘉善，我婆婆58，能投靠他吗', { childHukou: '330421' }],
  ])('%s', (text, expected) => expect(told(text)).toMatchObject(expected));
});

describe('where somebody came from and where their 户籍 was moved', () => {
  it.each<[string, object]>([
    ['我户口从嘉善迁到杭州都十年了，81', { hukou: '330100' }],
    ['我原来嘉善户口，现在迁到义乌了，八十二', { hukou: '330782' }],
    ['姥姥从嘉祥接来杭州住了，93', { residence: '330100' }],
    ['岳母跟大舅子住杭州，我们住嘉善，岳母84', { subject: 'mother-in-law', age: 84 }],
    ['我跟老伴户口都在外地，住杭州，我63', { hukou: { not: '330100' } }],
  ])('%s', (text, expected) => expect(told(text)).toMatchObject(expected));
  it('where others live is not where she lives', () =>
    expect(told('岳母跟大舅子住杭州，我们住嘉善，岳母84')).not.toMatchObject({
      residence: '330421',
    }));
});

describe('what is only said so, and what was once', () => {
  it.each<[string, object]>([
    [
      '我妹妹智力二级，嘉善残疾人不是有护理补贴吗',
      { disabilityGrade: 2, disabilityKind: 'intellectual' },
    ],
    ['我不是低保户嘛，74，嘉善，一个月补多少', { incomeStatus: 'dibao' }],
    ['我不是低保户，74，嘉善', { incomeStatus: { not: ['dibao'] } }],
    ['以前吃过低保，后来不给了，七十，嘉祥', { incomeStatus: { not: ['dibao'] } }],
    ['我低保去年停了，70，嘉祥', { incomeStatus: { not: ['dibao'] } }],
    ['我低保没停，70，嘉祥', { incomeStatus: 'dibao' }],
    ['姨妈光棍一样，没儿没女一个人过，72，嘉善', { living: ['childless', 'alone'] }],
    ['外公评下来是中度，义乌', { abilityLevel: 2 }],
    ['大姨眼睛瞎，证是有证的，二级，74，嘉善', { disabilityGrade: 2 }],
    ['我伺候我老伴，他吃饭要我喂，我去学护理，嘉善给补吗', { caregiverTraining: true }],
    ['听力叁级的证，有没有残疾补贴，嘉善', { disabilityGrade: 3, disabilityKind: 'hearing' }],
    ['我八十一，跟到幺女住杭州，居住证没得办', { residencePermit: false }],
    ['儿子女儿都嫁娶了，家里吃低保，我七十一，嘉善', { incomeStatus: 'dibao' }],
  ])('%s', (text, expected) => expect(told(text)).toMatchObject(expected));
});

describe('alone', () => {
  it.each(['我爹在乡下，81，一个人，嘉祥', '奶奶90，现在就一个人了，嘉善'])('%s', (text) =>
    expect(told(text)).toMatchObject({ living: ['alone'] }),
  );
  it('but not who does the work alone', () => {
    expect(told('我妈83，我一个人照顾她，嘉善')).not.toHaveProperty('living');
  });
});

describe('facts that several share', () => {
  it('of a couple', () => {
    expect(told('俺老两口都是嘉祥户口，俺家老头子一百零一了，他一月给多少')).toMatchObject({
      subject: 'spouse',
      age: 101,
      hukou: '370829',
    });
  });
  it('of the parents', () => {
    expect(told('爸妈都是嘉善户口，我爸82，能领高龄津贴吗')).toMatchObject({
      subject: 'father',
      hukou: '330421',
    });
  });
});

describe('ages that are told twice', () => {
  it.each<[string, object]>([
    ['我奶奶1937年生，快九十的人了，嘉祥八十多的老人给多少', { birthDate: '1937' }],
    ['母亲1925年生，她二十岁嫁过来的，嘉善给多少', { birthDate: '1925' }],
    ['属牛的今年七十七，嘉善立遗嘱收多少', { age: 77 }],
    ['我三七年腊月十二生的，庄上都喊我九十了，嘉祥', { birthDate: '1938-01-13' }],
    ['我妈1937年生的，八十八了，嘉善', { age: 88 }],
  ])('%s', (text, expected) => expect(told(text)).toMatchObject(expected));
});

describe('grades', () => {
  it('a grade that is denied is not told', () => {
    expect(told('肢体残疾三级，不是二级，嘉祥的')).toMatchObject({ disabilityGrade: 3 });
  });
  it('the kind of a disability is enough to tell the scale', () => {
    expect(told('肢体三级，嘉祥的')).toMatchObject({ disabilityGrade: 3 });
  });
});

describe('the children', () => {
  it('one of several here is not most of them', () => {
    const text = '我妈64，三个小孩，我哥我姐都在安徽，就我一个人在杭州，能投靠我落户吗';
    expect(told(text)).toMatchObject({ subject: 'mother', mostChildrenHere: false });
  });
});

describe('grades that are on one scale only', () => {
  it('五级 is of 长护险', () => {
    expect(told('义乌，婆婆评估下来失能等级是五级')).toMatchObject({ ltciLevel: 5 });
  });
  it('there is no 残疾五级: nothing is remembered that could not be read again', () => {
    expect(told('残疾五级，嘉善，每月给多少')).not.toMatchObject({ disabilityGrade: 5 });
  });
});
