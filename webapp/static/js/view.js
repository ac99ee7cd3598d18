// What is shown is in the page's address. What a script changes of it is put there too, and into
// the links and forms of the page: into a link the fields that its data-keeps names.
import { settle } from './become.js';

const changed = new Map();

document.documentElement.dataset.live = '';

// fields: names with lists of values
export function keep(fields) {
  settle();
  Object.entries(fields).forEach(([name, values]) => changed.set(name, values));
  history.replaceState(history.state, '', withChanged(location.href, () => true));
  document.querySelectorAll('[data-keeps]').forEach((link) => {
    const kept = link.dataset.keeps.split(' ');
    const address = withChanged(new URL(link.getAttribute('href'), location), (name) => kept.includes(name));
    link.setAttribute('href', address);
  });
}

// the page came anew and says all of this itself
export function forget() {
  changed.clear();
}

document.addEventListener('formdata', (event) => put(event.formData, () => true));

function withChanged(address, wanted) {
  const url = new URL(address);
  put(url.searchParams, wanted);
  return url.href;
}

function put(fields, wanted) {
  changed.forEach((values, name) => {
    if (wanted(name)) {
      fields.delete(name);
      values.forEach((value) => fields.append(name, value));
    }
  });
}
