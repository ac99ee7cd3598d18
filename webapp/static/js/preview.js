// Shows the photo that was chosen in a field marked data-photo.
let address;

document.addEventListener('change', (event) => {
  const input = event.target;
  const place = document.getElementById(input.dataset?.photo);
  if (place) {
    const [file] = input.files;
    place.replaceChildren(...(file ? [picture(file, place)] : []));
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
