// Keeps counts and a running job's page fresh. Every page works without it: what it shows comes from the server with each load.

const every = 2000;

const live = document.querySelectorAll('[data-live]');
for (const element of live) {
  const address = element.dataset.live;
  const apply = element.dataset.state === undefined ? showCounts : showProgress;
  if (address) repeat(() => refresh(element, address, apply));
}

for (const all of document.querySelectorAll('[data-select-all]')) {
  all.hidden = false;
  all.addEventListener('change', () => {
    for (const box of all.form.querySelectorAll('input[name="run"]')) box.checked = all.checked;
  });
}

function repeat(work) {
  setTimeout(async () => {
    if (document.visibilityState === 'visible' && (await work()) === 'stop') return;
    repeat(work);
  }, every);
}

async function refresh(element, address, apply) {
  let answer;
  try {
    const lines = element.dataset.lines === undefined ? '' : `?after=${element.dataset.lines}`;
    answer = await fetch(address + lines, { headers: { accept: 'application/json' } });
  } catch {
    return; // The server restarts or the network stumbles: the next time will tell.
  }
  if (answer.status === 401) {
    location.reload(); // The session is over: the reload leads to the sign-in page.
    return 'stop';
  }
  if (answer.ok) return apply(element, await answer.json());
}

function showCounts(menu, { counts, scheduler }) {
  for (const count of menu.querySelectorAll('[data-count]')) {
    count.textContent = counts[count.dataset.count];
    count.toggleAttribute('data-zero', counts[count.dataset.count] === 0);
  }
  for (const warning of document.querySelectorAll('[data-scheduler-down]')) warning.hidden = scheduler;
}

function showProgress(page, { state, stage, states, lines }) {
  if (state !== page.dataset.state || String(states) !== page.dataset.states) {
    location.reload(); // Everything about the run has changed, and the server draws that.
    return 'stop';
  }
  const stages = [...page.querySelectorAll('[data-stage]')];
  const reached = stages.findIndex((item) => item.dataset.stage === stage);
  stages.forEach((item, index) => {
    item.className = index < reached ? 'done' : index === reached ? 'now' : '';
    item.toggleAttribute('aria-current', index === reached);
  });
  const log = page.querySelector('[data-log]');
  for (const { at, level, line } of lines) {
    const item = log.appendChild(document.createElement('li'));
    item.className = level;
    item.append(Object.assign(document.createElement('time'), { textContent: at }));
    item.append(' ', Object.assign(document.createElement('span'), { textContent: line }));
    page.querySelector('[data-log-empty]')?.remove();
  }
  page.dataset.lines = Number(page.dataset.lines) + lines.length;
}

// A file dropped on a label goes into its input, and what is too large is said before it travels.
for (const label of document.querySelectorAll('[data-drop]')) {
  const input = label.querySelector('input[type="file"]');
  for (const name of ['dragenter', 'dragover', 'dragleave', 'drop']) {
    label.addEventListener(name, (event) => {
      event.preventDefault();
      label.classList.toggle('over', name === 'dragenter' || name === 'dragover');
      if (name === 'drop' && event.dataTransfer.files.length > 0) {
        input.files = event.dataTransfer.files;
        input.dispatchEvent(new Event('change')); // Assigning alone tells nobody.
      }
    });
  }
  input.addEventListener('change', () => {
    const size = [...input.files].reduce((sum, file) => sum + file.size, 0);
    input.setCustomValidity(size > Number(input.dataset.most) ? input.dataset.tooLarge : '');
    if (!input.reportValidity()) input.value = '';
  });
}
