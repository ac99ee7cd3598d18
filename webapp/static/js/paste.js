// A picture pasted anywhere on the page goes to the field in the zone marked data-drop.
addEventListener('paste', (event) => {
  const input = document.querySelector('[data-drop] input[type=file]');
  if (input && event.clipboardData?.files.length) {
    event.preventDefault();
    input.files = event.clipboardData.files;
    input.dispatchEvent(new Event('change', { bubbles: true }));
  }
});
