// Long jobs: asks data-progress-url every 700 ms for {done,total,rate,left,state,text} until the job has ended.
// The sentence in "text" is written by the server in the reader's language.
const $ = (s, r = document) => r.querySelector(s);
const ENDED = new Set(['done', 'failed', 'stopped']);

function watch(box) {
  if (box.dataset.watching !== undefined) return;
  box.dataset.watching = '';
  const bar = $('progress', box), percent = $('[data-progress-percent]', box);
  let wait = 700, said = -1, first = true;

  function show(job) {
    const known = job.total > 0, share = known ? Math.min(1, job.done / job.total) : 0;
    if (bar) {
      if (known) { bar.max = job.total; bar.value = job.done; } else bar.removeAttribute('value');
      bar.classList.toggle('bad', job.state === 'failed');
    }
    if (percent) percent.textContent = known ? `${Math.floor(share * 100)}%` : '';
    for (const key of ['text', 'done', 'total', 'rate', 'left']) {
      const place = $(`[data-progress-${key}]`, box);
      if (place && job[key] !== undefined && job[key] !== null) place.textContent = job[key];
    }
    // Spoken every tenth, not every tick.
    const tenth = Math.floor(share * 10), live = $('[data-live]');
    if (live && job.text && (tenth !== said || ENDED.has(job.state))) { said = tenth; live.textContent = job.text; }
  }

  async function ask() {
    if (!box.isConnected) return;
    if (document.hidden) { setTimeout(ask, 2000); return; }
    try {
      const answer = await fetch(box.dataset.progressUrl, { headers: { Accept: 'application/json' }, credentials: 'same-origin', cache: 'no-store' });
      // Signed out or gone: the page itself can say it better.
      if ([401, 403, 404].includes(answer.status)) { location.reload(); return; }
      if (!answer.ok) throw new Error(String(answer.status));
      const job = await answer.json();
      show(job);
      wait = 700;
      if (ENDED.has(job.state)) {
        const to = box.dataset.doneUrl;
        // A page drawn after the end must not load itself for ever.
        if (to) location.assign(to); else if (!first) location.reload();
        return;
      }
      first = false;
    } catch { wait = Math.min(wait * 2, 10000); }
    setTimeout(ask, wait);
  }
  ask();
}

const start = scope => scope.querySelectorAll('[data-progress-url]').forEach(watch);
start(document);
addEventListener('htmx:afterSettle', e => start(e.target));
