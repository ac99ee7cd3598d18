// Makes what is shown into what came, and touches only what differs: laying a page of thousands of
// parts out anew takes longer than all the rest. What is the same keeps focus, scrolling and marks.
const CONTROLS = 'input, select, textarea, button';

export function become(shown, came) {
  if (shown.isEqualNode(came)) { return; }
  if (shown.nodeName !== came.nodeName || came.matches?.(CONTROLS)) { shown.replaceWith(came); return; }
  if (came.nodeType !== Node.ELEMENT_NODE) { shown.data = came.data; return; }
  attributes(shown, came);
  const [old, fresh] = [[...shown.childNodes], [...came.childNodes]];
  old.slice(fresh.length).forEach((child) => child.remove());
  fresh.forEach((child, i) => (i < old.length ? become(old[i], child) : shown.append(child)));
}

function attributes(shown, came) {
  shown.getAttributeNames().forEach((name) => { if (!came.hasAttribute(name)) { shown.removeAttribute(name); } });
  came.getAttributeNames().forEach((name) => {
    const value = came.getAttribute(name);
    if (shown.getAttribute(name) !== value) { shown.setAttribute(name, value); }
  });
}
