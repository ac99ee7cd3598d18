// Whatever the pointer or the focus is on, in the picture or in a table, is marked in both.
const NAMES = ['point', 'object'];
const PLACES = NAMES.map((name) => `[data-${name}]`).join();
let marked = [];

document.addEventListener('pointerover', (event) => {
  mark(event.target.closest(PLACES) ?? document.activeElement?.closest(PLACES));
});
document.addEventListener('focusin', (event) => mark(event.target.closest(PLACES)));
document.addEventListener('focusout', () => mark(null));

function mark(place) {
  const same = place ? alike(place) : [];
  marked.filter((element) => !same.includes(element)).forEach((element) => element.classList.remove('marked'));
  same.forEach((element) => element.classList.add('marked'));
  marked = same;
}

function alike(place) {
  const name = NAMES.find((candidate) => candidate in place.dataset);
  return [...document.querySelectorAll(`[data-${name}="${CSS.escape(place.dataset[name])}"]`)];
}
