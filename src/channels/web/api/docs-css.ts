// The stylesheet of the API's readable page.

/** CSS, served at /api/v1/docs.css. */
export const docsCss = `:root{color-scheme:light dark;--ink:#111;--paper:#fff;--soft:#f2f2f0;--line:#767676;--link:#063f8f}
@media (prefers-color-scheme:dark){:root{--ink:#f4f4f4;--paper:#121212;--soft:#1f1f1f;--line:#8c8c8c;--link:#a9cdff}}
*{box-sizing:border-box}
body{margin:0 auto;padding:1rem;max-width:60rem;background:var(--paper);color:var(--ink);font:1.0625rem/1.65 system-ui,"Noto Sans CJK SC","PingFang SC","Microsoft YaHei",sans-serif}
a{color:var(--link)}
:focus-visible{outline:3px solid var(--link);outline-offset:2px}
h2{margin-top:2.5rem;border-top:1px solid var(--line);padding-top:1rem}
code,pre{font-family:ui-monospace,Consolas,"Noto Sans Mono CJK SC",monospace;font-size:.95em}
pre{background:var(--soft);padding:.75rem;white-space:pre-wrap;overflow-wrap:anywhere}
.path{overflow-wrap:anywhere}
.wide{overflow-x:auto}
table{border-collapse:collapse;width:100%}
th,td{border:1px solid var(--line);padding:.35rem .6rem;text-align:left;vertical-align:top}
td{overflow-wrap:anywhere;min-width:5rem}
summary{min-height:2.75rem;padding:.5rem 0;cursor:pointer;font-weight:700}
nav li{margin:.25rem 0}
nav a{display:inline-block;padding:.4rem 0}
`;
