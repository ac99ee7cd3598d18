// Buttons marked data-copy copy the text of the element they name, and say so for a moment.
const SAID_MS = 2000;

document.querySelectorAll('[data-copy]').forEach((button) => {
  const word = button.textContent;
  button.hidden = false;
  button.addEventListener('click', async () => {
    const source = document.getElementById(button.dataset.copy);
    if (await copied(source)) {
      button.textContent = button.dataset.copied;
      setTimeout(() => { button.textContent = word; }, SAID_MS);
    }
  });
});

async function copied(source) {
  try {
    await navigator.clipboard.writeText(source.textContent);
    return true;
  } catch {
    // browsers lend the clipboard to pages over https only; a copied selection they allow anywhere
    getSelection().selectAllChildren(source);
    return document.execCommand('copy');
  }
}
