// The API's readable page, made by us from the OpenAPI description: no script, nothing fetched elsewhere.
import { html } from 'hono/html';
import type { HtmlEscapedString } from 'hono/utils/html';
import type { JsonSchema } from './openapi.ts';
import { type Operation, operations, type Sample } from './operations.ts';
import { problemTitles } from './problem.ts';

export { docsCss } from './docs-css.ts';

type Html = HtmlEscapedString | Promise<HtmlEscapedString>;

const asObject = (value: unknown): JsonSchema => (value ?? {}) as JsonSchema;
const asList = (value: unknown): readonly JsonSchema[] => (value ?? []) as readonly JsonSchema[];
const pretty = (value: unknown): string => JSON.stringify(value, null, 1);

const nameIn = (ref: unknown): string => String(ref).split('/').at(-1) ?? '';

/** A schema in a few words: 字符串、整数、Facts ….  */
const kindInWords = (schema: JsonSchema): string => {
  if (schema.$ref !== undefined) return nameIn(schema.$ref);
  const choices = [...asList(schema.anyOf), ...asList(schema.oneOf)];
  if (choices.length > 0) return [...new Set(choices.map(kindInWords))].join(' 或 ');
  if (Array.isArray(schema.enum)) return schema.enum.join('、');
  if (schema.const !== undefined) return String(schema.const);
  if (schema.type === 'array') return `列表：${kindInWords(asObject(schema.items))}`;
  const names: Readonly<Record<string, string>> = {
    string: '文字',
    integer: '整数',
    number: '数字',
    boolean: 'true 或 false',
    object: '对象',
    null: 'null',
  };
  return names[String(schema.type)] ?? '任意';
};

const fieldRow = (name: string, schema: JsonSchema, required: boolean): Html => html`<tr>
<th scope="row"><code>${name}</code></th><td>${kindInWords(schema)}</td>
<td>${required ? '必填' : '可不写'}</td><td>${schema.description ?? ''}</td></tr>`;

const fieldTable = (caption: string, rows: readonly Html[]): Html =>
  rows.length === 0
    ? html``
    : html`<div class="wide" role="region" aria-label="${caption}" tabindex="0"><table>
<caption>${caption}</caption>
<thead><tr><th scope="col">名称</th><th scope="col">是什么</th><th scope="col">要不要写</th><th scope="col">说明</th></tr></thead>
<tbody>${rows}</tbody></table></div>`;

const schemaTable = (caption: string, schema: JsonSchema): Html => {
  const variants = [...asList(schema.anyOf), ...asList(schema.oneOf)];
  if (variants.length > 0) {
    return html`${variants.map((each, index) =>
      each.$ref === undefined
        ? schemaTable(`${caption}，写法 ${index + 1}`, each)
        : html`<p>${caption}，写法 ${index + 1}：${kindInWords(each)}</p>`,
    )}`;
  }
  const required = (schema.required ?? []) as readonly string[];
  const rows = Object.entries(asObject(schema.properties)).map(([name, field]) =>
    fieldRow(name, asObject(field), required.includes(name)),
  );
  return fieldTable(caption, rows);
};

const parameterTable = (operation: JsonSchema, title: string): Html =>
  fieldTable(
    `${title}的参数`,
    asList(operation.parameters).map(({ name, schema, required, description }) =>
      fieldRow(String(name), { ...asObject(schema), description }, required === true),
    ),
  );

const example = ({ method, path, example: make }: Operation, of: Sample): Html => {
  const sample = make(of);
  return typeof sample === 'string'
    ? html`<pre><code>GET /api/v1${sample}</code></pre>`
    : html`<pre><code>${method.toUpperCase()} /api/v1${path}
Content-Type: application/json

${pretty(sample)}</code></pre>`;
};

const schemasOf = (description: JsonSchema): JsonSchema =>
  asObject(asObject(description.components).schemas);

const section = (each: Operation, description: JsonSchema, sample: Sample): Html => {
  const described = asObject(asObject(asObject(description.paths)[each.path])[each.method]);
  const schemas = schemasOf(description);
  const name = `${each.id.charAt(0).toUpperCase()}${each.id.slice(1)}`;
  return html`<section aria-labelledby="${each.id}">
<h2 id="${each.id}">${each.summary}</h2>
<p class="path"><code>${each.method.toUpperCase()} /api/v1${each.path}</code></p>
<p>${each.description}</p>
${example(each, sample)}
${parameterTable(described, each.summary)}
${each.body === undefined ? '' : schemaTable(`${each.summary}：送来的正文`, asObject(schemas[`${name}Request`]))}
${schemaTable(`${each.summary}：回答`, asObject(schemas[`${name}Response`]))}
</section>`;
};

const problems = (): Html => html`<section aria-labelledby="problems"><h2 id="problems">出错时</h2>
<p>回答是 <code>application/problem+json</code>：<code>title</code>、<code>status</code>、<code>detail</code> 说明出了什么错，<code>errors</code> 里逐个写明哪个字段（<code>field</code>）不对、可以写什么（<code>detail</code>）。</p>
<ul>${Object.entries(problemTitles).map(
  ([status, title]) => html`<li id="problem-${status}"><strong>${status}</strong> ${title}</li>`,
)}</ul></section>`;

const named = (description: JsonSchema): Html => html`<section aria-labelledby="schemas">
<h2 id="schemas">各种数据的写法</h2>${Object.entries(schemasOf(description))
  .filter(([name]) => !/(Request|Response)$/.test(name))
  .map(
    ([name, schema]) =>
      html`<details id="schema-${name}"><summary>${name}</summary><pre tabindex="0" role="region" aria-label="${name}">${pretty(schema)}</pre></details>`,
  )}</section>`;

/** The page for people; every word of it comes from the description served as openapi.json. */
export const docsPage = (description: JsonSchema, sample: Sample): Html => html`<!doctype html>
<html lang="zh-CN"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
<title>颐问 API 说明</title><link rel="stylesheet" href="/api/v1/docs.css"></head>
<body><main><h1>颐问 API 说明</h1>
<p>${asObject(description.info).description}</p>
<p>给程序看的：<a href="/api/v1/openapi.json">openapi.json</a>（OpenAPI 3.1）</p>
<nav aria-label="目录"><ul>${operations.map(
  ({ id, summary }) => html`<li><a href="#${id}">${summary}</a></li>`,
)}<li><a href="#problems">出错时</a></li><li><a href="#schemas">各种数据的写法</a></li></ul></nav>
${operations.map((each) => section(each, description, sample))}
${problems()}${named(description)}
</main></body></html>`;
