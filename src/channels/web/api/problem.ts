// Errors of the API as application/problem+json (RFC 9457), in Chinese.
import type { Context } from 'hono';

/** One thing wrong with a request. */
export interface FieldError {
  /** JSON Pointer into the body, such as /facts/age; or the name of a parameter. */
  readonly field: string;
  /** What is wrong and what is allowed. */
  readonly detail: string;
}

/** What each status of an error means, in Chinese. */
export const problemTitles = {
  400: '请求读不懂',
  401: '需要密钥',
  403: '没有开放',
  404: '没有找到',
  405: '不支持这种方法',
  413: '请求太大',
  415: '请求的格式不对',
  422: '请求里有不对的字段',
  429: '请求太多了',
  500: '服务出错了',
} as const;
export type ProblemStatus = keyof typeof problemTitles;

/** A request that cannot be answered. */
export class Problem extends Error {
  override readonly name = 'Problem';
  readonly status: ProblemStatus;
  readonly errors: readonly FieldError[];

  constructor(status: ProblemStatus, detail: string, errors: readonly FieldError[] = []) {
    super(detail);
    this.status = status;
    this.errors = errors;
  }
}

/** Fields that are wrong in; a problem that names them all out. */
export const invalid = (errors: readonly FieldError[]): Problem =>
  new Problem(422, errors.map(({ field, detail }) => `${field}：${detail}`).join('；'), errors);

/** The problem as a response. `type` leads to its words on the readable page. */
export const problemResponse = (
  c: Context,
  { status, message, errors }: Pick<Problem, 'status' | 'message' | 'errors'>,
): Response =>
  c.body(
    JSON.stringify({
      type: `/api/v1/docs#problem-${status}`,
      title: problemTitles[status],
      status,
      detail: message,
      instance: new URL(c.req.url).pathname,
      ...(errors.length === 0 ? {} : { errors }),
    }),
    status,
    { 'Content-Type': 'application/problem+json; charset=utf-8', 'Cache-Control': 'no-store' },
  );
