// Keeps the page of a batch up to date while it is looked at.
const PARTS = ['batch-now', 'batch-actions', 'batch-photos'];
const EVERY_MS = 2000;

setTimeout(look, EVERY_MS);

async function look() {
  const now = () => document.getElementById('batch-now');
  const inUse = document.querySelector('[data-batch][aria-busy=true]') || document.getElementById('batch-photos').contains(document.activeElement);
  const html = document.hidden || inUse ? '' : await read().catch(() => '');
  if (html) {
    const page = new DOMParser().parseFromString(html, 'text/html');
    const focused = document.activeElement?.id;
    PARTS.forEach((id) => { swap(document.getElementById(id), page.getElementById(id)); });
    document.title = page.title;
    document.getElementById(focused)?.focus({ preventScroll: true });
  }
  if (now().dataset.refresh) { setTimeout(look, EVERY_MS); }
}

async function read() {
  const answer = await fetch(location.href);
  return answer.ok ? answer.text() : '';
}

function swap(old, next) {
  if (next && old.innerHTML !== next.innerHTML) { old.replaceWith(next); }
}
