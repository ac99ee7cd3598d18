// A photo dropped anywhere on the page goes to the field in the zone marked data-drop; of several the first.
import { choose } from './choose.js';

const zone = () => document.querySelector('[data-drop]');
const hasFiles = (event) => zone() && event.dataTransfer?.types.includes('Files');

addEventListener('dragover', (event) => {
  if (hasFiles(event)) {
    event.preventDefault();
    zone().toggleAttribute('data-over', true);
  }
});

addEventListener('dragleave', (event) => {
  if (!event.relatedTarget) {
    zone()?.removeAttribute('data-over');
  }
});

addEventListener('drop', (event) => {
  if (hasFiles(event)) {
    event.preventDefault();
    zone().removeAttribute('data-over');
    choose(zone().querySelector('input[type=file]'), event.dataTransfer.files[0]);
  }
});
