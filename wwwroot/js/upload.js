// Sends files that were chosen or dropped, one after the other, and shows how far each is. The page hears of each one
// through a field that it listens to.
(() => {
  const show = (zone, name) => {
    const line = document.createElement('li');
    const label = document.createElement('span');
    const bar = document.createElement('progress');
    label.textContent = name;
    bar.max = 1;
    bar.value = 0;
    bar.setAttribute('aria-label', name);
    line.append(label, bar);
    zone.querySelector('[data-upload-list]').append(line);
    return {
      at: share => { bar.value = share; },
      end: (text, failed) => {
        bar.remove();
        line.classList.toggle('fault', failed);
        label.textContent = `${name}: ${text}`;
      },
    };
  };
  const send = (zone, file) => new Promise(resolve => {
    const shown = show(zone, file.name);
    const request = new XMLHttpRequest();
    request.open('POST', `api/v1/uploads?name=${encodeURIComponent(file.name)}`);
    request.responseType = 'json';
    request.upload.onprogress = event => { if (event.lengthComputable) shown.at(event.loaded / event.total); };
    request.onloadend = () => {
      const answer = request.response;
      if (request.status === 201) {
        shown.end('here', false);
        const told = zone.querySelector('[data-upload-done]');
        told.value = answer.path;
        told.dispatchEvent(new Event('change', { bubbles: true }));
      } else {
        shown.end(answer?.detail ?? (request.status ? `refused (${request.status})` : 'the server did not take it; it may be too large'), true);
      }
      resolve();
    };
    request.send(file);
  });
  const sendAll = async (zone, files) => { for (const file of files) await send(zone, file); };
  const zoneOf = event => event.target.closest?.('[data-upload]');

  document.addEventListener('change', event => {
    if (event.target.type !== 'file') return;
    const zone = zoneOf(event);
    if (!zone) return;
    sendAll(zone, [...event.target.files]).then(() => { event.target.value = ''; });
  });
  document.addEventListener('dragover', event => {
    const zone = zoneOf(event);
    if (zone) event.preventDefault();
    document.querySelectorAll('[data-upload].over').forEach(one => one.classList.toggle('over', one === zone));
    zone?.classList.add('over');
  });
  document.addEventListener('dragleave', event => {
    const zone = zoneOf(event);
    if (zone && !zone.contains(event.relatedTarget)) zone.classList.remove('over');
  });
  document.addEventListener('drop', event => {
    const zone = zoneOf(event);
    if (!zone) return;
    event.preventDefault();
    zone.classList.remove('over');
    sendAll(zone, [...event.dataTransfer.files]);
  });
})();
