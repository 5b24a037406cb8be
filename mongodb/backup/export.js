// Prints every document as a line of canonical Extended JSON, in which each value keeps its type: collections, their
// documents by _id, so that none comes twice while others write, and their indexes. The last line says how many.
const fs = require('fs');

// Whoever was logged out stays out.
const leftOut = ['totem_auth.sessions'];
const bufferSize = 256 * 1024;
const exact = { promoteValues: false, promoteBuffers: false };

let waiting = '';
let documents = 0;

function flush() {
    const bytes = Buffer.from(waiting);
    let written = 0;
    while (written < bytes.length) {
        try {
            written += fs.writeSync(1, bytes, written);
        } catch (e) {
            if (e.code !== 'EAGAIN') throw e;
            Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 10);
        }
    }
    waiting = '';
}

function line(value) {
    waiting += EJSON.stringify(value, { relaxed: false }) + '\n';
    if (waiting.length > bufferSize) flush();
}

db.getSiblingDB('admin').auth('root', fs.readFileSync('/run/secrets/mongodb_root_password', 'utf8').trim());
for (const { name: database } of db.adminCommand({ listDatabases: 1 }).databases) {
    if (['admin', 'config', 'local'].includes(database)) continue;
    const source = db.getSiblingDB(database);
    for (const info of source.getCollectionInfos()) {
        const collection = info.name;
        if (info.type === 'view' || collection.startsWith('system.') || leftOut.includes(database + '.' + collection)) continue;
        line({ database, collection, options: info.options || {} });
        const cursor = source.getCollection(collection).find({}, {}, exact).sort({ _id: 1 });
        while (cursor.hasNext()) {
            line({ document: cursor.next() });
            documents++;
        }
        for (const index of source.getCollection(collection).getIndexes()) {
            if (index.name !== '_id_') line({ index });
        }
    }
}
line({ end: true, documents: String(documents) });
flush();
