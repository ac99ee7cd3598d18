// The picture is moved by one finger or the mouse, and comes nearer by two.
import { move, nearer, place } from './zoom.js';

const STILL_PX = 4;
const picture = document.getElementById('picture');
const fingers = new Map();
let dragged = false;

picture.addEventListener('dragstart', (event) => event.preventDefault());

picture.addEventListener('pointerdown', (event) => {
  dragged = dragged && fingers.size > 0;
  if (event.button === 0) { fingers.set(event.pointerId, event); }
});

addEventListener('pointermove', (event) => {
  const before = fingers.get(event.pointerId);
  const other = [...fingers.values()].find((finger) => finger.pointerId !== event.pointerId);
  if (!before || (!other && !dragged && apart(before, event) < STILL_PX)) { return; }
  const [[x, y], [oldX, oldY]] = [place(event), place(before)];
  const half = other ? 2 : 1;
  dragged = true;
  move((oldX - x) / half, (oldY - y) / half);
  if (other) { nearer(apart(event, other) / Math.max(1, apart(before, other)), ...middle(event, other)); }
  fingers.set(event.pointerId, event);
});

['pointerup', 'pointercancel'].forEach((name) => addEventListener(name, (event) => fingers.delete(event.pointerId)));

// what was a drag is no click on what it began at
picture.addEventListener('click', (event) => {
  if (dragged) { event.preventDefault(); event.stopPropagation(); }
}, true);

function apart(one, other) {
  return Math.hypot(one.clientX - other.clientX, one.clientY - other.clientY);
}

function middle(one, other) {
  return place({ clientX: (one.clientX + other.clientX) / 2, clientY: (one.clientY + other.clientY) / 2 });
}
