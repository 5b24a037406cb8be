// The page's one event stream: parts of the page as the server renders them. It closes while nobody looks, says when it
// is lost, and comes back by itself.
import { apply, released } from './parts.js';
import { HIDDEN_FOR, takeSlot } from './stream-slot.js';

const RETRY_FIRST = 1_000;
const RETRY_LONGEST = 15_000;
/** A page without a slot of its own looks once in so long. */
const TURN = 4_000;

const cameWith = location.search;
let label;
let source = null;
let releaseSlot = null;
let attempt = 0;
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
  if (document.hidden) {
    enter('paused');
  } else {
    connect();
  }
  setInterval(show, 1_000);
  document.addEventListener('visibilitychange', () => (document.hidden ? leaveSoon() : comeBack()));
  document.addEventListener('htmx:pushedIntoHistory', reconnect);
  window.addEventListener('pagehide', close);
  window.addEventListener('pageshow', (event) => event.persisted && connect());
}

async function connect() {
  close();
  const mine = ++attempt;
  const slot = await takeSlot();
  if (mine !== attempt) {
    slot?.();
    return;
  }
  releaseSlot = slot;
  source = new EventSource(address());
  source.addEventListener('parts', (event) => {
    retry = RETRY_FIRST;
    enter('live');
    apply(JSON.parse(event.data).parts);
    goOn();
    if (!slot) {
      close();
      retryTimer = setTimeout(connect, TURN);
    }
  });
  source.addEventListener('error', lost);
}

/** What was live for a while is over: the page says which stream it goes on with. */
function goOn() {
  const next = document.querySelector('[data-next-events]')?.dataset.nextEvents;
  if (next && next !== label.dataset.events) {
    label.dataset.events = next;
    connect();
  }
}

/** As the page came with it; once the list was filtered anew, with what the page's own address says now. */
function address() {
  if (location.search === cameWith) {
    return label.dataset.events;
  }
  const events = new URL(label.dataset.events, location.href);
  const query = new URLSearchParams(location.search);
  query.set('kind', events.searchParams.get('kind'));
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
  attempt++;
  source?.close();
  source = null;
  releaseSlot?.();
  releaseSlot = null;
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
