// Lines stand in blocks of a hundred: the browser skips whole blocks that are out of sight (content-visibility), which
// with ten thousand lines one by one would cost it more than drawing them.
const LINES = 100;

export class Blocks {
  #list;
  #last = null;
  #lines;

  /** @param {Element} list which may hold blocks already */
  constructor(list) {
    this.#list = list;
    this.#lines = list.querySelectorAll('.line').length;
  }

  get lines() {
    return this.#lines;
  }

  append(elements) {
    for (let at = 0; at < elements.length; ) {
      if (this.#last === null || this.#last.childElementCount >= LINES) {
        this.#last = document.createElement('div');
        this.#last.className = 'block';
        this.#list.append(this.#last);
      }
      const some = elements.slice(at, at + LINES - this.#last.childElementCount);
      this.#last.append(...some);
      at += some.length;
    }
    this.#lines += elements.length;
  }

  /** Something said above all lines; it counts as none. */
  prepend(element) {
    this.#list.prepend(element);
  }

  /** Takes the oldest blocks away until no more lines are left than that. */
  trim(most) {
    while (this.#lines > most && this.#list.firstElementChild !== this.#last) {
      const oldest = this.#list.firstElementChild;
      this.#lines -= oldest.matches('.block') ? oldest.childElementCount : 0;
      oldest.remove();
    }
  }
}
