// Sends the form in the background: progress while the photo goes up, a word while the model works.
// Listens on the document, so that it still works after the page's content was replaced.

document.addEventListener('submit', (event) => {
  const form = event.target;
  if (!form.matches('[data-upload]') || form.ariaBusy === 'true') {
    return;
  }
  event.preventDefault();
  const data = new FormData(form);
  if (event.submitter?.name) { data.append(event.submitter.name, event.submitter.value); }
  send(form, data);
});

// the page as it was left must not still say "waiting" when somebody comes back to it
addEventListener('pageshow', (event) => {
  const form = document.querySelector('[data-upload]');
  if (form && event.persisted) { say(form, '', false); }
});

function send(form, data) {
  const request = new XMLHttpRequest();
  const bar = form.querySelector('progress');
  request.upload.onprogress = (event) => { bar.value = event.loaded / event.total; };
  request.upload.onload = () => {
    bar.removeAttribute('value');
    say(form, form.dataset.waiting, true);
  };
  request.onload = () => follow(form, request);
  request.onerror = () => say(form, form.dataset.brokenOff, false);
  request.open('POST', form.action);
  request.setRequestHeader('Accept', 'text/html');
  bar.value = 0;
  say(form, form.dataset.uploading, true);
  request.send(data);
}

function say(form, text, busy) {
  form.ariaBusy = String(busy);
  form.querySelectorAll('button').forEach((button) => { button.disabled = busy; });
  const progress = form.querySelector('[data-progress]');
  progress.querySelector('progress').hidden = !busy;
  progress.querySelector('[role=status]').textContent = text;
  // a sample's button is far from it
  if (text) { progress.scrollIntoView({ block: 'nearest' }); }
}

function follow(form, request) {
  const answer = new DOMParser().parseFromString(request.responseText, 'text/html');
  const main = answer.querySelector('main');
  if (request.status === 200) {
    location.assign(request.responseURL);
  } else if (main) {
    document.title = answer.title;
    document.querySelector('main').replaceWith(main);
    (main.querySelector('[data-focus]') ?? main).focus();
    scrollTo(0, 0);
  } else {
    say(form, form.dataset.brokenOff, false);
  }
}
