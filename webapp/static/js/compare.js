// Both pictures show the same part: moving one moves the other, by scrolling, dragging or keys; the
// zoom changes at once and is kept in the address.
const windows = [...document.querySelectorAll('[data-window]')];
const links = [...document.querySelectorAll('[data-zoom]')];
let leading = null;

windows.forEach((view) => {
  view.addEventListener('scroll', () => follow(view), { passive: true });
  view.addEventListener('pointerdown', (event) => {
    // fingers scroll by themselves
    if (event.pointerType === 'mouse' && event.button === 0) { drag(view, event); }
  });
});

links.forEach((link) => link.addEventListener('click', (event) => {
  event.preventDefault();
  const middles = windows.map(middle);
  windows.forEach((view) => { view.firstElementChild.className = view.firstElementChild.className.replace(/times-\d/, `times-${link.dataset.zoom}`); });
  windows.forEach((view, i) => centre(view, middles[i]));
  links.forEach((other) => other.removeAttribute('aria-current'));
  link.setAttribute('aria-current', 'true');
  history.replaceState(history.state, '', link.href.replace(/#.*/, ''));
}));

// an address that shows both from near begins with what was found, not with a corner of the photo
const found = document.querySelector('[data-window] rect.over');
if (found) {
  const [x, y, width, height] = ['x', 'y', 'width', 'height'].map((name) => parseFloat(found.getAttribute(name)) / 100);
  windows.forEach((view) => centre(view, [x + width / 2, y + height / 2]));
}

function middle(view) {
  return [(view.scrollLeft + view.clientWidth / 2) / view.scrollWidth, (view.scrollTop + view.clientHeight / 2) / view.scrollHeight];
}

function centre(view, [x, y]) {
  view.scrollTo(x * view.scrollWidth - view.clientWidth / 2, y * view.scrollHeight - view.clientHeight / 2);
}

// what one moves, the other must not move back
function follow(view) {
  if (leading && leading !== view) { return; }
  leading = view;
  windows.filter((other) => other !== view).forEach((other) => centre(other, middle(view)));
  requestAnimationFrame(() => requestAnimationFrame(() => { leading = null; }));
}

function drag(view, start) {
  const [left, top] = [view.scrollLeft, view.scrollTop];
  const move = (event) => view.scrollTo(left + start.clientX - event.clientX, top + start.clientY - event.clientY);
  start.preventDefault();
  view.focus({ preventScroll: true });
  view.setPointerCapture(start.pointerId);
  view.addEventListener('pointermove', move);
  view.addEventListener('lostpointercapture', () => view.removeEventListener('pointermove', move), { once: true });
}
