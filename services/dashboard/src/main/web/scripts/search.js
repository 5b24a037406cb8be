// Search in the lines that are here: matches are marked, and with the box ticked only their lines stay.

export class LogSearch {
  #list;
  #words;
  #field = document.getElementById('log-search');
  #only = document.getElementById('log-only');
  #count = document.getElementById('log-matches');
  #wanted = '';
  #matches = 0;

  /** @param {string} words with a # where the number of matches stands */
  constructor(list, words) {
    this.#list = list;
    this.#words = words;
    this.#field.addEventListener('input', () => this.#again());
    this.#only.addEventListener('change', () => this.#again());
  }

  /** Marks lines that are new. */
  mark(elements) {
    for (const element of elements) {
      const words = element.querySelector('.words');
      const found = words !== null && this.#markWords(words);
      this.#matches += found ? 1 : 0;
      element.classList.toggle('unmatched', this.#only.checked && this.#wanted !== '' && !found);
    }
    this.#show();
  }

  #again() {
    this.#wanted = this.#field.value.toLowerCase();
    this.#matches = 0;
    this.mark(this.#list.querySelectorAll('.line'));
  }

  #markWords(element) {
    const text = element.textContent;
    const parts = split(text, this.#wanted);
    if (parts.length === 1) {
      if (element.childElementCount > 0) {
        element.textContent = text;
      }
      return false;
    }
    element.replaceChildren(...parts.map((part, index) => (index % 2 === 1 ? marked(part) : part)));
    return true;
  }

  #show() {
    this.#count.textContent = this.#wanted === '' ? '' : this.#words.replace('#', this.#matches);
  }
}

/** The text in turns: what does not match, what matches, and so on; one part when nothing does. */
export function split(text, wanted) {
  if (wanted === '') {
    return [text];
  }
  const parts = [];
  const lower = text.toLowerCase();
  let from = 0;
  for (let at = lower.indexOf(wanted); at >= 0; at = lower.indexOf(wanted, from)) {
    parts.push(text.slice(from, at), text.slice(at, at + wanted.length));
    from = at + wanted.length;
  }
  parts.push(text.slice(from));
  return parts;
}

function marked(words) {
  const element = document.createElement('mark');
  element.textContent = words;
  return element;
}
