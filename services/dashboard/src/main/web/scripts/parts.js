// Puts parts of the page in place. A row never moves under the pointer: while a steady part is pointed at, focused or
// covered by its dialog, only the numbers in its rows change, and the rest waits.

import htmx from 'htmx.org';

const waiting = new Map();

/** @param {{id: string, html: string}[]} parts */
export function apply(parts) {
  for (const part of parts) {
    const current = document.getElementById(part.id);
    if (!current) {
      continue;
    }
    if (steady(current)) {
      waiting.set(part.id, part.html);
      freshen(current, parse(part.html));
      tellWaiting(current, true);
    } else {
      replace(current, part.html);
    }
  }
}

/** Puts in place what waited and is free now. */
export function released() {
  for (const [id, html] of waiting) {
    const current = document.getElementById(id);
    if (!current || !steady(current)) {
      waiting.delete(id);
      if (current) {
        replace(current, html);
      }
    }
  }
}

for (const kind of ['pointerout', 'focusout']) {
  document.addEventListener(kind, () => waiting.size > 0 && setTimeout(released, 150));
}

function steady(element) {
  return (
    element.hasAttribute('data-steady') &&
    (element.querySelector('tr:hover, li:hover') !== null ||
      element.querySelector(':focus') !== null ||
      element.querySelector('details[open]') !== null ||
      document.querySelector('dialog[open]') !== null)
  );
}

function parse(html) {
  const template = document.createElement('template');
  template.innerHTML = html.trim();
  return template.content.firstElementChild;
}

function replace(current, html) {
  const fresh = parse(html);
  if (current.hasAttribute('data-said') && told(current) !== told(fresh)) {
    document.getElementById('said').textContent = told(fresh);
  }
  current.replaceWith(fresh);
  htmx.process(fresh);
}

/** What a screen reader hears of a part: its one sentence that is marked, else all of it. */
function told(part) {
  return (part.querySelector('[data-told]') ?? part).textContent.trim();
}

/** The numbers of rows that are still there, each row at its place. */
function freshen(current, fresh) {
  for (const row of current.querySelectorAll('[data-row]')) {
    const now = fresh.querySelector(`[data-row="${CSS.escape(row.dataset.row)}"]`);
    row.toggleAttribute('data-gone', now === null);
    if (now) {
      const cells = now.querySelectorAll('[data-fresh]');
      row.querySelectorAll('[data-fresh]').forEach((cell, index) => {
        cell.textContent = cells[index]?.textContent ?? cell.textContent;
      });
    }
  }
}

function tellWaiting(element, held) {
  const note = element.querySelector('.held');
  if (note) {
    note.hidden = !held;
  }
}
