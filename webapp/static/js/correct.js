// Points of the object whose form is open are dragged in the picture, or moved by the arrow keys;
// each move is sent as the form would send it, and what follows from it is brought up to date.
const PAUSE_MS = 600;
const PARTS = ['.run-summary', '.run-tables', '.run-measurements', '.run-about', '#correct'];
const STEPS = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, -1], ArrowDown: [0, 1] };

let moving = null;
let waiting = null;
let pause = 0;
let saved = Promise.resolve();

prepare();

document.addEventListener('pointerdown', (event) => {
  const handle = event.button === 0 ? event.target.closest('.handle') : null;
  if (handle) {
    // whatever else a drag does to the picture, it does not do now
    event.stopPropagation();
    event.preventDefault();
    handle.focus();
    handle.setPointerCapture(event.pointerId);
    moving = { handle, from: place(handle) };
    handle.classList.add('moving');
  }
}, true);

document.addEventListener('pointermove', (event) => {
  if (moving) { put(moving.handle, at(event)); }
}, true);

document.addEventListener('pointerup', () => end(true), true);
document.addEventListener('pointercancel', () => end(false), true);

document.addEventListener('keydown', (event) => {
  if (event.key === 'Escape' && moving) { end(false); }
  const step = STEPS[event.key];
  const handle = event.target.closest?.('.handle');
  if (step && handle && !event.ctrlKey && !event.metaKey && !event.altKey) {
    event.preventDefault();
    event.stopPropagation();
    const [x, y] = place(handle);
    const far = event.shiftKey ? 10 : 1;
    put(handle, [x + far * step[0], y + far * step[1]]);
    clearTimeout(pause);
    waiting = handle;
    pause = setTimeout(() => move(handle), PAUSE_MS);
  }
}, true);

document.addEventListener('focusout', (event) => {
  if (waiting && event.target === waiting) { move(waiting); }
});

document.addEventListener('submit', (event) => {
  if (event.target.matches('[data-points]')) {
    event.preventDefault();
    send(new FormData(event.target, event.submitter), event.submitter?.closest('[data-point]')?.dataset.point);
  }
});

function form() { return document.querySelector('[data-points]'); }

function row(handle) { return form().querySelector(`[data-point="${handle.dataset.point}"]`); }

function fields(handle) { return [...row(handle).querySelectorAll('[inputmode=decimal]')]; }

function prepare() {
  document.querySelectorAll('#correct [data-scripted]').forEach((hint) => { hint.hidden = false; });
  form()?.querySelectorAll('[data-point]').forEach((points) => {
    const handle = document.getElementById(`point-${points.dataset.point}`);
    if (handle) { arm(handle); }
  });
}

function arm(handle) {
  const link = handle.closest('a');
  link?.removeAttribute('href');
  link?.removeAttribute('tabindex');
  handle.classList.add('handle');
  handle.setAttribute('tabindex', '0');
  handle.setAttribute('role', 'slider');
  handle.setAttribute('aria-label', handle.querySelector('title').textContent);
  handle.setAttribute('aria-valuemin', -form().dataset.width);
  handle.setAttribute('aria-valuemax', 2 * form().dataset.width);
  tell(handle);
}

function tell(handle) {
  const [x, y] = place(handle);
  handle.setAttribute('aria-valuenow', x);
  handle.setAttribute('aria-valuetext', say(form().dataset.at, x, y));
}

function place(handle) {
  return fields(handle).map((field) => Number(field.value.replace(',', '.')));
}

function at(event) {
  const { width, height } = form().dataset;
  const area = document.getElementById('overlay').getBoundingClientRect();
  const part = document.getElementById('part');
  const [x, y, zoom] = ['x', 'y', 'width'].map((name) => parseFloat(part.getAttribute(name)) / 100);
  const [right, down] = [(event.clientX - area.left) / area.width, (event.clientY - area.top) / area.height];
  return [(right - x) / zoom * width, (down - y) / zoom * height];
}

function put(handle, [x, y]) {
  const { width, height } = form().dataset;
  const inside = [[x, width], [y, height]].map(([value, length]) => Math.min(Math.max(value, 0), length));
  fields(handle).forEach((field, i) => { field.value = written(inside[i]); });
  handle.setAttribute('x', `${100 * inside[0] / width}%`);
  handle.setAttribute('y', `${100 * inside[1] / height}%`);
  tell(handle);
}

function end(keep) {
  if (moving) {
    const { handle, from } = moving;
    moving = null;
    handle.classList.remove('moving');
    if (!keep) {
      put(handle, from);
    } else if (String(place(handle)) !== String(from)) {
      move(handle);
    }
  }
}

function move(handle) {
  const data = new FormData();
  fields(handle).forEach((field) => data.append(field.name, field.value));
  send(data, handle.dataset.point);
}

function send(data, point) {
  clearTimeout(pause);
  waiting = null;
  saved = saved.then(() => save(new URLSearchParams(data), point)).catch(() => tellAloud(form().dataset.lost));
}

async function save(body, point) {
  const address = new URL(form().action);
  const answer = await fetch(address, { method: 'POST', body, headers: { Accept: 'text/html' } });
  const page = new DOMParser().parseFromString(await answer.text(), 'text/html');
  if (!page.getElementById('correct')) {
    location.reload();
  } else if (!moving && !waiting) {
    show(page, point);
  }
}

function show(page, point) {
  const focused = document.activeElement?.id;
  PARTS.forEach((part) => {
    const fresh = page.querySelector(part);
    if (fresh) { document.querySelector(part)?.replaceWith(document.adoptNode(fresh)); }
  });
  // the part of the photo stays, whichever it is
  const part = document.getElementById('part');
  part.querySelectorAll('.shape').forEach((shape) => shape.remove());
  part.append(...page.querySelectorAll('#part > .shape'));
  document.title = page.title;
  prepare();
  const handle = document.getElementById(`point-${point}`);
  (document.getElementById(focused) ?? handle ?? document.getElementById('correct')).focus({ preventScroll: true });
  if (handle && !document.querySelector('.correct-problems')) {
    tellAloud(say(form().dataset.saved, point, ...place(handle)));
  }
}

function tellAloud(text) { form().querySelector('[data-said]').textContent = text; }

function say(text, ...values) {
  return values.reduce((said, value, i) => said.replace(`%${i + 1}`, typeof value === 'number' ? written(value) : value), text);
}

function written(number) {
  return number.toLocaleString(document.documentElement.lang, { maximumFractionDigits: 1, useGrouping: false });
}
