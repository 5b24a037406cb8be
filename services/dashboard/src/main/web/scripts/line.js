// A line of a log becomes an element. Strangers write these words: they only ever become text.
const HIDDEN = /[\p{Cc}\p{Cf}\u2028\u2029]/gu;

/** What a reader could not see, or what would turn the line around, becomes its code point. */
export function visible(words) {
  return words.replace(HIDDEN, (character) =>
    character === '\t' ? '    ' : `\\u${character.codePointAt(0).toString(16).padStart(4, '0')}`,
  );
}

export class LineView {
  #clock = new Intl.DateTimeFormat('en-GB', { hour: '2-digit', minute: '2-digit', second: '2-digit' });

  element(line) {
    const row = document.createElement('div');
    row.className = 'line';
    row.dataset.level = line.level ?? '';
    const time = document.createElement('time');
    if (line.at) {
      time.dateTime = line.at;
      time.textContent = this.#clock.format(new Date(line.at));
    }
    row.append(
      time,
      span('level', (line.level ?? '').toUpperCase()),
      span('origin', visible(line.origin ?? '')),
      span('words', visible(line.text) + (line.cut ? '…' : '')),
    );
    return row;
  }

  /** Something Totem itself says between the lines. */
  sentence(words) {
    const row = document.createElement('div');
    row.className = 'line said';
    row.textContent = words;
    return row;
  }
}

function span(name, words) {
  const element = document.createElement('span');
  element.className = name;
  element.textContent = words;
  return element;
}
