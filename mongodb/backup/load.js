// Puts what export.js printed, from standard input, into a store that has none of it.
const fs = require('fs');
const { StringDecoder } = require('string_decoder');

const batchSize = 500;
const buffer = Buffer.alloc(256 * 1024);
const decoder = new StringDecoder('utf8');

let lines = [];
let rest = '';
let ended = false;

function read() {
    for (;;) {
        try {
            return fs.readSync(0, buffer, 0, buffer.length, null);
        } catch (e) {
            if (e.code === 'EOF') return 0;
            if (e.code !== 'EAGAIN') throw e;
            Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 10);
        }
    }
}

// The next line, undefined after the last one.
function nextLine() {
    while (lines.length === 0 && !ended) {
        const length = read();
        ended = length === 0;
        const parts = (rest + decoder.write(buffer.subarray(0, length))).split('\n');
        rest = parts.pop();
        lines = parts.reverse();
    }
    return lines.pop();
}

db.getSiblingDB('admin').auth('root', fs.readFileSync('/run/secrets/mongodb_root_password', 'utf8').trim());
let target;
let database;
let batch = [];
let documents = 0;
let promised = -1;
let text;
while ((text = nextLine()) !== undefined) {
    const value = EJSON.parse(text, { relaxed: false });
    if (!value.document || batch.length === batchSize) {
        if (batch.length > 0) target.insertMany(batch);
        documents += batch.length;
        batch = [];
    }
    if (value.document) {
        batch.push(value.document);
    } else if (value.collection) {
        database = db.getSiblingDB(value.database);
        target = database.getCollection(value.collection);
        database.createCollection(value.collection, value.options);
    } else if (value.index) {
        const answer = database.runCommand({ createIndexes: target.getName(), indexes: [value.index] });
        if (!answer.ok) throw new Error(answer.errmsg);
    } else {
        promised = Number(value.documents);
    }
}
if (promised !== documents) throw new Error('there should be ' + promised + ' documents, and ' + documents + ' came');
