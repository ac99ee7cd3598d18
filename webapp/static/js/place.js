// The ends of a known length are clicked in the photo; their number fields stay, for whoever cannot point.
import { place } from './zoom.js';

const ENDS = ['from', 'to'];
const picture = document.getElementById('picture');
let picking = null;

document.addEventListener('click', (event) => {
  const end = event.target.closest('[data-pick]')?.closest('[data-photo-end]').dataset.photoEnd;
  if (end) { pick(picking === end ? null : end); }
});

picture.addEventListener('click', (event) => {
  if (picking && !event.defaultPrevented) {
    // before the links on the points and whatever else the picture does with a click
    event.preventDefault();
    event.stopPropagation();
    put(picking, event);
  }
}, true);

document.addEventListener('keydown', (event) => {
  if (event.key === 'Escape' && picking) {
    row(picking)?.querySelector('[data-pick]').focus();
    pick(null);
  }
});

document.addEventListener('input', (event) => {
  if (event.target.closest('[data-photo-end]')) { draw(); }
});

function row(end) { return document.querySelector(`[data-photo-end="${end}"]`); }

function fields(end) { return [...row(end).querySelectorAll('input')]; }

function filled(end) { return fields(end).every((field) => field.value.trim() !== ''); }

function pick(end) {
  picking = end;
  ENDS.forEach((one) => row(one)?.querySelector('[data-pick]').setAttribute('aria-pressed', one === end));
  picture.classList.toggle('picking', end !== null);
  const status = document.querySelector('[data-place-status]');
  status.textContent = end ? status.dataset.picking : '';
  if (end) { picture.scrollIntoView({ block: 'nearest' }); }
}

function put(end, event) {
  const [left, top, near] = ['x', 'y', 'width'].map((name) => parseFloat(document.getElementById('part').getAttribute(name)));
  const at = place(event).map((share, i) => (100 * share - [left, top][i]) / near * size(i));
  fields(end).forEach((field, i) => { field.value = Math.round(at[i] * 10) / 10; });
  row(end).querySelector('select').value = '';
  draw();
  const next = ENDS.find((one) => one !== end && !filled(one) && !row(one).querySelector('select').value);
  pick(next ?? null);
  if (!next) { document.getElementById('length-mm').focus(); }
}

function size(side) { return picture.querySelector('img').getAttribute(['width', 'height'][side]); }

// the line between both places, and each of them as soon as it is there
function draw() {
  const [from, to] = ENDS.map((end) => (filled(end) ? fields(end).map(percent) : null));
  const shown = [from ?? to, to ?? from];
  const ruler = document.getElementById('ruler');
  ruler.classList.toggle('no-ruler', !shown[0]);
  if (shown[0]) {
    ruler.querySelectorAll('line').forEach((line) => {
      shown.forEach(([x, y], i) => { line.setAttribute(`x${i + 1}`, x); line.setAttribute(`y${i + 1}`, y); });
    });
    ruler.querySelectorAll('circle').forEach((circle, i) => {
      circle.setAttribute('cx', shown[i][0]);
      circle.setAttribute('cy', shown[i][1]);
    });
  }
}

function percent(field, side) {
  return `${100 * (Number(field.value.replace(',', '.')) || 0) / size(side)}%`;
}
