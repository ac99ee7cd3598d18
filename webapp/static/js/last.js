// Of several fields marked data-photo only the one that was used last is sent.
document.addEventListener('change', (event) => {
  const last = event.target;
  if (last.matches('[data-photo]') && last.files.length) {
    last.form.querySelectorAll('[data-photo]').forEach((input) => {
      if (input !== last) { input.value = ''; }
    });
  }
});
