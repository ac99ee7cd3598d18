// Switches layers of the picture at once; the address, links and forms of the page then say the same.
const boxes = [...document.querySelectorAll('[data-layer]')];

document.querySelectorAll('.layers [data-scriptless]').forEach((button) => { button.hidden = true; });

boxes.forEach((box) => box.addEventListener('change', () => {
  show();
  history.replaceState(history.state, '', withLayers(location.href));
  document.querySelectorAll('.views a').forEach((link) => { link.href = withLayers(link.href); });
}));

// a browser that comes back to the page, or reloads it, may bring the ticks but not what they did
addEventListener('pageshow', show);

document.addEventListener('formdata', (event) => {
  if (event.target.method === 'get' && new URL(location).searchParams.has('layers')) {
    put(event.formData);
  }
});

function show() {
  const overlay = document.getElementById('overlay');
  boxes.forEach((box) => overlay.classList.toggle(`no-${box.value}`, !box.checked));
}

function withLayers(address) {
  const url = new URL(address);
  put(url.searchParams);
  return url.href;
}

function put(fields) {
  fields.delete('layers');
  ['photo', ...boxes.filter((box) => box.checked).map((box) => box.value)]
    .forEach((layer) => fields.append('layers', layer));
}
