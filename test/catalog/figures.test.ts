// Figures count with their unit, in digits or in Chinese, alone or at the end of a range.
import { expect, it } from 'vitest';
import { figuresMissing, holdsFigure, isFloor } from '../../src/catalog/figures.ts';

it.each([
  ['80周岁至99周岁老年人每人每月不低于60元', 60, '元', true],
  ['80周岁至99周岁老年人每人每月不低于60元', 80, '元', false],
  ['每人每月600元', 60, '元', false],
  ['80至89周岁', 80, '周岁', true],
  ['60—69周岁', 60, '周岁', true],
  ['不满七十周岁', 70, '周岁', true],
  ['百岁以上老年人', 100, '周岁', true],
  ['１００ 周岁（含）', 100, '周岁', true],
  ['失能等级在四级及以上', 4, '级', true],
  ['失能程度达到1-3级', 1, '级', true],
  ['标准的2.5倍', 2.5, '倍', true],
  ['标准的2.5倍', 5, '倍', false],
  ['每月30—50小时', 30, '小时', true],
  ['申请免费评估一次', 1, '次', true],
  ['统一到80%', 80, '%', true],
])('%s holds %d%s: %s', (words, value, unit, holds) => {
  expect(holdsFigure(words, value, unit)).toBe(holds);
});

it('knows a floor', () => {
  expect(isFloor('每人每月不低于60元', 60)).toBe(true);
  expect(isFloor('每人每月60元', 60)).toBe(false);
});

it('lists the figures that a text adds', () => {
  expect(figuresMissing('每天90元，按80%', '不超出90元/天')).toEqual([80]);
  expect(figuresMissing('满70周岁', '七十周岁以上')).toEqual([]);
});

it('is not slowed by long input', () => {
  const started = performance.now();
  holdsFigure('9'.repeat(50_000), 1, '元');
  holdsFigure('一'.repeat(50_000), 1, '元');
  expect(performance.now() - started).toBeLessThan(1000);
});
