// A file in pieces: what a lost connection leaves undone goes on where the server says. Without this file the form
// sends it whole. No words here: what people read comes from data-* attributes and from the server.
const $ = (s, r = document) => r.querySelector(s);
const PIECE = 1000000;
const csrf = () => $('meta[name=csrf]')?.content ?? '';
const pause = ms => new Promise(done => setTimeout(done, ms));

class Refused extends Error {}

async function ask(url, options = {}) {
  const answer = await fetch(url, {
    credentials: 'same-origin', cache: 'no-store', ...options,
    headers: { 'X-CSRF-Token': csrf(), Accept: 'application/json', ...options.headers },
  });
  if (answer.status === 422) throw new Refused((await answer.json()).problem);
  if (!answer.ok) throw new Error(String(answer.status));
  return answer.json();
}
const post = (url, fields) => ask(url, { method: 'POST', body: new URLSearchParams(fields) });

// Tries again until it works, or ten minutes are over.
async function patiently(work, waiting) {
  for (let wait = 500, gone = 0; ; wait = Math.min(wait * 2, 8000)) {
    try { return await work(); } catch (error) {
      if (error instanceof Refused || gone > 600000) throw error;
      waiting();
      await pause(wait);
      gone += wait;
    }
  }
}

async function send(form, file) {
  const box = $('[data-upload-progress]', form), bar = $('progress', box), text = $('[data-upload-text]', box);
  const button = $('button', form);
  const show = at => {
    bar.value = file.size ? at / file.size : 0;
    text.textContent = `${form.dataset.said} ${Math.floor(bar.value * 100)}%`;
  };
  const waiting = () => { text.textContent = form.dataset.again; };
  box.hidden = false;
  button.setAttribute('aria-disabled', 'true');
  show(0);
  try {
    const mark = `${file.name} ${file.size} ${file.lastModified}`;
    const begun = await patiently(() => post(form.dataset.upload, { name: file.name, size: file.size, mark }), waiting);
    const at = path => `/import/${begun.id}${path}`;
    let done = begun.received;
    while (done < file.size) {
      show(done);
      const piece = file.slice(done, done + PIECE);
      try {
        const answer = await ask(at(`/piece?at=${done}`), {
          method: 'POST', body: piece, headers: { 'Content-Type': 'application/octet-stream' },
        });
        done = answer.received;
      } catch (error) {
        if (error instanceof Refused) throw error;
        waiting();
        done = (await patiently(() => ask(at('/upload.json')), waiting)).received;
      }
    }
    show(file.size);
    await patiently(() => post(at('/finish'), {}), waiting);
    location.assign(at(''));
  } catch (error) {
    button.removeAttribute('aria-disabled');
    bar.value = 0;
    text.textContent = error instanceof Refused ? error.message : form.dataset.failed;
    text.classList.add('t-red');
  }
}

for (const form of document.querySelectorAll('form[data-upload]')) {
  const input = $('input[type=file]', form);
  const start = file => { $('[data-upload-text]', form).classList.remove('t-red'); send(form, file); };
  form.addEventListener('submit', e => {
    e.preventDefault();
    if (input.files[0]) start(input.files[0]);
  });
  for (const name of ['dragenter', 'dragover']) form.addEventListener(name, e => { e.preventDefault(); form.classList.add('over'); });
  for (const name of ['dragleave', 'drop']) form.addEventListener(name, () => form.classList.remove('over'));
  form.addEventListener('drop', e => {
    e.preventDefault();
    const file = e.dataTransfer?.files[0];
    if (file) { input.files = e.dataTransfer.files; start(file); }
  });
}
