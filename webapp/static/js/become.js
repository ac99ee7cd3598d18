// Makes what is shown into what came, and touches only what differs: laying a page of thousands of
// parts out anew takes longer than all the rest. What is the same keeps focus, scrolling and marks.
const CONTROLS = 'input, select, textarea, button';
let addresses = new Map();

export function become(shown, came) {
  if (shown.isEqualNode(came)) { return; }
  if (shown.nodeName !== came.nodeName || came.matches?.(CONTROLS)) { shown.replaceWith(came); return; }
  if (came.nodeType !== Node.ELEMENT_NODE) { shown.data = came.data; return; }
  attributes(shown, came);
  let [old, fresh] = [shown.firstChild, came.firstChild];
  while (old || fresh) {
    const [nextOld, nextFresh] = [old?.nextSibling, fresh?.nextSibling];
    if (!fresh) { old.remove(); } else if (!old) { shown.append(fresh); } else { become(old, fresh); }
    [old, fresh] = [nextOld, nextFresh];
  }
}

function attributes(shown, came) {
  shown.getAttributeNames().forEach((name) => { if (!came.hasAttribute(name)) { shown.removeAttribute(name); } });
  came.getAttributeNames().forEach((name) => {
    const value = came.getAttribute(name);
    if (shown.getAttribute(name) === value) { return; }
    if (name === 'href' && shown.hasAttribute(name)) { later(shown, value); } else { shown.setAttribute(name, value); }
  });
}

// A link that leads elsewhere looks the same, and yet browsers find its style and that of all in it
// anew. Nobody sees it, so what is seen comes first; whoever takes up a link finds it up to date.
function later(link, address) {
  if (!addresses.size) { requestAnimationFrame(() => setTimeout(settle)); }
  addresses.set(link, address);
}

// to be called before links are read or written
export function settle() {
  const waiting = addresses;
  addresses = new Map();
  waiting.forEach((address, link) => link.setAttribute('href', address));
}

['pointerdown', 'keydown', 'click', 'contextmenu'].forEach((event) => addEventListener(event, settle, true));
