// The desk's script: results while one types, keys, and copying. Without it the form still works.
// It writes no HTML: answers come as parsed documents, so that Trusted Types may be enforced.

/** JavaScript text. */
export const deskScript = `'use strict';
const root = document.documentElement;
root.classList.add('on');
const id = (name) => document.getElementById(name);
const form = id('desk-form');
const field = id('q');
const said = id('said');
const stored = (name) => { try { return window[name]; } catch { return null; } };
const storage = stored('localStorage');
const tab = stored('sessionStorage');

const say = (text, quiet = false) => {
  said.textContent = '';
  said.classList.toggle('quiet', quiet);
  requestAnimationFrame(() => { said.textContent = text; });
  clearTimeout(say.timer);
  say.timer = setTimeout(() => { said.textContent = ''; }, 4000);
};

const keysOn = id('single-keys');
if (keysOn) {
  keysOn.checked = storage?.getItem('desk-keys') !== 'off';
  keysOn.addEventListener('change', () => storage?.setItem('desk-keys', keysOn.checked ? 'on' : 'off'));
}

let asking = null;
let timer = 0;
let waiting = false;

const putIn = (fresh) => {
  const old = id('live');
  const active = document.activeElement;
  const inside = old.contains(active) ? active.id : '';
  const caret = inside !== '' && active.type === 'text' ? active.selectionStart : null;
  old.replaceWith(document.adoptNode(fresh));
  for (const each of old.querySelectorAll('details')) {
    const again = id(each.id);
    if (again) again.open = each.open || (again.open && each.id !== 'person');
  }
  if (inside === '') return;
  const again = id(inside);
  if (!again) return;
  again.focus({ preventScroll: true });
  if (caret !== null) again.setSelectionRange(caret, caret);
};

const ask = () => {
  clearTimeout(timer);
  asking?.abort();
  const words = field.value;
  const request = new XMLHttpRequest();
  asking = request;
  request.open('POST', form.action);
  request.responseType = 'document';
  request.setRequestHeader('Content-Type', 'application/x-www-form-urlencoded');
  request.onload = () => {
    const fresh = request.status === 200 ? request.response?.getElementById('live') : null;
    if (!fresh) { waiting = false; say(request.status === 429 ? '问得太快了，请稍等' : '没有取到结果，请按回车再试'); return; }
    putIn(fresh);
    history.replaceState({ words }, '', id('link').getAttribute('href'));
    say(id('count').textContent, true);
    const go = waiting;
    waiting = false;
    if (go) openFirst();
  };
  request.onerror = () => { waiting = false; say('没有连上，请再试'); };
  request.send(new URLSearchParams(new FormData(form)));
};
const soon = (wait) => { clearTimeout(timer); timer = setTimeout(ask, wait); };

const links = () => [...document.querySelectorAll('.rows th a')];
const openFirst = () => {
  const [first] = links();
  if (!first) say('没有找到');
  else if (id('live').hasAttribute('data-sure')) first.click();
  else first.focus();
};
const fresh = () => id('was')?.value === field.value.trim();

if (form) {
  // autofocus waits for the first paint; keys typed before it would be lost.
  if (document.activeElement === document.body && window.location.hash === '') field.focus({ preventScroll: true });
  if (window.innerWidth < 704) id('person').open = false;
  if (history.state?.words && field.value === '') { field.value = history.state.words; soon(0); }
  field.addEventListener('input', (event) => { if (!event.isComposing) soon(150); });
  field.addEventListener('compositionend', () => soon(150));
  form.addEventListener('change', (event) => { if (event.target !== field) soon(0); });
  form.addEventListener('submit', (event) => {
    if (event.submitter?.hasAttribute('formaction')) return;
    event.preventDefault();
    const byEnter = document.activeElement === field;
    if (byEnter && fresh()) openFirst(); else { waiting = byEnter; ask(); }
  });
  form.addEventListener('click', (event) => {
    const jump = event.target.closest('[data-field]');
    if (!jump) return;
    const target = id(jump.dataset.field);
    if (!target) return;
    event.preventDefault();
    for (let each = target.closest('details'); each; each = each.parentElement.closest('details')) each.open = true;
    target.focus();
  });
}

const oldCopy = (text) => {
  const area = document.createElement('textarea');
  area.value = text;
  area.setAttribute('aria-hidden', 'true');
  document.body.append(area);
  area.select();
  const done = document.execCommand('copy');
  area.remove();
  return done;
};
const copy = async (text) => {
  const before = document.activeElement;
  let done = false;
  try { await navigator.clipboard.writeText(text); done = true; } catch { done = oldCopy(text); before?.focus(); }
  say(done ? '答复口径已复制' : '没有复制成，请选中文字后按 Ctrl+C');
};
const copyOf = async (link) => {
  const url = new URL(link.href);
  url.pathname += '/answer.txt';
  const response = await fetch(url);
  if (response.ok) await copy(await response.text()); else say('没有取到答复口径');
};
const copyHere = () => {
  const paste = id('paste');
  if (paste) return copy(paste.textContent);
  const list = links();
  const link = list.includes(document.activeElement) ? document.activeElement : list[0];
  return link ? copyOf(link) : undefined;
};
const goBack = () => {
  if (tab?.getItem('desk-list') === 'open') history.back(); else id('back')?.click();
};
document.addEventListener('click', (event) => {
  const link = event.target.closest('.rows th a');
  if (link) tab?.setItem('desk-list', 'open');
  else if (event.target.closest('a')) tab?.removeItem('desk-list');
  const button = event.target.closest('[data-do]');
  if (!button) return;
  if (button.dataset.do === 'copy') copyHere();
  if (button.dataset.do === 'print') window.print();
});

const move = (step) => {
  const list = links();
  const at = list.indexOf(document.activeElement);
  if (at + step < 0) field.focus(); else list[Math.min(at + step, list.length - 1)]?.focus();
};
const typing = (target) => target.matches('input:not([type=checkbox]):not([type=radio]),select,textarea');
const inList = (target) => target === field || target.matches('.rows th a');

document.addEventListener('keydown', (event) => {
  if (event.isComposing || event.ctrlKey || event.metaKey || event.altKey) return;
  const { key, target } = event;
  if (form && inList(target) && (key === 'ArrowDown' || key === 'ArrowUp')) {
    event.preventDefault();
    move(key === 'ArrowDown' ? 1 : -1);
  } else if (key === 'Escape') {
    if (form) { field.focus(); field.select(); } else goBack();
  } else if (!typing(target) && keysOn?.checked) {
    if (key === '/') { event.preventDefault(); if (form) { field.focus(); field.select(); } else goBack(); }
    if (key === 'c') copyHere();
    if (key === 'n') window.location.assign('/desk');
  }
});
`;
