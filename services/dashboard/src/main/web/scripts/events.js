/** Server-sent events of a fetch() answer (HTML standard, 9.2.6): EventSource cannot send a body. */
export async function* events(body) {
  const reader = body.pipeThrough(new TextDecoderStream()).getReader();
  let rest = '';
  for (;;) {
    const { value, done } = await reader.read();
    if (done) {
      return;
    }
    const blocks = (rest + value).split(/\r?\n\r?\n/);
    rest = blocks.pop();
    for (const block of blocks) {
      const event = parseEvent(block);
      if (event.data !== '') {
        yield event;
      }
    }
  }
}

export function parseEvent(block) {
  const event = { name: 'message', data: '' };
  const data = [];
  for (const line of block.split(/\r?\n/)) {
    const [, field, value] = /^([a-z]+): ?(.*)$/s.exec(line) ?? [];
    if (field === 'event') {
      event.name = value;
    } else if (field === 'data') {
      data.push(value);
    }
  }
  event.data = data.join('\n');
  return event;
}
