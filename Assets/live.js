// What plain HTML and htmx leave open. Every page reads, navigates and saves without this file.
// No words here: what people read comes from data-* attributes.
const $ = (s, r = document) => r.querySelector(s);
const $$ = (s, r = document) => [...r.querySelectorAll(s)];
const root = document.documentElement;
const csrf = () => $('meta[name=csrf]')?.content ?? '';

export function announce(text) {
  const region = $('[data-live]');
  if (!region || !text) return;
  region.textContent = '';
  requestAnimationFrame(() => { region.textContent = text; });
}

export function post(url, fields) {
  return fetch(url, {
    method: 'POST', credentials: 'same-origin', keepalive: true,
    headers: { 'X-CSRF-Token': csrf() }, body: new URLSearchParams(fields),
  });
}

/* ---- busy buttons ---- */
const busy = new Map();
function setBusy(form, button) {
  if (!button || busy.has(form)) return;
  const state = { button, nodes: null };
  state.timer = setTimeout(() => {
    button.style.minWidth = `${button.offsetWidth}px`;
    button.setAttribute('aria-disabled', 'true');
    if (!button.dataset.busy) return;
    state.nodes = [...button.childNodes];
    button.replaceChildren(button.dataset.busy);
    announce(button.dataset.busy);
  }, 300);
  busy.set(form, state);
}
function clearBusy(form) {
  const state = busy.get(form);
  if (!state) return;
  busy.delete(form);
  clearTimeout(state.timer);
  state.button.removeAttribute('aria-disabled');
  state.button.style.minWidth = '';
  if (state.nodes) state.button.replaceChildren(...state.nodes);
}
addEventListener('submit', e => {
  const form = e.target;
  // A second click on a form under way must not send it again. Downloads leave the page in place.
  if (busy.has(form)) { e.preventDefault(); return; }
  if (e.defaultPrevented || form.method === 'dialog' || form.target || form.hasAttribute('data-download')) return;
  const preference = form.dataset.preference;
  if (preference) { e.preventDefault(); applyPreference(form, preference, e.submitter); return; }
  if (form.method === 'post') setBusy(form, e.submitter ?? $('[type=submit],button:not([type])', form));
  guarded.delete(form);
});
// The back button may bring the page back as it was left.
addEventListener('pageshow', () => [...busy.keys()].forEach(clearBusy));
addEventListener('click', e => { if (e.target.closest?.('[aria-disabled=true]')) e.preventDefault(); }, true);

/* ---- preferences: theme, folded rail ---- */
function applyPreference(form, name, button = $('button', form)) {
  const value = button.value, fields = Object.fromEntries(new FormData(form, button));
  root.dataset[name] = value;
  $$(`form[data-preference="${name}"] button[data-alt-value]`).forEach(b => {
    const old = { value: b.value, label: b.getAttribute('aria-label') };
    b.value = b.dataset.altValue; b.dataset.altValue = old.value;
    if (b.dataset.altLabel) { b.setAttribute('aria-label', b.dataset.altLabel); b.dataset.altLabel = old.label; }
  });
  post(form.action, fields).catch(() => {});
}

/* ---- unsaved changes ---- */
const guarded = new Map();
const snapshot = form => JSON.stringify([...new FormData(form)].filter(([, v]) => typeof v === 'string'));
function guard(scope) {
  $$('form[data-guard]', scope).forEach(form => { if (!guarded.has(form)) guarded.set(form, snapshot(form)); });
}
addEventListener('beforeunload', e => {
  for (const [form, first] of guarded) {
    if (!form.isConnected) guarded.delete(form);
    else if (form.hasAttribute('data-changed') || snapshot(form) !== first) { e.preventDefault(); return; }
  }
});
addEventListener('click', e => {
  const leave = e.target.closest?.('[data-discard]');
  if (leave) guarded.delete(leave.closest('form') ?? $('form[data-guard]'));
});

/* ---- toasts ---- */
function armToast(toast) {
  if (toast.dataset.armed !== undefined) return;
  toast.dataset.armed = '';
  const life = Number(toast.dataset.ttl ?? 8000);
  let timer;
  const stop = () => clearTimeout(timer);
  const start = () => { stop(); if (life > 0) timer = setTimeout(() => toast.remove(), life); };
  toast.addEventListener('pointerenter', stop);
  toast.addEventListener('pointerleave', start);
  toast.addEventListener('focusin', stop);
  toast.addEventListener('focusout', start);
  start();
}
addEventListener('click', e => e.target.closest?.('[data-close-toast]')?.closest('.toast')?.remove());

/* ---- menus and dialogs ---- */
// Browsers that anchor popovers in CSS need no help.
if (!CSS.supports('position-area', 'bottom')) addEventListener('toggle', e => {
  const pop = e.target;
  if (e.newState !== 'open' || !pop.matches?.('.pop') || innerWidth <= 760) return;
  const by = $(`[popovertarget="${CSS.escape(pop.id)}"]:focus`) ?? $(`[popovertarget="${CSS.escape(pop.id)}"]`);
  if (!by) return;
  const at = by.getBoundingClientRect(), up = at.bottom + pop.offsetHeight + 12 > innerHeight && at.top > pop.offsetHeight;
  pop.style.right = 'auto';
  pop.style.left = `${Math.max(8, Math.min(at.left, innerWidth - pop.offsetWidth - 8))}px`;
  pop.style.top = `${up ? at.top - pop.offsetHeight - 8 : at.bottom}px`;
}, true);
addEventListener('click', e => {
  const el = e.target;
  if (!el.closest) return;
  if (el.closest('.pop .opt:not([popovertarget])')) el.closest('[popover]')?.hidePopover?.();
  if (el.matches('dialog[open]')) {
    const box = el.getBoundingClientRect();
    if (e.clientX < box.left || e.clientX > box.right || e.clientY < box.top || e.clientY > box.bottom) el.close();
  }
  const opener = el.closest('[data-dialog]');
  if (opener && !(e.ctrlKey || e.metaKey || e.shiftKey)) {
    const dialog = $(opener.dataset.dialog);
    if (dialog?.showModal) { e.preventDefault(); if (!dialog.open) dialog.showModal(); }
  }
  if (el.closest('[data-close]')) el.closest('dialog')?.close();
});

/* ---- copy ---- */
addEventListener('click', async e => {
  const button = e.target.closest?.('[data-copy]');
  if (!button) return;
  try { await navigator.clipboard.writeText(button.dataset.copy); } catch { return; }
  announce(button.dataset.copied);
  button.classList.add('ok');
  setTimeout(() => button.classList.remove('ok'), 1600);
});

/* ---- rows, selection ---- */
addEventListener('click', e => {
  const row = e.target.closest?.('[data-row]');
  if (!row || e.defaultPrevented || e.button !== 0) return;
  if (e.target.closest('a,button,input,select,textarea,label,summary,[data-no-open]')) return;
  if (String(getSelection()).length > 0) return;
  const link = $('[data-open]', row);
  if (!link) return;
  if (e.ctrlKey || e.metaKey) open(link.href, '_blank', 'noopener'); else link.click();
});
function countSelected() {
  const boxes = $$('tbody .ck'), n = boxes.filter(b => b.checked).length;
  $$('[data-count]').forEach(c => { c.textContent = n; });
  const all = $('[data-all]');
  if (all) { all.checked = n > 0 && n === boxes.length; all.indeterminate = n > 0 && n < boxes.length; }
  const words = $('[data-selected]')?.dataset.selected;
  if (words) announce(words.replace('{n}', n));
}
let lastBox = null;
addEventListener('click', e => {
  const box = e.target;
  if (!box.matches?.('tbody .ck')) return;
  if (e.shiftKey && lastBox?.isConnected) {
    const all = $$('tbody .ck'), [a, b] = [all.indexOf(lastBox), all.indexOf(box)].sort((x, y) => x - y);
    all.slice(a, b + 1).forEach(c => { c.checked = box.checked; });
  }
  lastBox = box;
});
addEventListener('change', e => {
  if (e.target.matches('[data-all]')) $$('tbody .ck').forEach(b => { b.checked = e.target.checked; });
  if (e.target.matches('.ck')) countSelected();
  if (e.target.matches('select[data-submit]')) e.target.form?.requestSubmit();
});
addEventListener('reset', () => setTimeout(countSelected));

/* ---- htmx: token, focus over a swap, counts ---- */
let kept = null;
addEventListener('htmx:configRequest', e => { e.detail.headers['X-CSRF-Token'] = csrf(); });
addEventListener('htmx:beforeRequest', e => {
  const form = e.detail.elt;
  if (form.matches?.('form')) setBusy(form, e.detail.requestConfig?.triggeringEvent?.submitter ?? $('[type=submit],button:not([type])', form));
});
addEventListener('htmx:afterRequest', e => clearBusy(e.detail.elt));
addEventListener('htmx:beforeSwap', e => {
  const el = document.activeElement;
  kept = null;
  if (!el || el === document.body || !e.detail.target.contains(el)) return;
  const row = el.closest('[data-row]')?.id;
  kept = { id: el.id, name: el.name, form: el.form?.id, row, href: el.getAttribute('href') };
});
addEventListener('htmx:afterSettle', e => {
  start(e.target);
  announce($('[data-announce]', e.target)?.dataset.announce);
  // htmx itself restores focus and caret where ids match.
  if (!kept || document.activeElement !== document.body) return;
  const { id, name, form, row, href } = kept, quoted = v => `"${CSS.escape(v)}"`;
  const scope = (row && document.getElementById(row)) || (form && document.getElementById(form)) || document;
  const next = (id && document.getElementById(id)) || (name && $(`[name=${quoted(name)}]`, scope))
    || (href && $$('a[href]', scope).find(a => a.getAttribute('href') === href))
    || (row && $('[data-open]', scope)) || $('#main');
  kept = null;
  next?.focus({ preventScroll: true });
});

/* ---- start ---- */
function start(scope = document) {
  guard(scope);
  $$('.toast', $('[data-toast]') ?? document).forEach(armToast);
  $$('[data-js]', scope).forEach(el => { el.hidden = false; });
  const bad = $('[aria-invalid=true]', scope);
  if (bad) bad.focus();
}
start();
const region = $('[data-toast]');
if (region) new MutationObserver(() => $$('.toast', region).forEach(armToast)).observe(region, { childList: true, subtree: true });
