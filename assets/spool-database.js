// A recording in the browser's database, where there is no private file system (Firefox's private windows). A web lock stands for
// that one's exclusive handle.
"use strict";

const PLACE = "peekaboo-spool";
const fault = (name) => new DOMException(name, name);

const settled = (request) =>
  new Promise((good, bad) => {
    request.onsuccess = request.oncomplete = () => good(request.result);
    request.onerror = request.onabort = () => bad(request.error ?? fault("AbortError"));
  });

const inBase = async (store, mode, ask) => {
  const opening = indexedDB.open(PLACE, 1);
  opening.onupgradeneeded = () => ["chunks", "notes"].forEach((name) => opening.result.createObjectStore(name));
  const base = await settled(opening);
  try {
    const change = base.transaction(store, mode, { durability: "strict" });
    const request = ask(change.objectStore(store));
    await settled(change);
    return request.result;
  } finally {
    base.close();
  }
};

class BaseSpool {
  static kind = "indexedDb";

  static names() {
    return inBase("notes", "readonly", (notes) => notes.getAllKeys());
  }

  async open(name) {
    this.name = name;
    await new Promise((good, bad) => {
      const hold = (lock) =>
        lock ? new Promise((release) => good((this.release = release))) : bad(fault("NoModificationAllowedError"));
      navigator.locks.request(`${PLACE} ${name}`, { ifAvailable: true }, hold).catch(bad);
    });
    // Where each chunk begins.
    this.starts = (await inBase("chunks", "readonly", (chunks) => chunks.getAllKeys(this.range(0)))).map((key) => key[1]);
    const last = this.starts.at(-1) ?? 0;
    return {
      size: last + (await this.read(last, Infinity)).length,
      note: (await inBase("notes", "readonly", (notes) => notes.get(name))) ?? "",
    };
  }

  range(from, to = Infinity) {
    return IDBKeyRange.bound([this.name, from], [this.name, to]);
  }

  async read(at, length) {
    const start = this.starts.findLast((start) => start <= at) ?? 0;
    const range = this.range(start, at + length);
    const chunks = new Blob(await inBase("chunks", "readonly", (chunks) => chunks.getAll(range)));
    return new Uint8Array(await chunks.slice(at - start, at - start + length).arrayBuffer());
  }

  async append(at, bytes) {
    await inBase("chunks", "readwrite", (chunks) => chunks.put(bytes, [this.name, at]));
    if (this.starts.at(-1) !== at) this.starts.push(at);
  }

  write(note) {
    return inBase("notes", "readwrite", (notes) => notes.put(note, this.name));
  }

  async remove() {
    await inBase("chunks", "readwrite", (chunks) => chunks.delete(this.range(0)));
    await inBase("notes", "readwrite", (notes) => notes.delete(this.name));
    this.release();
  }
}
