// Which service a message is about, where words of several stand in it.
import { describe, expect, it } from 'vitest';
import { understand } from '../../src/understanding/understand.ts';
import { knowledge, TODAY } from '../knowledge.ts';

const topicOf = (text: string): string | undefined =>
  understand(text, knowledge.resources, TODAY).topics[0]?.topic;

describe('what is told beside a short question counts less than what is asked', () => {
  it.each([
    ['公家给买的意外险有没有我妈的份 她拿退休工资四千多', 'accident-insurance'],
    ['我妈退休工资三千，能不能把户口迁到我这里', 'parent-household-transfer'],
    ['外婆残疾二级，八十九，高龄津贴有没有', 'oldest-old-allowance'],
  ])('%s', (text, topic) => expect(topicOf(text)).toBe(topic));
});

describe('but what is told is asked for where the question names nothing else', () => {
  it.each([
    ['老伴瘫痪三年了，每月有没有钱补', 'nursing-allowance'],
    ['想住敬老院，我五保，死了有人管吗', 'institutional-support'],
    ['厂里退休，退休金两个月没到，找谁', 'employee-pension'],
  ])('%s', (text, topic) => expect(topicOf(text)).toBe(topic));
});

describe('everyday words from several regions', () => {
  it.each([
    ['退休以后刷脸弄不来，钱会不会停', 'employee-pension'],
    ['地里刨了一辈子食，一年交三百的养老，啥时能开始领', 'resident-pension'],
    ['街道叫先做鉴定，这个鉴定到底怎么弄', 'ability-assessment'],
    ['庄上有没有给老人一天管顿饭的地方', 'community-day-care'],
    ['听讲有人来揩窗扫地，一趟几个钟头，免费个', 'home-care-hours'],
    ['老娘出不了门，剪头发咋办', 'care-card'],
    ['公家贴不贴点钟点工的钱', 'elder-care-subsidy'],
    ['爹瘫炕上几年了，上头有没有护理费', 'nursing-allowance'],
    ['护理员到家里来，长护险一小时多少', 'long-term-care-insurance'],
    ['岳母卧床，我想报名上照护课，学费补不补', 'family-carer-training'],
    ['想给老爹申请一张护理床', 'home-adaptation'],
    ['孤寡的老人死在屋里没人知道，有啥关怀没有', 'visiting'],
    ['老龄补贴', 'oldest-old-allowance'],
    ['县城那趟公交要不要买全票', 'public-transport'],
    ['五保想住养老院，一个月要交几块', 'institution-fee-subsidy'],
    ['老兵没人养，公家能不能把他养起来', 'veteran-institution'],
    ['下放回乡的老兵没安置，按月那份补助', 'veteran-allowance'],
    ['老人剃头公家免不免', 'haircut-discount'],
    ['一级盲，护理补贴怎么领', 'severe-disability-nursing-allowance'],
    ['我娘的户口挂到我这来行不行', 'parent-household-transfer'],
  ])('「%s」', (text, topic) => expect(topicOf(text)).toBe(topic));
});

describe('words alike that ask for something else', () => {
  it.each([
    ['请人上门剃头，老爹卧床', 'care-card'],
    ['瘫痪老人每月有没有护理补贴', 'nursing-allowance'],
    ['小区广场天天跳鬼步舞，老人睡不成', 'outside-complaints'],
    ['我爸在工地干活摔伤，老板不赔', 'outside-jobs'],
    ['公公给人砌墙，包工头压了他两个月工资', 'outside-jobs'],
    ['评残疾的等级该去哪个医院', 'outside-disability-rating'],
    ['断了三根手指，想做伤残等级鉴定', 'outside-disability-rating'],
    ['老妈一只耳朵聋了，想给她办残疾证', 'outside-disability-rating'],
    ['老爸脑梗以后想去做失能等级鉴定', 'ability-assessment'],
    ['护理院的押金拖着不退，合同上写了三十天', 'outside-disputes'],
    ['整个单元就他家不签字，电梯装不成', 'outside-elevator'],
    ['想给爸妈买套小房，说没有购房资格', 'outside-housing'],
    ['五保户想住进敬老院', 'institutional-support'],
    ['逛公园要不要买全票', 'parks-and-sights'],
  ])('「%s」', (text, topic) => expect(topicOf(text)).toBe(topic));
});
