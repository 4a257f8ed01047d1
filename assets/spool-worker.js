// Keeps recordings on the family's device. A message {id, op, name, …} asks for one thing; the answer is {id, answer} or {id, error}.
// Appended bytes are answered for only when they are on the disk. Behind spool-database.js it is one script, which
// src/browser/spool_worker.rs starts.

// The private file system. Its handle is exclusive, so no two tabs own one spool, and what it has flushed outlives a killed browser.
// (What createWritable() has written would all be lost.)
const folder = async () => (await navigator.storage.getDirectory()).getDirectoryHandle(PLACE, { create: true });

class FileSpool {
  static kind = "opfs";

  static async names() {
    const names = [];
    for await (const key of (await folder()).keys()) {
      if (key.endsWith(".bytes")) names.push(decodeURIComponent(key.slice(0, -6)));
    }
    return names;
  }

  async open(name) {
    this.key = encodeURIComponent(name);
    const place = await folder();
    const handle = async (ending) =>
      (await place.getFileHandle(this.key + ending, { create: true })).createSyncAccessHandle();
    this.bytes = await handle(".bytes");
    try {
      this.note = await handle(".json");
      // Old Safari answers later, which would be too late here.
      if (typeof this.bytes.getSize() !== "number") throw fault("NotSupportedError");
    } catch (error) {
      this.bytes.close();
      throw error;
    }
    const note = new Uint8Array(this.note.getSize());
    this.note.read(note, { at: 0 });
    return { size: this.bytes.getSize(), note: new TextDecoder().decode(note) };
  }

  read(at, length) {
    const into = new Uint8Array(length);
    return into.subarray(0, this.bytes.read(into, { at }));
  }

  append(at, bytes) {
    try {
      if (this.bytes.write(bytes, { at }) < bytes.length) throw fault("QuotaExceededError");
      this.bytes.flush();
    } catch (error) {
      this.bytes.truncate(at);
      throw error;
    }
  }

  write(note) {
    this.note.write(new TextEncoder().encode(note), { at: 0 });
    this.note.flush();
  }

  async remove() {
    const place = await folder();
    this.bytes.close();
    this.note.close();
    // The bytes last: without them nobody looks for the note.
    for (const ending of [".json", ".bytes"]) await place.removeEntry(this.key + ending);
  }
}

// Every spool this page has asked for, or is about to have.
const spools = new Map();
const open = async (Kind, name) => {
  const spool = new Kind();
  spools.set(name, spool);
  try {
    return { name, kind: Kind.kind, ...(await spool.open(name)) };
  } catch (error) {
    spools.delete(name);
    throw error;
  }
};

const ops = {
  async open({ name, note }) {
    const opened = await open(FileSpool, name).catch((error) => {
      if (error.name === "NoModificationAllowedError") throw error;
      return open(BaseSpool, name);
    });
    if (note) await spools.get(name).write(note);
    return opened;
  },
  async append({ name, at, bytes, note }) {
    await spools.get(name).append(at, bytes);
    // On a full disk the bytes count and the note can wait.
    await (async () => spools.get(name).write(note))().catch(() => {});
  },
  read: ({ name, at, length }) => spools.get(name).read(at, length),
  write: ({ name, note }) => spools.get(name).write(note),
  remove: ({ name }) => spools.get(name).remove(),
  // What earlier visits left behind and no other tab holds.
  async take() {
    const [taken, held] = [[], []];
    for (const Kind of [FileSpool, BaseSpool]) {
      for (const name of await Kind.names().catch(() => [])) {
        if (spools.has(name)) continue;
        await open(Kind, name).then((opened) => taken.push(opened), () => held.push(name));
      }
    }
    return { taken, held: held.length };
  },
};

onmessage = async ({ data }) => {
  try {
    const answer = await ops[data.op](data);
    postMessage({ id: data.id, answer }, answer instanceof Uint8Array ? [answer.buffer] : []);
  } catch (error) {
    postMessage({ id: data.id, error: error?.name ?? "Error" });
  }
};
