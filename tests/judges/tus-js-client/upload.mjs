// One leg of an upload by tus-js-client, as the test that starts this asks for on standard input:
//   endpoint     where uploads are created
//   file         path of the bytes
//   grant        value of the header Authorization
//   metadata     Upload-Metadata as an object
//   deferred     the length is said at the end
//   stream       the bytes come from a pipe and are there once, as from a recorder
//   override     PATCH and HEAD travel as POST
//   stopAtPatch  the connection is cut when this PATCH is on its way, counted from 1; null for never
//   resume       "later": the client gives up and this process ends, another goes on; "here": the client goes on by itself
//   notes        path where the client remembers addresses between processes
// The answer on standard output is {end, requests}: how it ended, and `METHOD status offset` of every answer.
import { readFile } from "node:fs/promises";
import { Readable } from "node:stream";
import * as tus from "tus-js-client";

const job = JSON.parse(await readFile("/dev/stdin", "utf8"));
const CHUNK_BYTES = 300_000;
const requests = [];

/** The bytes as a client gets them: in hand, or from a pipe it can read once. (From a file on disk of which the length is said at
 *  the end, version 4.3.1 announces more bytes in its last PATCH than there are.) */
async function source() {
  const bytes = await readFile(job.file);
  return job.stream ? Readable.from([bytes], { objectMode: false }) : bytes;
}

/** Starts the upload and waits until it is over: "done", "interrupted", or what went wrong. */
function run(upload) {
  return new Promise((resolve) => {
    let patches = 0;
    upload.options.onSuccess = () => resolve("done");
    upload.options.onError = (error) => resolve(error.message);
    upload.options.onBeforeRequest = (request) => {
      if (request.getHeader("Upload-Offset") === undefined || ++patches !== job.stopAtPatch) {
        return;
      }
      setImmediate(() => {
        if (job.resume === "here") {
          request.getUnderlyingObject().destroy();
        } else {
          upload.abort(false).then(() => resolve("interrupted"));
        }
      });
    };
    upload.start();
  });
}

const upload = new tus.Upload(await source(), {
  endpoint: job.endpoint,
  headers: job.grant ? { Authorization: job.grant } : {},
  metadata: job.metadata,
  chunkSize: CHUNK_BYTES,
  uploadLengthDeferred: job.deferred,
  overridePatchMethod: job.override,
  retryDelays: job.resume === "here" ? [0, 100, 1000] : [],
  urlStorage: new tus.FileUrlStorage(job.notes),
  fingerprint: async () => job.metadata.filename,
  onAfterResponse: (request, response) => {
    const offset = response.getHeader("Upload-Offset") ?? "-";
    requests.push(`${request.getMethod()} ${response.getStatus()} ${offset}`);
  },
});
const [earlier] = await upload.findPreviousUploads();
if (earlier) {
  upload.resumeFromPreviousUpload(earlier);
}
const end = await run(upload);
process.stdout.write(JSON.stringify({ end, requests }), () => process.exit(0));
