// The tus server of the tus project's own team, as its documentation starts it: node serve.mjs FOLDER PORT
// Uploads are created at http://127.0.0.1:PORT/files and kept in FOLDER, each as a file and a file of JSON beside it. PORT 0 takes a
// free one; the port is the first line of the output, then `METHOD path` of every request. It ends when its input does.
import { FileStore } from "@tus/file-store";
import { Server } from "@tus/server";

const [directory, port] = process.argv.slice(2);
const server = new Server({
  path: "/files",
  datastore: new FileStore({ directory }),
});
const http = server.listen(Number(port), "127.0.0.1", () => console.log(http.address().port));
http.on("request", (request) => console.log(`${request.method} ${request.url}`));
process.stdin.resume().on("end", () => process.exit(0));
