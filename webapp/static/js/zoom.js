// The picture comes nearer and moves by wheel, keys and the buttons below it.
import { keep } from './view.js';

const STEP = 2;
const MOVE = 0.5;
const KEY_MOVE = 0.2;
const WHEEL = 0.002;
const SAID_MS = 200;
const SVG = 'http://www.w3.org/2000/svg';
const MOVES = { left: [-1, 0], right: [1, 0], up: [0, -1], down: [0, 1] };

const picture = document.getElementById('picture');
const photo = picture.querySelector('img');
let said;

picture.tabIndex = 0;

// left and top are parts of the photo
function now() {
  const [x, y, width] = ['x', 'y', 'width'].map((name) => parseFloat(part().getAttribute(name)));
  return { zoom: width / 100, left: -x / width, top: -y / width };
}

function part() {
  return document.getElementById('part');
}

function show(zoom, left, top) {
  const near = Math.min(Math.max(1, zoom), picture.dataset.nearest);
  const most = 1 - 1 / near;
  const [x, y] = [left, top].map((value) => -100 * near * Math.min(Math.max(0, value), most));
  const same = near === now().zoom && `${x}%` === part().getAttribute('x') && `${y}%` === part().getAttribute('y');
  if (near > 1 && !part().querySelector('image')) { part().prepend(image()); }
  Object.entries({ x, y, width: 100 * near, height: 100 * near })
    .forEach(([name, value]) => part().setAttribute(name, `${value}%`));
  picture.classList.toggle('zoomed', near > 1);
  clearTimeout(said);
  said = setTimeout(say, SAID_MS);
  return !same;
}

// the copy that is there comes nearer at once, and gives way to the photo itself when that has come
function image() {
  const near = document.createElementNS(SVG, 'image');
  Object.entries({ href: photo.currentSrc, width: '100%', height: '100%', preserveAspectRatio: 'none' })
    .forEach(([name, value]) => near.setAttribute(name, value));
  if (photo.currentSrc !== photo.src) { replace(near); }
  return near;
}

function replace(near) {
  const whole = new Image();
  whole.src = photo.src;
  whole.decode().then(() => near.setAttribute('href', photo.src), () => {});
}

function say() {
  const { zoom, left, top } = now();
  const plain = zoom === 1 && !new URL(location).searchParams.has('object');
  const middle = [(left + 0.5 / zoom) * photo.getAttribute('width'), (top + 0.5 / zoom) * photo.getAttribute('height')];
  keep(plain ? { zoom: [], at: [] } : { zoom: [Number(zoom.toFixed(2))], at: [middle.map(Math.round).join()] });
}

// x and y: what stays where it is, parts of the frame
export function nearer(times, x = 0.5, y = 0.5) {
  const { zoom, left, top } = now();
  const next = Math.min(Math.max(1, zoom * times), picture.dataset.nearest);
  return show(next, left + x / zoom - x / next, top + y / zoom - y / next);
}

export function move(right, down) {
  const { zoom, left, top } = now();
  return show(zoom, left + right / zoom, top + down / zoom);
}

// of a pointer, parts of the frame
export function place({ clientX, clientY }) {
  const frame = picture.getBoundingClientRect();
  return [(clientX - frame.left) / frame.width, (clientY - frame.top) / frame.height];
}

document.addEventListener('click', (event) => {
  const name = event.target.closest('[data-move]')?.dataset.move;
  if (!name || (name === 'whole' && new URL(location).searchParams.has('object'))) { return; }
  event.preventDefault();
  if (MOVES[name]) { move(...MOVES[name].map((way) => way * MOVE)); }
  else { nearer({ in: STEP, out: 1 / STEP, whole: 0 }[name]); }
});

picture.addEventListener('keydown', (event) => {
  const way = MOVES[event.key.replace('Arrow', '').toLowerCase()];
  const times = { '+': STEP, '=': STEP, '-': 1 / STEP, 0: 0 }[event.key];
  if (event.ctrlKey || event.metaKey || event.altKey) { return; }
  if (way ? move(...way.map((step) => step * KEY_MOVE)) : times !== undefined && nearer(times)) {
    event.preventDefault();
  }
});

// without Ctrl the wheel moves the page, unless the picture was clicked or tabbed to
picture.addEventListener('wheel', (event) => {
  const meant = event.ctrlKey || event.metaKey || picture.contains(document.activeElement);
  if (meant && (nearer(Math.exp(-event.deltaY * WHEEL), ...place(event)) || event.ctrlKey)) { event.preventDefault(); }
}, { passive: false });
