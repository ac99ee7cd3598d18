// Says what will be sent from the zone marked data-fit, and makes a photo that is over the limits
// smaller before it is. One that this browser cannot read is left to the server, unless too large.
import { choose } from './choose.js';
import { smaller } from './smaller.js';

const MEGA = 1_000_000;
let replacing = false;

document.addEventListener('change', (event) => {
  const input = event.target;
  const zone = input.closest('[data-fit]');
  if (zone && input.matches('[data-photo]') && !replacing) { fit(zone, input); }
});

async function fit(zone, input) {
  const [file] = input.files;
  say(zone, '');
  zone.querySelector('[data-too-large]').hidden = true;
  if (!file) { return; }
  const picture = await opened(file);
  if (input.files[0] === file) { await fitted(zone, input, picture); }
  URL.revokeObjectURL(picture.src);
}

// without a width where it cannot be read
async function opened(file) {
  const picture = new Image();
  picture.src = URL.createObjectURL(file);
  await new Promise((done) => { picture.onload = picture.onerror = done; });
  return picture;
}

async function fitted(zone, input, picture) {
  const [file] = input.files;
  const limits = { bytes: zone.dataset.maxBytes, pixels: zone.dataset.maxPixels, side: zone.dataset.maxSide };
  if (within(limits, file, picture)) {
    say(zone, [file.name, size(zone, picture), weight(file)].filter(Boolean).join(' · '));
    return;
  }
  busy(input.form, true);
  say(zone, zone.dataset.shrinking);
  const copy = picture.naturalWidth ? await smaller(file, picture, limits) : null;
  busy(input.form, false);
  if (input.files[0] !== file) { return; }
  zone.querySelector('[data-too-large]').hidden = Boolean(copy);
  say(zone, copy ? fill(zone.dataset.shrunk, [size(zone, picture), weight(file), size(zone, copy), weight(copy.file)]) : '');
  if (copy) {
    replacing = true;
    choose(input, copy.file);
    replacing = false;
  }
}

function within(limits, file, { naturalWidth: width, naturalHeight: height }) {
  return file.size <= limits.bytes && width * height <= limits.pixels && Math.max(width, height) <= limits.side;
}

function busy(form, yes) {
  form.querySelectorAll('button').forEach((button) => { button.disabled = yes; });
}

function say(zone, text) {
  zone.querySelector('[role=status]').textContent = text;
}

function fill(text, values) {
  return text.replace(/%(\d)/g, (_, number) => values[number - 1]);
}

function size(zone, { naturalWidth: width, naturalHeight: height }) {
  return width ? fill(zone.dataset.size, [width, height]) : '';
}

function weight({ size: bytes }) {
  const unit = bytes < MEGA ? 'kilobyte' : 'megabyte';
  const style = { style: 'unit', unit, maximumSignificantDigits: 3 };
  return new Intl.NumberFormat(document.documentElement.lang, style).format(bytes / (bytes < MEGA ? 1000 : MEGA));
}
