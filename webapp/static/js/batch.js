// Sends the photos of a form marked data-batch one by one, each with a bar: what breaks off is sent
// again, what has arrived is not. Without script the form goes as a whole.
import { dropped, files } from './folder.js';
import { post } from './post.js';

const TOGETHER = 2;
const FIRST_WAIT_MS = 1000;
const LONGEST_WAIT_MS = 30_000;

document.addEventListener('change', (event) => {
  const form = event.target.closest('[data-batch]');
  if (form && event.target.matches('[data-files]')) { tell(form); }
});

document.addEventListener('drop', async (event) => {
  const form = document.querySelector('[data-batch]');
  if (form && event.dataTransfer?.types.includes('Files')) {
    event.preventDefault();
    await files(form, event.dataTransfer);
    tell(form);
  }
});

document.addEventListener('submit', (event) => {
  const form = event.target;
  const photos = form.matches('[data-batch]') ? chosen(form) : [];
  // a ZIP file and addresses are taken apart by the server
  if (photos.length === 0 || photos.some(isArchive) || form.elements.kept || form.elements.addresses?.value.trim()) { return; }
  event.preventDefault();
  if (photos.length <= Number(form.dataset.maxPhotos)) { start(form, photos); }
});

function chosen(form) {
  return [...form.querySelectorAll('[data-files]')].flatMap((input) => [...input.files]).concat(dropped(form))
    .filter(({ name }) => !name.startsWith('.') && !/^(thumbs\.db|desktop\.ini)$/i.test(name));
}

function isArchive({ name }) {
  return /\.zip$/i.test(name);
}

function tell(form) {
  const photos = chosen(form);
  const bytes = photos.reduce((sum, { size }) => sum + size, 0);
  const many = photos.length > Number(form.dataset.maxPhotos);
  const style = { style: 'unit', unit: 'megabyte', maximumFractionDigits: 1 };
  const size = new Intl.NumberFormat(document.documentElement.lang, style).format(bytes / 1e6);
  const text = many ? fill(form.dataset.tooMany, [form.dataset.maxPhotos]) : fill(form.dataset.chosen, [photos.length, size]);
  form.querySelector('.chosen').textContent = photos.length ? text : '';
}

async function start(form, photos) {
  busy(form, true);
  const page = form.dataset.to ? new URL(form.dataset.to, location).href : await begin(form, photos.length);
  if (page) {
    await sendAll(form, photos, page);
    await post(`${page}/complete`, new URLSearchParams());
    location.assign(page);
  } else {
    busy(form, false);
  }
}

// the address of the new batch; null when the form is shown again instead
async function begin(form, announced) {
  const data = new FormData(form);
  data.delete('photo');
  data.append('announced', announced);
  const answer = await post(form.action, data).catch(() => null);
  if (answer?.status === 200) { return answer.url; }
  const page = answer && new DOMParser().parseFromString(answer.text, 'text/html');
  const field = page?.querySelector('.summary');
  if (field) {
    form.previousElementSibling.matches('.summary') ? form.previousElementSibling.replaceWith(field) : form.before(field);
    field.focus();
  } else {
    form.querySelector('#progress-text').textContent = form.dataset.waiting;
  }
  return null;
}

async function sendAll(form, photos, page) {
  const open = [...photos];
  let sent = 0;
  const bar = form.querySelector('[data-progress] > progress');
  const told = () => {
    bar.value = sent / photos.length;
    form.querySelector('#progress-text').textContent = fill(form.dataset.uploading, [sent, photos.length]);
  };
  told();
  const worker = async () => {
    for (let photo = open.shift(); photo; photo = open.shift()) {
      await sendOne(form, photo, page);
      sent += 1;
      told();
    }
  };
  await Promise.all(Array.from({ length: TOGETHER }, worker));
}

async function sendOne(form, photo, page) {
  const line = document.createElement('li');
  const bar = document.createElement('progress');
  const name = document.createElement('span');
  name.textContent = photo.name;
  bar.max = 1;
  bar.ariaLabel = photo.name;
  line.append(name, bar);
  form.querySelector('.batch-sending').append(line);
  const upload = `${photo.path ?? (photo.webkitRelativePath || photo.name)}|${photo.size}|${photo.lastModified}`;
  for (let wait = FIRST_WAIT_MS; ; wait = Math.min(2 * wait, LONGEST_WAIT_MS)) {
    const data = new FormData();
    data.append('upload', upload);
    data.append('photo', photo, photo.name);
    const answer = await post(`${page}/photos`, data, (share) => { bar.value = share; }).catch(() => null);
    // one that this batch can never take is seen to be missing there
    if (answer && answer.status < 500 && answer.status !== 429) { break; }
    name.textContent = `${photo.name}: ${answer ? form.dataset.refused : form.dataset.waiting}`;
    await new Promise((done) => { setTimeout(done, wait); });
  }
  line.remove();
}

function busy(form, yes) {
  form.ariaBusy = String(yes);
  form.querySelectorAll('button').forEach((button) => { button.disabled = yes; });
  form.querySelector('[data-progress] > progress').hidden = !yes;
}

function fill(text, values) {
  return text.replace(/%(\d)/g, (_, number) => values[number - 1]);
}
