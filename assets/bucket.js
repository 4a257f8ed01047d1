// Sends a recording straight to a bucket by S3's multipart upload (docs/storage.md). The body of a function of one list.
// The companion server signs, for a grant, or the page has credentials, `credentials`. Promises what `op` gives; refuses with the HTTP
// status, 0 when no answer came. Numbers of parts count from 1; `total` is the length of a recording that has ended.
const [op, place, part, total, bytes, credentials, base, grant, filename, mimeType, study, response] = ask;
const settings = credentials && JSON.parse(credentials);
const {key, uploadId} = place ? JSON.parse(place) : {key: filename};

const go = async (url, init) => {
  let answer, text;
  try {
    // A part takes minutes on a slow line.
    answer = await fetch(url, {cache: 'no-store', signal: AbortSignal.timeout?.(300000), ...init});
    text = await answer.text();
  } catch {
    throw {status: 0};
  }
  // S3 may begin to answer 200 and then, in the body, say that it failed.
  if (!answer.ok || text.includes('<Error>')) throw {status: answer.ok ? 500 : answer.status, text};
  return {answer, text};
};

const server = async (method, path, body) => {
  const headers = {Authorization: `Bearer ${grant}`};
  if (body) headers['Content-Type'] = 'application/json';
  const {text} = await go(base + path, {method, headers, body: body && JSON.stringify(body)});
  return text && JSON.parse(text);
};

const utf8 = text => new TextEncoder().encode(text);
const hex = bytes => Array.from(new Uint8Array(bytes), byte => byte.toString(16).padStart(2, '0')).join('');
const sha256 = async bytes => hex(await crypto.subtle.digest('SHA-256', bytes));
const hmac = async (key, text) => {
  const how = {name: 'HMAC', hash: 'SHA-256'};
  return crypto.subtle.sign('HMAC', await crypto.subtle.importKey('raw', key, how, false, ['sign']), utf8(text));
};
const escaped = text => encodeURIComponent(text).replace(/[!'()*]/g, sign => '%' + sign.charCodeAt(0).toString(16).toUpperCase());

// One request with Amazon's signature, version 4. `query` has its names in the order of the alphabet.
const s3 = async (method, query, body = '', type = '') => {
  const {S3_BUCKET, S3_REGION, S3_ACCESS_KEY_ID, S3_SECRET_ACCESS_KEY, S3_SESSION_TOKEN, S3_ENDPOINT} = settings;
  const region = S3_REGION || 'us-east-1';
  const root = S3_ENDPOINT ? `${S3_ENDPOINT}/${S3_BUCKET}` : `https://${S3_BUCKET}.s3.${region}.amazonaws.com`;
  const url = new URL(`${root}/${key.split('/').map(escaped).join('/')}`);
  const search = query.map(([name, value]) => `${name}=${escaped(value)}`).join('&');
  const content = typeof body === 'string' ? utf8(body) : await body.arrayBuffer();
  const sent = await sha256(content);
  const now = new Date(Date.now() + (globalThis.peekabooBucketAheadMillis || 0));
  const time = now.toISOString().replace(/[-:]|\.\d+/g, '');
  const headers = {...type && {'content-type': type}, host: url.host, 'x-amz-content-sha256': sent, 'x-amz-date': time};
  if (S3_SESSION_TOKEN) headers['x-amz-security-token'] = S3_SESSION_TOKEN;
  const names = Object.keys(headers).join(';');
  const lines = Object.entries(headers).map(([name, value]) => `${name}:${value}\n`).join('');
  const asked = [method, url.pathname, search, lines, names, sent].join('\n');
  const scope = [time.slice(0, 8), region, 's3', 'aws4_request'];
  let signing = utf8(`AWS4${S3_SECRET_ACCESS_KEY}`);
  for (const step of scope) signing = await hmac(signing, step);
  const text = ['AWS4-HMAC-SHA256', time, scope.join('/'), await sha256(utf8(asked))].join('\n');
  const signature = hex(await hmac(signing, text));
  delete headers.host;
  headers.authorization = `AWS4-HMAC-SHA256 Credential=${S3_ACCESS_KEY_ID}/${scope.join('/')}, SignedHeaders=${names}, Signature=${signature}`;
  try {
    return await go(`${url}?${search}`, {method, headers, body: content.byteLength ? content : undefined});
  } catch (error) {
    // The family's clock is wrong by more than S3 allows: it says what time it is.
    const [, right] = /<ServerTime>([^<]+)/.exec(error.text) ?? [];
    if (!right || globalThis.peekabooBucketAheadMillis !== undefined) throw error;
    globalThis.peekabooBucketAheadMillis = Date.parse(right) - Date.now();
    return s3(method, query, body, type);
  }
};

const read = text => new DOMParser().parseFromString(text, 'text/xml');
const inside = (element, name) => element.getElementsByTagName(name)[0]?.textContent ?? '';

// What has arrived: parts 1, 2, 3 … up to the first that is missing.
const arrived = async () => {
  let parts = [];
  if (settings) {
    for (let after = '0'; after;) {
      const list = read((await s3('GET', [['part-number-marker', after], ['uploadId', uploadId]])).text);
      parts.push(...Array.from(list.getElementsByTagName('Part'), each => ({
        partNumber: +inside(each, 'PartNumber'), size: +inside(each, 'Size'), etag: inside(each, 'ETag'),
      })));
      const next = inside(list, 'IsTruncated') === 'true' && inside(list, 'NextPartNumberMarker');
      after = +next > +after && next;
    }
  } else {
    parts = await server('GET', `local/multipart/parts?${new URLSearchParams({key, uploadId})}`);
  }
  parts.sort((a, b) => a.partNumber - b.partNumber);
  return parts.filter((each, at) => each.partNumber === at + 1);
};

// Makes one object of the parts.
const join = async () => {
  if (!settings) return server('POST', 'local/multipart/complete', {key, uploadId, bytes: total});
  let parts;
  try {
    parts = await arrived();
  } catch (error) {
    // Joined before, and the answer was lost? Credentials that may not look have it sent anew.
    if (error.status !== 404) throw error;
    const there = await s3('HEAD', []).catch(() => undefined);
    if (+there?.answer.headers.get('content-length') !== total) throw error;
    return;
  }
  if (parts.reduce((sum, each) => sum + each.size, 0) !== total) throw {status: 409};
  const list = parts.map(each => `<Part><PartNumber>${each.partNumber}</PartNumber><ETag>${each.etag}</ETag></Part>`);
  const body = `<CompleteMultipartUpload xmlns="http://s3.amazonaws.com/doc/2006-03-01/">${list.join('')}</CompleteMultipartUpload>`;
  await s3('POST', [['uploadId', uploadId]], body);
};

const ops = {
  // Begins; gives the place, which the other calls name.
  create: async () => {
    if (!settings) return JSON.stringify(await server('POST', 'local/multipart', {study, response, filename, mimeType}));
    const {text} = await s3('POST', [['uploads', '']], '', mimeType);
    return JSON.stringify({key, uploadId: inside(read(text), 'UploadId')});
  },
  // Gives the sizes of the parts that have arrived; of a recording that is in the bucket already, its own.
  sizes: async () => {
    try {
      return (await arrived()).map(each => each.size);
    } catch (error) {
      if (error.status !== 404 || !total) throw error;
      await join();
      return [total];
    }
  },
  // Sends a part, and joins all when it says the whole length.
  part: async () => {
    if (bytes && settings) await s3('PUT', [['partNumber', part], ['uploadId', uploadId]], bytes);
    if (bytes && !settings) {
      const [{url}] = await server('POST', 'local/multipart/parts', {key, uploadId, from: part, count: 1});
      await go(url, {method: 'PUT', body: bytes});
    }
    if (total) await join();
  },
  abort: () => settings ? s3('DELETE', [['uploadId', uploadId]])
    : server('DELETE', `local/multipart?${new URLSearchParams({key, uploadId})}`),
};
return ops[op]().catch(error => {
  if (error.status === undefined) console.error(error);
  throw error.status ?? 0;
});
