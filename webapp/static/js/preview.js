// Shows the chosen photo, and says at once when it is too large.
let address;

document.addEventListener('change', (event) => {
  const input = event.target;
  const picture = document.getElementById(input.dataset?.preview);
  if (!picture) {
    return;
  }
  const [file] = input.files;
  if (address) {
    URL.revokeObjectURL(address);
  }
  address = file && URL.createObjectURL(file);
  picture.hidden = !file;
  picture.src = address ?? '';
  picture.onerror = () => { picture.hidden = true; };
  document.querySelector('[data-too-large]').hidden = !(file?.size > Number(input.dataset.maxBytes));
});
