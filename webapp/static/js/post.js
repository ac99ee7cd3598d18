// Posts a form in the background and tells how much of it has left: fetch cannot.
export function post(address, data, tell) {
  return new Promise((done, failed) => {
    const request = new XMLHttpRequest();
    if (tell) { request.upload.onprogress = ({ loaded, total }) => { tell(loaded / total); }; }
    request.onload = () => { done({ status: request.status, url: request.responseURL, text: request.responseText }); };
    request.onerror = failed;
    request.open('POST', address);
    request.setRequestHeader('Accept', 'text/html');
    request.send(data);
  });
}
