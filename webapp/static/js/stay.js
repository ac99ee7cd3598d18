// A form marked data-stay leads back to what is shown now: scripts may have changed the address since it came.
document.addEventListener('submit', ({ target: form }) => {
  if (form.matches('[data-stay]')) {
    const root = new URL('.', form.action).pathname;
    form.elements.next.value = `/${location.pathname.slice(root.length)}${location.search}${location.hash}`;
  }
});
