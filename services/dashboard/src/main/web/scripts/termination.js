// Ends a process and shows each step as the service reports it.
import { events } from './events.js';

const GOOD = new Set(['EXITED', 'KILLED', 'GONE']);

export async function endProcess(form) {
  const view = viewOf(form);
  view.begin();
  try {
    const response = await fetch(form.dataset.termination, {
      method: 'POST',
      headers: { 'Content-Type': 'application/json', Accept: 'text/event-stream, application/problem+json' },
      body: JSON.stringify(wish(form)),
    });
    const type = response.headers.get('Content-Type') ?? '';
    if (!type.startsWith('text/event-stream')) {
      view.problem(await response.json());
      return;
    }
    for await (const event of events(response.body)) {
      view.take(event.name, JSON.parse(event.data));
    }
    view.streamEnded();
  } catch {
    view.lost();
  }
}

function wish(form) {
  const fields = new FormData(form);
  const exe = fields.get('exe');
  return {
    reason: fields.get('reason'),
    expected: { exe: exe === '' ? null : exe, uid: Number(fields.get('uid')) },
  };
}

function viewOf(form) {
  const root = form.closest('.ending');
  const language = document.documentElement.lang;
  const steps = root.querySelector('.steps');
  const outcome = root.querySelector('.outcome');
  const button = form.querySelector('[type=submit]');
  let over = false;

  function settle(state) {
    const last = steps.querySelector('[data-state=now]');
    if (last) {
      last.dataset.state = state;
      last.firstChild.textContent = last.firstChild.textContent.replace('◆', state === 'done' ? '✓' : '■');
    }
  }

  function add(text, millis) {
    settle('done');
    const item = document.createElement('li');
    item.dataset.state = 'now';
    const time = document.createElement('span');
    time.textContent = `${(millis / 1000).toFixed(1)} s`;
    item.append(`◆ ${text}`, time);
    steps.append(item);
  }

  function end(sentences, good) {
    over = true;
    settle(good ? 'done' : 'bad');
    root.querySelectorAll('[data-before]').forEach((element) => (element.hidden = true));
    root.querySelectorAll('[data-close]').forEach((element) => (element.textContent = element.dataset.after));
    outcome.hidden = false;
    outcome.className = `outcome ${good ? 'good' : 'bad'}`;
    outcome.replaceChildren(...sentences.filter(Boolean).map(paragraph));
    button.hidden = true;
    root.querySelector('[data-close]')?.focus();
  }

  return {
    begin() {
      steps.replaceChildren();
      steps.classList.add('told');
      button.disabled = true;
      button.textContent = button.dataset.busy;
    },
    take(name, data) {
      if (name === 'step') {
        add(data.text[language], data.elapsedMillis);
      } else if (name === 'outcome') {
        end([data.text[language], data.note?.[language]], GOOD.has(data.outcome));
      } else if (name === 'problem') {
        this.problem(data);
      }
    },
    problem(problem) {
      end([problem.title, problem.detail, problem.instance], false);
    },
    streamEnded() {
      if (!over) {
        this.lost();
      }
    },
    lost() {
      end([button.dataset.lost], false);
    },
  };
}

function paragraph(words) {
  const element = document.createElement('p');
  element.textContent = words;
  return element;
}
