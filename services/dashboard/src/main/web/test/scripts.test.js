import assert from 'node:assert/strict';
import { test } from 'node:test';
import { events, parseEvent } from '../scripts/events.js';
import { visible } from '../scripts/line.js';
import { split } from '../scripts/search.js';

test('an event of several data lines is one text, and its name is kept', () => {
  assert.deepEqual(parseEvent('event: step\ndata: {"a":\ndata: 1}'), { name: 'step', data: '{"a":\n1}' });
});

test('comments and pings are no events', async () => {
  assert.deepEqual(await collect([':open\n\n', ':ping\n\n']), []);
});

test('an event that arrives in pieces is whole, and a half one at the end is left out', async () => {
  const pieces = ['event: st', 'ep\ndata: 한', '글\n\nevent: outcome\r\ndata: 2\r\n\r', '\ndata: half'];
  assert.deepEqual(await collect(pieces), [
    { name: 'step', data: '한글' },
    { name: 'outcome', data: '2' },
  ]);
});

test('what could not be seen in a line, or would turn it around, is shown as its code point', () => {
  assert.equal(visible('a\u202egnp.exe\u0007\tb'), 'a\\u202egnp.exe\\u0007    b');
});

test('markup in a line stays text', () => {
  assert.equal(visible('<b>&amp;'), '<b>&amp;');
});

test('matches are found in any case, also when they follow each other', () => {
  assert.deepEqual(split('AbabX', 'ab'), ['', 'Ab', '', 'ab', 'X']);
});

test('the words of a search are no pattern', () => {
  assert.deepEqual(split('a.b', '.'), ['a', '.', 'b']);
  assert.deepEqual(split('axb', '.'), ['axb']);
  assert.deepEqual(split('axb', ''), ['axb']);
});

async function collect(pieces) {
  const encoder = new TextEncoder();
  const body = new ReadableStream({
    start(controller) {
      pieces.forEach((piece) => controller.enqueue(encoder.encode(piece)));
      controller.close();
    },
  });
  const all = [];
  for await (const event of events(body)) {
    all.push(event);
  }
  return all;
}
