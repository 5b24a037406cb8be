// One log, followed live. It stops following as soon as the reader scrolls up, and says how many lines wait below.
import { Blocks } from './blocks.js';
import { LineView } from './line.js';
import { LogSearch } from './search.js';
import { HIDDEN_FOR, takeSlot } from './stream-slot.js';

const LONGEST = 10_000;
const CUT_TO = 9_000;
const RETRY_FIRST = 1_000;
const RETRY_LONGEST = 15_000;
const NEAR_END = 24;

export function startLog() {
  const root = document.getElementById('log');
  const list = document.getElementById('log-lines');
  if (root && list) {
    new LogFollower(root, list).start();
  }
}

class LogFollower {
  #root;
  #list;
  #blocks;
  #words;
  #view = new LineView();
  #search;
  #more = document.getElementById('log-more');
  #label = document.getElementById('log-state');
  #pauseButton = document.getElementById('log-pause');
  #following = true;
  #paused = false;
  #held = [];
  #unseen = 0;
  #cursor;
  #source = null;
  #releaseSlot = null;
  #hiddenTimer = 0;
  #retry = RETRY_FIRST;
  #lostAt = 0;
  #pending = [];
  #frame = 0;

  constructor(root, list) {
    this.#root = root;
    this.#list = list;
    this.#blocks = new Blocks(list);
    this.#words = root.dataset;
    this.#cursor = root.dataset.cursor;
    this.#search = new LogSearch(list, this.#words.matches);
  }

  start() {
    this.#toEnd();
    this.#connect();
    this.#list.addEventListener('scroll', () => this.#scrolled(), { passive: true });
    this.#more.addEventListener('click', () => this.#toEnd());
    this.#pauseButton.hidden = false;
    this.#pauseButton.addEventListener('click', () => this.#togglePause());
    const copy = document.getElementById('log-copy');
    copy.hidden = false;
    copy.addEventListener('click', () => this.#copy(copy));
    window.addEventListener('pagehide', () => this.#close());
    document.addEventListener('visibilitychange', () => this.#seenOrNot());
    setInterval(() => this.#showState(), 1_000);
  }

  async #connect() {
    this.#source?.close();
    this.#releaseSlot ??= await takeSlot();
    if (!this.#releaseSlot) {
      this.#lostAt ||= Date.now();
      setTimeout(() => this.#connect(), RETRY_FIRST);
      return;
    }
    const address = new URL(this.#words.stream, location.href);
    if (this.#cursor) {
      address.searchParams.set('cursor', this.#cursor);
    }
    const source = new EventSource(address);
    this.#source = source;
    source.addEventListener('open', () => this.#alive());
    source.addEventListener('lines', (event) => this.#take(event));
    source.addEventListener('dropped', (event) => {
      const { count } = JSON.parse(event.data);
      this.#say(this.#words.dropped.replace('#', count));
    });
    source.addEventListener('rotated', () => this.#say(this.#words.rotated));
    source.addEventListener('truncated', () => this.#say(this.#words.truncated));
    source.addEventListener('error', () => this.#lost());
  }

  #close() {
    this.#source?.close();
    this.#source = null;
    this.#releaseSlot?.();
    this.#releaseSlot = null;
  }

  /** Nobody looks: the stream goes, and comes back where it stood. */
  #seenOrNot() {
    clearTimeout(this.#hiddenTimer);
    if (document.hidden) {
      this.#hiddenTimer = setTimeout(() => this.#close(), HIDDEN_FOR);
    } else if (!this.#source) {
      this.#connect();
    }
  }

  #alive() {
    this.#lostAt = 0;
    this.#retry = RETRY_FIRST;
    this.#showState();
  }

  #lost() {
    this.#lostAt ||= Date.now();
    this.#showState();
    // EventSource comes back by itself and says where it stood, unless the answer was a refusal.
    if (this.#source?.readyState === EventSource.CLOSED) {
      setTimeout(() => this.#connect(), this.#retry);
      this.#retry = Math.min(this.#retry * 2, RETRY_LONGEST);
    }
  }

  #take(event) {
    this.#alive();
    this.#cursor = event.lastEventId || this.#cursor;
    const lines = JSON.parse(event.data);
    this.#add(lines.map((line) => this.#view.element(line)));
  }

  #say(words) {
    this.#add([this.#view.sentence(words)]);
  }

  #add(elements) {
    if (this.#paused) {
      this.#held.push(...elements);
      this.#held.splice(0, this.#held.length - LONGEST);
      this.#unseen += elements.length;
      this.#showMore();
      return;
    }
    this.#pending.push(...elements);
    this.#frame ||= requestAnimationFrame(() => this.#flush());
  }

  /** Once a frame, however many events came. */
  #flush() {
    this.#frame = 0;
    const elements = this.#pending;
    this.#pending = [];
    this.#search.mark(elements);
    this.#blocks.append(elements);
    if (this.#following) {
      this.#trim();
      this.#toEnd();
    } else {
      this.#unseen += elements.length;
      this.#showMore();
    }
  }

  /** Only while following: what the reader looks at stays where it is. */
  #trim() {
    if (this.#blocks.lines > LONGEST) {
      this.#blocks.trim(CUT_TO);
      this.#blocks.prepend(this.#view.sentence(this.#words.trimmed));
    }
  }

  #scrolled() {
    const { scrollTop, scrollHeight, clientHeight } = this.#list;
    const atEnd = scrollHeight - scrollTop - clientHeight < NEAR_END;
    if (atEnd !== this.#following && !this.#paused) {
      this.#following = atEnd;
      if (atEnd) {
        this.#unseen = 0;
      }
      this.#showMore();
    }
  }

  #toEnd() {
    if (this.#paused) {
      this.#togglePause();
      return;
    }
    this.#following = true;
    this.#unseen = 0;
    this.#list.scrollTop = this.#list.scrollHeight;
    this.#showMore();
  }

  #togglePause() {
    this.#paused = !this.#paused;
    this.#pauseButton.textContent = this.#paused ? this.#pauseButton.dataset.follow : this.#pauseButton.dataset.pause;
    if (!this.#paused) {
      const held = this.#held;
      this.#held = [];
      this.#following = true;
      this.#add(held);
    }
    this.#showState();
  }

  #showMore() {
    this.#more.hidden = this.#unseen === 0;
    this.#more.textContent = `↓ ${this.#words.waiting.replace('#', this.#unseen)}`;
  }

  #showState() {
    if (this.#lostAt) {
      this.#state('lost', `▲ ${this.#words.lost.replace('#', Math.floor((Date.now() - this.#lostAt) / 1_000))}`);
    } else if (this.#paused) {
      this.#state('paused', `○ ${this.#words.paused}`);
    } else {
      this.#state('live', `● ${this.#words.live}`);
    }
  }

  #state(state, words) {
    this.#label.dataset.state = state;
    this.#label.textContent = words;
  }

  async #copy(button) {
    const chosen = String(getSelection()).trim();
    const lines = [...this.#list.querySelectorAll('.line:not(.unmatched) .words')].map((line) => line.textContent);
    await navigator.clipboard.writeText(chosen || lines.join('\n'));
    document.getElementById('said').textContent = this.#words.copied;
    const words = button.textContent;
    button.textContent = this.#words.copied;
    setTimeout(() => (button.textContent = words), 1_500);
  }
}
