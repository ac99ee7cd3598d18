// Switches layers of the picture at once.
import { keep } from './view.js';

const boxes = () => [...document.querySelectorAll('[data-layer]')];

document.addEventListener('change', (event) => {
  if (event.target.matches('[data-layer]')) {
    show();
    keep({ layers: ['photo', ...boxes().filter((box) => box.checked).map((box) => box.value)] });
  }
});

// a browser that comes back to the page, or reloads it, may bring the ticks but not what they did
addEventListener('pageshow', show);

function show() {
  const overlay = document.getElementById('overlay');
  boxes().forEach((box) => overlay.classList.toggle(`no-${box.value}`, !box.checked));
}
