// The desk's style sheet: dense but calm, 7:1 contrast, light and dark, and a plain printed table.

/** CSS text. */
export const deskStyle = `:root{color-scheme:light dark;--ink:#14181c;--soft:#33393f;--paper:#fff;--panel:#f3f5f7;--line:#6b7580;--hair:#c9d0d6;--link:#0a3f86;--mark:#fff0b3;--markink:#3a2c00;--ok:#0b4620;--okbg:#e2f3e6;--maybe:#4a3200;--maybebg:#fdf0d2;--no:#6e1111;--nobg:#fae5e5;--open:#12365e;--openbg:#e3edf8}
@media (prefers-color-scheme:dark){:root{--ink:#f2f4f6;--soft:#d3d9de;--paper:#12161a;--panel:#1c2228;--line:#8d99a5;--hair:#3a444e;--link:#a9cdff;--mark:#4d3d00;--markink:#fff3c4;--ok:#c5f0d0;--okbg:#12351f;--maybe:#ffe3a6;--maybebg:#3b2c08;--no:#ffd0d0;--nobg:#451a1a;--open:#cfe3ff;--openbg:#17304f}}
*{box-sizing:border-box}
body{margin:0;background:var(--paper);color:var(--ink);font:1rem/1.6 system-ui,"PingFang SC","Microsoft YaHei","Noto Sans CJK SC",sans-serif}
a{color:var(--link)}
:focus-visible{outline:3px solid var(--link);outline-offset:2px;border-radius:2px}
.skip{position:absolute;left:-99rem}.skip:focus{left:.5rem;top:.5rem;background:var(--paper);padding:.75rem;z-index:2}
.top{display:flex;flex-wrap:wrap;gap:.25rem 1.5rem;align-items:flex-start;justify-content:space-between;padding:.5rem 1rem;border-bottom:1px solid var(--hair)}
.home{font-weight:700;font-size:1.125rem;color:var(--ink);text-decoration:none;padding:.5rem 0}
main{padding:1rem;max-width:100rem;margin:0 auto}
h1{font-size:1.5rem;line-height:1.35;margin:.25rem 0 .5rem}h2{font-size:1.125rem;margin:1.5rem 0 .5rem}
p{margin:.5rem 0}ul,ol{margin:.5rem 0;padding-left:1.5rem}
summary{cursor:pointer;padding:.5rem 0;min-height:2.75rem}
kbd{border:1px solid var(--line);border-radius:4px;padding:0 .4rem;font:inherit;font-size:.9em}
.find{display:flex;gap:.5rem;align-items:stretch;margin:0 0 .75rem}.find button{padding-inline:1.25rem;font-size:1.125rem}
.find input{flex:1;min-width:0;font-size:1.25rem;padding:.6rem .75rem}
input,select,button,.button{font:inherit;color:var(--ink);background:var(--paper);border:1px solid var(--line);border-radius:6px;padding:.45rem .6rem;min-height:2.75rem}
::placeholder{color:var(--soft);opacity:1}
input[type=checkbox],input[type=radio]{min-height:0;width:1.25rem;height:1.25rem;accent-color:var(--link);margin:0}
button,.button{cursor:pointer;background:var(--panel);text-decoration:none;display:inline-flex;align-items:center;gap:.4rem}
button.main,.button.main{background:var(--link);color:var(--paper);border-color:var(--link);font-weight:700}
fieldset{border:0;padding:0;margin:0;min-width:0}legend,.label{font-weight:700;padding:0;margin-bottom:.25rem}
.chips{display:flex;flex-wrap:wrap;gap:.5rem}
.chips label{display:inline-flex;align-items:center;gap:.45rem;border:1px solid var(--line);border-radius:1.5rem;padding:.35rem .9rem;min-height:2.75rem;cursor:pointer}
.chips label:has(:checked){background:var(--openbg);color:var(--open);border-color:var(--open);font-weight:700}
.bar{display:flex;flex-wrap:wrap;gap:.75rem;align-items:flex-end;margin:.75rem 0}
.bar label,.fact{display:flex;flex-direction:column;gap:.2rem;min-width:0}
.bar select{max-width:13rem}.bar label.tick{flex-direction:row;align-items:center;gap:.5rem;min-height:2.75rem}
.cols{display:grid;gap:1rem 1.5rem;margin-top:.75rem;grid-template-columns:minmax(0,1fr)}
.facts{background:var(--panel);border-radius:8px;padding:.75rem 1rem}
.facts .grid{display:grid;gap:.6rem .75rem;grid-template-columns:repeat(auto-fill,minmax(8.5rem,1fr))}
.fact input:not([type=checkbox]),.fact select{width:100%}
.ticks{display:flex;flex-wrap:wrap;gap:.35rem 1rem}.ticks label{display:inline-flex;gap:.4rem;align-items:center;min-height:2rem}
.whole{grid-column:1/-1}
.note{border-left:4px solid var(--line);background:var(--panel);padding:.5rem .75rem;margin:.5rem 0}
.note.draft,.note.warn{border-color:var(--maybe);background:var(--maybebg);color:var(--maybe)}
.sum{display:flex;flex-wrap:wrap;gap:.5rem;align-items:center;margin:.5rem 0}
.v{display:inline-block;border-radius:4px;padding:.05rem .5rem;font-weight:700;white-space:nowrap}
.v.eligible{background:var(--okbg);color:var(--ok)}.v.conditional{background:var(--maybebg);color:var(--maybe)}.v.unknown{background:var(--openbg);color:var(--open)}.v.ineligible{background:var(--nobg);color:var(--no)}
.wide{overflow-x:auto}
table{border-collapse:collapse;width:100%}
caption{text-align:left;color:var(--soft);padding:.25rem 0}
th,td{border-bottom:1px solid var(--hair);padding:.45rem .6rem;text-align:left;vertical-align:top}
thead th{border-bottom:2px solid var(--line);white-space:nowrap}
tbody th{font-weight:400}
td.n{text-align:right;font-variant-numeric:tabular-nums}
.rows th a{display:inline-block;font-weight:700;padding:.15rem 0;min-height:1.75rem}
.rows tr:focus-within{background:var(--panel)}
.added{font-weight:700}
.side{table-layout:fixed;min-width:44rem}.side th[scope=row]{width:6.5rem;font-weight:700}
.side td.base{background:var(--panel)}.side p{margin:0 0 .35rem}
mark{background:var(--mark);color:var(--markink);padding:0 .1em}
.tag{display:inline-block;font-size:.875rem;border:1px solid currentColor;border-radius:4px;padding:0 .35rem;margin-bottom:.25rem}
.lines{list-style:none;padding:0;margin:.25rem 0}.lines li{margin:.25rem 0}.in{padding-left:1.25rem}.in2{padding-left:2.5rem}
.item{display:grid;gap:0 2rem;grid-template-columns:minmax(0,1fr)}
dl{display:grid;grid-template-columns:5.5rem minmax(0,1fr);gap:.35rem .75rem;margin:.5rem 0}dt{font-weight:700}dd{margin:0}
blockquote{margin:.5rem 0;padding:.25rem .75rem;border-left:4px solid var(--hair)}
.paste{white-space:pre-wrap;overflow-wrap:anywhere;background:var(--panel);border:1px solid var(--line);border-radius:6px;padding:.75rem;margin:.5rem 0;font:inherit;max-height:26rem;overflow-y:auto}
.acts{display:flex;flex-wrap:wrap;gap:.5rem;margin:.5rem 0;align-items:center}
.said{position:fixed;left:50%;bottom:1rem;transform:translateX(-50%);margin:0;background:var(--ink);color:var(--paper);border-radius:6px;padding:.6rem 1rem;z-index:3}.said:empty{display:none}.said.quiet{left:0;bottom:0;transform:none;width:1px;height:1px;padding:0;overflow:hidden;clip-path:inset(50%)}
.onlyprint{display:none}html:not(.on) .js{display:none}
@media (max-width:43.99rem){.narrow{display:none}}
@media (min-width:60rem){.item>:first-child{grid-column:2;grid-row:1}.item>:nth-child(2){grid-column:1;grid-row:1}.cols{grid-template-columns:21rem minmax(0,1fr)}.facts{align-self:start}.item{grid-template-columns:minmax(0,1fr) 28rem}.item .whole{grid-column:1/-1}}
@media print{.noprint,.skip,.said{display:none!important}.onlyprint{display:block}body{font-size:10pt;color:#000;background:#fff}main{padding:0;max-width:none}.wide{overflow:visible}.side{min-width:0}.cols,.item{display:block}tr{break-inside:avoid}thead{display:table-header-group}a{color:#000;text-decoration:none}mark{background:none;color:#000;text-decoration:underline}.paste{max-height:none}.v{border:1px solid #000;background:none!important;color:#000!important}}
`;
