// Whole folders: chosen, where the browser can do that, or dropped anywhere on the page.
const zone = () => document.querySelector('[data-drop-many]');
const taken = new WeakMap();

const folder = document.querySelector('[data-folder]');
const field = folder?.querySelector('input');
if (field && 'webkitdirectory' in field) {
  field.webkitdirectory = true;
  folder.hidden = false;
}

document.addEventListener('dragover', (event) => {
  if (zone() && event.dataTransfer?.types.includes('Files')) {
    event.preventDefault();
    zone().toggleAttribute('data-over', true);
  }
});

document.addEventListener('dragleave', (event) => {
  if (!event.relatedTarget) { zone()?.removeAttribute('data-over'); }
});

// what was dropped for a form so far
export function dropped(form) {
  return taken.get(form) ?? [];
}

// takes what is dropped now, folders with all that is in them
export async function files(form, transfer) {
  zone()?.removeAttribute('data-over');
  const entries = [...transfer.items].map((item) => item.webkitGetAsEntry() ?? item.getAsFile()).filter(Boolean);
  const found = await Promise.all(entries.map(inside));
  taken.set(form, dropped(form).concat(found.flat()));
}

async function inside(entry) {
  if (entry instanceof File) { return [entry]; }
  if (entry.isFile) {
    const file = await new Promise((done, failed) => { entry.file(done, failed); });
    // two files of one name in two folders are two
    file.path = entry.fullPath;
    return [file];
  }
  const reader = entry.createReader();
  const all = [];
  // a reader tells a hundred at a time
  for (let some = await read(reader); some.length; some = await read(reader)) {
    all.push(...await Promise.all(some.map(inside)));
  }
  return all.flat();
}

function read(reader) {
  return new Promise((done, failed) => { reader.readEntries(done, failed); });
}
