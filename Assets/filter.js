// The "+ Filter" form of a list. Without this file it is a plain GET form with all operators and a text value.
// Field options carry data-type and perhaps data-values (id of a <template> with the <option>s);
// operator options carry data-for (types) and data-args (0, 1 or 2 values).
const $ = (s, r = document) => r.querySelector(s);
const $$ = (s, r = document) => [...r.querySelectorAll(s)];

const INPUT = {
  text: { type: 'text' }, search: { type: 'text' },
  number: { type: 'text', inputMode: 'decimal' }, money: { type: 'text', inputMode: 'decimal' },
  date: { type: 'date' }, month: { type: 'month' }, time: { type: 'datetime-local' },
};

function enhance(form) {
  if (form.dataset.ready !== undefined) return;
  form.dataset.ready = '';
  const field = $('[data-filter-field]', form), op = $('[data-filter-op]', form);
  const slots = $$('[data-filter-value]', form);
  const operators = [...op.options].map(o => o.cloneNode(true));
  const picked = () => field.selectedOptions[0];

  function control(slot, kind, templateId) {
    const old = $('input,select', slot);
    const template = templateId && document.getElementById(templateId);
    const next = document.createElement(template ? 'select' : 'input');
    next.name = old.name; next.id = old.id;
    ['aria-label', 'aria-describedby'].forEach(a => { if (old.hasAttribute(a)) next.setAttribute(a, old.getAttribute(a)); });
    if (template) next.append(template.content.cloneNode(true));
    else { Object.assign(next, INPUT[kind] ?? INPUT.text); next.autocomplete = 'off'; }
    old.replaceWith(next);
    return next;
  }
  function values(list = []) {
    const { type = 'text', values: template } = picked().dataset;
    const count = Number(op.selectedOptions[0]?.dataset.args ?? 1);
    slots.forEach((slot, i) => {
      const input = control(slot, type, template);
      if (list[i] !== undefined) input.value = list[i];
      const off = i >= count;
      (slot.closest('.f') ?? slot).hidden = off;
      input.disabled = off;
      input.required = !off;
    });
  }
  function operatorsFor(chosen) {
    const { type = 'text' } = picked().dataset;
    const keep = chosen ?? op.value;
    op.replaceChildren(...operators.filter(o => !o.dataset.for || o.dataset.for.split(' ').includes(type)).map(o => o.cloneNode(true)));
    if ([...op.options].some(o => o.value === keep)) op.value = keep;
  }

  field.addEventListener('change', () => { operatorsFor(); values(); });
  op.addEventListener('change', () => values($$('[data-filter-value] :is(input,select)', form).map(i => i.value)));
  form.addEventListener('fill', e => {
    const { f, op: o, v, v2, replace } = e.detail;
    if (f) field.value = f;
    operatorsFor(o);
    values([v, v2].filter(x => x !== undefined));
    const drop = $('[data-filter-replace]', form);
    if (drop) { drop.value = replace ?? ''; drop.disabled = !replace; }
  });
  operatorsFor();
  values();
}

/* A part of a chip opens the same form, filled with that filter. */
addEventListener('click', e => {
  const button = e.target.closest?.('[popovertarget][data-filter-open]');
  const form = button && $('form[data-filter]', document.getElementById(button.getAttribute('popovertarget')));
  if (!form) return;
  enhance(form);
  form.dispatchEvent(new CustomEvent('fill', { detail: { ...button.dataset } }));
});
addEventListener('toggle', e => {
  if (e.newState !== 'open') return;
  const form = $('form[data-filter]', e.target);
  if (form) $('[data-filter-field]', form).focus();
}, true);

/* Delete on a chip removes it; its × is a plain link, so nothing else is needed. */
addEventListener('keydown', e => {
  if (!['Delete', 'Backspace'].includes(e.key) || e.isComposing) return;
  const chip = e.target.closest?.('.chip');
  const remove = chip && $('a.x,button.x', chip);
  if (remove && !e.target.matches('input,select')) { e.preventDefault(); remove.click(); }
});

/* Empty fields stay out of the address. */
addEventListener('submit', e => {
  if (!e.target.matches('form[data-filter],form[data-clean]')) return;
  const empty = $$('input,select', e.target).filter(i => i.name && !i.value && !i.disabled);
  empty.forEach(i => { i.disabled = true; });
  setTimeout(() => empty.forEach(i => { i.disabled = false; }));
});

const start = scope => $$('form[data-filter]', scope).forEach(enhance);
start(document);
addEventListener('htmx:afterSettle', e => start(e.target));
