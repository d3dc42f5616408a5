// Keyboard shortcuts. Off with <html data-keys="off">; never inside fields or while an input method composes.
const $ = (s, r = document) => r.querySelector(s);
const $$ = (s, r = document) => [...r.querySelectorAll(s)];
const root = document.documentElement;
const seen = el => el && el.getClientRects().length > 0;
const firstSeen = s => $$(s).find(seen);

const inField = el => el.closest?.('input:not([type=checkbox],[type=radio],[type=button],[type=submit]),textarea,select,[contenteditable=""],[contenteditable=true]');

function press(key) {
  const el = firstSeen(`[data-key="${CSS.escape(key)}"]`);
  if (!el) return false;
  el.matches('input,select,textarea') ? el.focus() : el.click();
  return true;
}

function moveRow(step) {
  const rows = $$('[data-row]').filter(seen);
  if (!rows.length) return false;
  const at = rows.findIndex(r => r.contains(document.activeElement));
  const from = at >= 0 ? at : rows.findIndex(r => r.hasAttribute('aria-current'));
  const next = from < 0 ? (step > 0 ? 0 : rows.length - 1) : Math.max(0, Math.min(rows.length - 1, from + step));
  const link = $('[data-open]', rows[next]) ?? $('a,button', rows[next]);
  link?.focus({ focusVisible: true });
  rows[next].scrollIntoView({ block: 'nearest' });
  return true;
}

const rowInFocus = () => document.activeElement?.closest?.('[data-row]');

/* G, then the letter of a place: the rail links carry it in data-go */
let goUntil = 0;
function goTo(key) {
  goUntil = 0;
  const link = $$('[data-go]').find(a => a.dataset.go.toLowerCase() === key);
  link?.click();
  return !!link;
}

function single(key, e) {
  if (goUntil > performance.now()) return goTo(key);
  switch (key) {
    case 'g': goUntil = performance.now() + 1500; return true;
    case '/': { const f = firstSeen('[data-search]') ?? firstSeen('[data-jump]'); f?.focus(); f?.select?.(); return !!f; }
    case 'j': return moveRow(1) || press('j');
    case 'k': return moveRow(-1) || press('k');
    case 'arrowdown': return rowInFocus() ? moveRow(1) : false;
    case 'arrowup': return rowInFocus() ? moveRow(-1) : false;
    case 'enter': {
      // On a link or button Enter already does the right thing.
      if (document.activeElement?.matches?.('a,button,summary,input')) return false;
      const link = $('[data-open]', rowInFocus() ?? $('[data-row][aria-current]') ?? document.createElement('i'));
      link?.click();
      return !!link;
    }
    case 'x': {
      const box = rowInFocus() && $('.ck', rowInFocus());
      box?.click();
      return !!box;
    }
    case 'e': case 'f2': {
      const edit = rowInFocus()?.dataset.edit;
      if (edit) { location.assign(edit); return true; }
      return press('e');
    }
    case '?': {
      const sheet = $('dialog#keys');
      if (sheet && !sheet.open) sheet.showModal();
      return !!sheet;
    }
    case '[': {
      const form = $('form[data-preference="rail"]');
      form?.requestSubmit($('button', form));
      return !!form;
    }
    default: return !e.shiftKey && key.length === 1 && press(key);
  }
}

function escape() {
  const pop = $$('[popover]').findLast(p => p.matches(':popover-open'));
  if (pop) { pop.hidePopover(); return true; }
  const el = document.activeElement;
  if (el?.matches?.('[data-search],[data-jump]')) {
    if (el.value && el.matches('[data-jump]')) el.value = ''; else el.blur();
    return true;
  }
  const clear = firstSeen('.bulk [type=reset]');
  if (clear) { clear.click(); return true; }
  return false;
}

addEventListener('keydown', e => {
  if (e.isComposing || e.keyCode === 229 || e.defaultPrevented) return;
  const key = e.key.toLowerCase();
  if ((e.ctrlKey || e.metaKey) && key === 'enter') {
    const form = e.target.form ?? e.target.closest?.('form') ?? $('form[data-guard]');
    if (form) { e.preventDefault(); form.requestSubmit(); }
    return;
  }
  if ((e.ctrlKey || e.metaKey) && key === 'k') {
    const jump = firstSeen('[data-jump]');
    if (jump) { e.preventDefault(); jump.matches('a') ? jump.click() : (jump.focus(), jump.select()); }
    return;
  }
  if (e.ctrlKey || e.metaKey || e.altKey) return;
  // An open dialog closes itself on Esc and takes no other shortcuts.
  if ($('dialog[open]')) return;
  if (key === 'escape') { if (escape()) e.preventDefault(); return; }
  if (root.dataset.keys === 'off' || inField(e.target) || $('[popover]:popover-open')?.contains(e.target)) return;
  if (e.repeat && !['j', 'k', 'arrowdown', 'arrowup'].includes(key)) return;
  if (single(key, e)) e.preventDefault();
});
