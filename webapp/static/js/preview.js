// Shows the chosen photo, and says at once when it is too large.
let address;

document.addEventListener('change', (event) => {
  const input = event.target;
  const place = document.getElementById(input.dataset?.preview);
  if (place) {
    const [file] = input.files;
    place.replaceChildren(...(file ? [picture(file, place)] : []));
    const tooLarge = file?.size > Number(input.dataset.maxBytes);
    document.querySelector('[data-too-large]').hidden = !tooLarge;
  }
});

function picture(file, place) {
  URL.revokeObjectURL(address);
  address = URL.createObjectURL(file);
  const picture = new Image();
  picture.alt = place.dataset.alt;
  picture.onerror = () => picture.remove();
  picture.src = address;
  return picture;
}
