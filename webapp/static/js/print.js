// Buttons marked data-print open the browser's own way of printing. They may come anew with a part of the page.
document.addEventListener('click', (event) => {
  if (event.target.closest('[data-print]')) { print(); }
});
