// The page's one event stream: parts of the page as the server renders them. It closes while nobody looks, says when it
// is lost, and comes back by itself.
import { apply, released } from './parts.js';

const HIDDEN_FOR = 30_000;
const RETRY_FIRST = 1_000;
const RETRY_LONGEST = 15_000;

let label;
let source = null;
let state = 'starting';
let since = Date.now();
let retry = RETRY_FIRST;
let retryTimer = 0;
let hiddenTimer = 0;

export function startLive() {
  label = document.getElementById('live');
  if (!label) {
    return;
  }
  label.hidden = false;
  connect();
  setInterval(show, 1_000);
  document.addEventListener('visibilitychange', () => (document.hidden ? leaveSoon() : comeBack()));
  document.addEventListener('htmx:pushedIntoHistory', reconnect);
  window.addEventListener('pagehide', close);
  window.addEventListener('pageshow', (event) => event.persisted && connect());
}

function connect() {
  close();
  source = new EventSource(address());
  source.addEventListener('parts', (event) => {
    retry = RETRY_FIRST;
    enter('live');
    apply(JSON.parse(event.data).parts);
  });
  source.addEventListener('error', lost);
}

/** The list may have been filtered since the page came: the stream follows the page's address. */
function address() {
  const events = new URL(label.dataset.events, location.href);
  const kind = events.searchParams.get('kind');
  const query = new URLSearchParams(location.search);
  query.set('kind', kind);
  return `${events.pathname}?${query}`;
}

function lost() {
  if (state !== 'lost') {
    enter('lost');
  }
  close();
  retryTimer = setTimeout(connect, retry);
  retry = Math.min(retry * 2, RETRY_LONGEST);
}

function reconnect() {
  if (state !== 'paused') {
    connect();
  }
}

function close() {
  clearTimeout(retryTimer);
  source?.close();
  source = null;
}

function leaveSoon() {
  clearTimeout(hiddenTimer);
  hiddenTimer = setTimeout(() => {
    close();
    enter('paused');
  }, HIDDEN_FOR);
}

function comeBack() {
  clearTimeout(hiddenTimer);
  if (state === 'paused' || state === 'lost') {
    retry = RETRY_FIRST;
    connect();
  }
  released();
}

function enter(next) {
  state = next;
  since = Date.now();
  show();
}

function show() {
  const words = { live: label.dataset.now, lost: label.dataset.lost, paused: label.dataset.paused }[state];
  if (words) {
    const shape = { live: '●', lost: '▲', paused: '○' }[state];
    label.textContent = `${shape} ${words.replace('#', Math.floor((Date.now() - since) / 1_000))}`;
    label.dataset.state = state;
  }
}
