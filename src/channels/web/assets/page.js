// What a script adds to the page: replies without loading anew, reading aloud, printing, sending on.
// Everything also works without it.

const RATE = 0.85;
const TROUBLE = '这会儿没有连上。您写的还在，请再按一次；急的话打12345。';

const log = document.getElementById('log');
const bar = document.getElementById('bar');
const touch = matchMedia('(pointer: coarse)').matches;

// --- Reading aloud: only where the device has a Chinese voice.

const speech = 'speechSynthesis' in window ? window.speechSynthesis : undefined;
let speaking;

const chineseVoice = () => {
  const voices = speech?.getVoices() ?? [];
  const chinese = voices.filter(({ lang }) => /^(zh|cmn)/i.test(lang));
  return chinese.find(({ lang }) => /CN|Hans/i.test(lang)) ?? chinese[0];
};

const showVoices = () => {
  const silent = chineseVoice() === undefined;
  for (const button of document.querySelectorAll('[data-speech]')) button.hidden = silent;
};

function hush() {
  speech?.cancel();
  if (speaking) speaking.textContent = '朗读';
  speaking = undefined;
}

function utter(button, pieces) {
  const [first, ...rest] = pieces;
  if (speaking !== button) return;
  if (first === undefined) {
    hush();
    return;
  }
  const utterance = new SpeechSynthesisUtterance(first);
  const voice = chineseVoice();
  if (voice) utterance.voice = voice;
  utterance.lang = voice?.lang ?? 'zh-CN';
  utterance.rate = RATE;
  utterance.onend = () => utter(button, rest);
  utterance.onerror = () => speaking === button && hush();
  speech.speak(utterance);
}

function read(button) {
  const same = speaking === button;
  hush();
  if (same) return;
  speaking = button;
  button.textContent = '停';
  utter(button, JSON.parse(button.dataset.speech));
}

if (speech) {
  showVoices();
  speech.addEventListener?.('voiceschanged', showVoices);
  addEventListener('pagehide', hush);
}

// --- Replies: the form goes out in the background, and the last reply of the page that comes back is
// added to this one.

function post(form, submitter) {
  const data = new FormData(form, submitter);
  return new Promise((resolve, reject) => {
    const request = new XMLHttpRequest();
    request.open('POST', form.getAttribute('action'));
    request.responseType = 'document';
    request.timeout = 30000;
    request.onload = () => (request.response ? resolve(request) : reject(new Error('')));
    request.onerror = request.ontimeout = () => reject(new Error(''));
    request.send(new URLSearchParams(data));
  });
}

function trouble(text) {
  const place = document.getElementById('trouble');
  place.hidden = text === '';
  place.textContent = text;
  if (text !== '') place.scrollIntoView({ block: 'nearest' });
}

/** Earlier replies keep their words and lose their buttons; nothing of them is read out again. */
function retire(turn) {
  for (const pressed of turn.querySelectorAll('.fix, .question form, .item button'))
    pressed.remove();
}

function renewFields(page) {
  for (const name of ['nonce', 'talk']) {
    const value = page.querySelector(`#bar [name="${name}"]`)?.value ?? '';
    for (const field of document.querySelectorAll(`.ask [name="${name}"]`)) field.value = value;
  }
  const also = page.querySelector('.also');
  if (also) document.querySelector('.also')?.replaceWith(document.adoptNode(also));
}

/** Who typed goes on typing; who pressed a choice finds the next choices one step ahead. */
function show(turn, field) {
  const next = field && !touch ? field : turn;
  next.focus({ preventScroll: true });
  turn.scrollIntoView({ block: 'start' });
}

function append(request) {
  const page = request.response;
  const turn = page.querySelector('#log > .turn:last-child');
  const known = turn && document.getElementById(turn.id);
  if (!turn || known) return false;
  for (const earlier of log.querySelectorAll('.turn')) retire(earlier);
  log.append(document.adoptNode(turn));
  document.title = page.title;
  history.replaceState(
    null,
    '',
    new URL(request.responseURL).pathname + new URL(request.responseURL).search,
  );
  renewFields(page);
  showVoices();
  return true;
}

function missedTick(form, submitter) {
  if (submitter?.name !== 'ticked' || form.querySelector('[name="tick"]:checked')) return false;
  form.querySelector('.error').hidden = false;
  return true;
}

async function say(form, submitter) {
  const field = form === bar ? bar.elements.namedItem('text') : undefined;
  form.dataset.waiting = '';
  log.setAttribute('aria-busy', 'true');
  trouble('');
  hush();
  try {
    const request = await post(form, submitter);
    if (request.status !== 200)
      throw new Error(request.response.querySelector('.error')?.textContent);
    if (!append(request)) return;
    if (field) field.value = '';
    show(log.lastElementChild, field);
  } catch ({ message }) {
    trouble(message || TROUBLE);
  } finally {
    delete form.dataset.waiting;
    log.removeAttribute('aria-busy');
  }
}

document.addEventListener('submit', (event) => {
  const { target: form, submitter } = event;
  if (missedTick(form, submitter)) {
    event.preventDefault();
    return;
  }
  const action = form.getAttribute('action');
  if (action === '/display') {
    event.preventDefault();
    changeDisplay(form, submitter);
  }
  if (action !== '/say' || !log) return;
  event.preventDefault();
  if (!('waiting' in form.dataset)) say(form, submitter);
});

// --- Type size and colours.

function changeDisplay(form, submitter) {
  const { name, value } = submitter;
  document.documentElement.dataset[name] = value;
  for (const button of form.querySelectorAll('button'))
    button.setAttribute('aria-pressed', String(button === submitter));
  for (const field of document.querySelectorAll(`input[name="${name}"][type="hidden"]`))
    field.value = value;
  post(form, submitter).catch(() => undefined);
}

// --- Printing and sending on.

const address = () => location.href.replace(/#.*/, '');

async function copy() {
  const said = document.querySelector('[data-copied]');
  try {
    await navigator.clipboard.writeText(address());
    said.textContent = '地址已复制，可以粘贴到微信里发给家人。';
  } catch {
    said.textContent = `请复制这个地址：${address()}`;
  }
}

const send = () =>
  navigator.share({ title: document.title, url: address() }).catch(() => undefined);

for (const button of document.querySelectorAll('[data-print], [data-copy]')) button.hidden = false;
for (const button of document.querySelectorAll('[data-share]'))
  button.hidden = !('share' in navigator);

document.addEventListener('click', ({ target }) => {
  const button = target.closest?.('button');
  if (!button) return;
  if ('speech' in button.dataset) read(button);
  if ('print' in button.dataset) print();
  if ('copy' in button.dataset) copy();
  if ('share' in button.dataset) send();
});
