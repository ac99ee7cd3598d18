// A picture pasted anywhere on the page goes to the field in the zone marked data-drop, the address
// of one to the field for that; into a field of text is pasted what is meant for it.
import { choose } from './choose.js';

addEventListener('paste', (event) => {
  const input = document.querySelector('[data-drop] input[type=file]');
  const text = event.clipboardData?.getData('text/plain').trim() ?? '';
  if (!input || (text && event.target.matches?.('input, textarea'))) { return; }
  const [file] = event.clipboardData?.files ?? [];
  const address = document.querySelector('input[inputmode=url]');
  if (file) {
    event.preventDefault();
    choose(input, file);
  } else if (/^https?:\/\/\S+$/.test(text)) {
    event.preventDefault();
    address.value = text;
    address.focus();
  }
});
