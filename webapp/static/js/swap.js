// What only changes the view is fetched and put in place: links marked data-swap, and the filter
// while it is typed into.
import { become, settle } from './become.js';
import { forget } from './view.js';

const PARTS = ['found', 'part', 'moves', 'layers', 'views', 'kept', 'histogram', 'again', 'tables', 'measurements', 'exports'];
const TYPED_MS = 250;
let shown = location.pathname + location.search;
let asking = new AbortController();
let typed;

document.addEventListener('click', (event) => {
  const link = event.target.closest('a[data-swap]');
  const elsewhere = event.button || event.ctrlKey || event.metaKey || event.shiftKey || event.altKey;
  if (link && !elsewhere && !event.defaultPrevented) {
    event.preventDefault();
    swap(link.getAttribute('href'), true);
  }
});

document.addEventListener('input', (event) => {
  const { form } = event.target;
  if (form?.id === 'filter' && !event.target.matches('[data-layer]')) {
    clearTimeout(typed);
    typed = setTimeout(() => swap(asked(form), false), event.target.type === 'checkbox' ? 0 : TYPED_MS);
  }
});

document.addEventListener('submit', (event) => {
  if (event.target.id === 'filter') {
    event.preventDefault();
    clearTimeout(typed);
    swap(asked(event.target), true);
  }
});

// typed before this script had come
const filter = document.getElementById('filter');
if ([...filter.querySelectorAll('[type=number]')].some((field) => field.value !== field.defaultValue)) {
  swap(asked(filter), false);
}

addEventListener('popstate', () => {
  if (location.pathname + location.search !== shown) { swap(location.href, false); }
});

function asked(form) {
  return `?${new URLSearchParams(new FormData(form))}`;
}

// step: whether the browser's way back leads to what was shown before
async function swap(to, step) {
  asking.abort();
  asking = new AbortController();
  const { signal } = asking;
  const address = new URL(to, location);
  const page = await read(address, signal).catch(() => document.implementation.createHTMLDocument(''));
  if (signal.aborted) { return; }
  // points that are being put right are armed when a page opens
  if (document.getElementById('correct') || PARTS.some((id) => !page.getElementById(id) !== !document.getElementById(id))) {
    location.assign(address);
    return;
  }
  settle();
  const focused = document.activeElement?.id;
  PARTS.forEach((id) => put(document.getElementById(id), page.getElementById(id)));
  ['picture', 'overlay'].forEach((id) => {
    document.getElementById(id).setAttribute('class', page.getElementById(id).getAttribute('class'));
  });
  document.title = page.title;
  history[step ? 'pushState' : 'replaceState'](null, '', address);
  shown = address.pathname + address.search;
  forget();
  document.getElementById(focused)?.focus({ preventScroll: true });
  document.getElementById(address.hash.slice(1))?.scrollIntoView({ block: 'nearest' });
}

// A large page is taken in while its end is still on the way.
async function read(address, signal) {
  const page = document.implementation.createHTMLDocument('');
  const answer = await fetch(address, { signal });
  if (!answer.ok) { return page; }
  const pieces = answer.body.pipeThrough(new TextDecoderStream()).getReader();
  page.open();
  for (let piece = await pieces.read(); !piece.done; piece = await pieces.read()) { page.write(piece.value); }
  page.close();
  return page;
}

function put(old, came) {
  if (!old) { return; }
  become(old, came);
  // ticks are changed by hand as well, which no attribute says
  old.querySelectorAll('[type=checkbox]').forEach((tick) => { tick.checked = tick.defaultChecked; });
}
