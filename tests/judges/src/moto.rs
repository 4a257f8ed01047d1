//! moto, another S3 server: it lists parts with their ETags and answers CORS, which s3s-fs does not.
//!
//! It comes from PyPI into the build folder, once. Without Python or the registry these tests fail and say so; they are not
//! skipped.

use std::io::{BufRead as _, BufReader, Read as _, Write as _};
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::sync::OnceLock;

const VERSION: &str = "5.2.5";
/// Ends by itself when its standard input does, so also when the test is killed.
const PROGRAM: &str = "
import sys
from moto.server import ThreadedMotoServer
server = ThreadedMotoServer(ip_address='127.0.0.1', port=0, verbose=False)
server.start()
print(server.get_host_and_port()[1], flush=True)
sys.stdin.read()
";

/// The same with a bucket and one key. With the argument `strict` whatever is not signed with it by the rules, as Amazon's own
/// `botocore` has them, is refused (moto cannot check signed addresses). A clock that is wrong is answered as S3 answers it, and
/// questions of browsers before a request are allowed, which moto refuses when it checks signatures.
const BUCKET_PROGRAM: &str = "
import datetime, json, sys, threading, urllib.request
import boto3
from moto.moto_server import werkzeug_app
from moto.server import ThreadedMotoServer

ask = werkzeug_app.DomainDispatcherApplication.__call__
# moto fails now and then when it is asked for a list that another request changes.
one_by_one = threading.Lock()
SKEWED = '<Error><Code>RequestTimeTooSkewed</Code><ServerTime>%s</ServerTime></Error>'

def told(start, body):
    start('200 OK', [('Content-Length', str(len(body)))])
    return [body]

def answer(self, environ, start):
    allow = [('Access-Control-Allow-' + what, '*') for what in ('Origin', 'Headers')]
    allow.append(('Access-Control-Allow-Methods', 'GET, HEAD, PUT, POST, DELETE'))
    if environ['REQUEST_METHOD'] == 'OPTIONS':
        start('204 No Content', allow)
        return [b'']
    path = environ['PATH_INFO']
    if path == '/seen':
        names = [each['Key'] for each in owner.list_objects_v2(Bucket='lab-videos').get('Contents', [])]
        return told(start, json.dumps(names).encode())
    if path == '/parts':
        arrived = 0
        for each in owner.list_multipart_uploads(Bucket='lab-videos').get('Uploads', []):
            try:
                list = owner.list_parts(Bucket='lab-videos', Key=each['Key'], UploadId=each['UploadId'])
                arrived += len(list.get('Parts', []))
            except owner.exceptions.ClientError:
                pass  # It has ended meanwhile.
        return told(start, json.dumps(arrived).encode())
    if path.startswith('/seen/'):
        return told(start, owner.get_object(Bucket='lab-videos', Key=path[6:])['Body'].read())
    now = datetime.datetime.now(datetime.timezone.utc)
    said = environ.get('HTTP_X_AMZ_DATE')
    if said:
        said = datetime.datetime.strptime(said + '+0000', '%Y%m%dT%H%M%SZ%z')
        if abs((said - now).total_seconds()) > 900:
            environ['wsgi.input'].read(int(environ.get('CONTENT_LENGTH') or 0))
            start('403 Forbidden', allow)
            return [(SKEWED % now.strftime('%Y-%m-%dT%H:%M:%SZ')).encode()]
    with one_by_one:
        return ask(self, environ, start)

werkzeug_app.DomainDispatcherApplication.__call__ = answer
server = ThreadedMotoServer(ip_address='127.0.0.1', port=0, verbose=False)
server.start()
port = server.get_host_and_port()[1]
root = f'http://127.0.0.1:{port}'
how = dict(endpoint_url=root, region_name='us-east-1', aws_access_key_id='any', aws_secret_access_key='any')
boto3.client('s3', **how).create_bucket(Bucket='lab-videos')
iam = boto3.client('iam', **how)
iam.create_user(UserName='family')
may = {'Effect': 'Allow', 'Action': 's3:*', 'Resource': '*'}
iam.put_user_policy(UserName='family', PolicyName='send', PolicyDocument=json.dumps({'Version': '2012-10-17', 'Statement': [may]}))
key = iam.create_access_key(UserName='family')['AccessKey']
how.update(aws_access_key_id=key['AccessKeyId'], aws_secret_access_key=key['SecretAccessKey'])
owner = boto3.client('s3', **how)
if 'strict' in sys.argv:
    strict = urllib.request.Request(root + '/moto-api/reset-auth', data=b'0', headers={'Content-Type': 'text/plain'})
    urllib.request.urlopen(strict).read()
print(port, key['AccessKeyId'], key['SecretAccessKey'], flush=True)
sys.stdin.read()
";

/// A running moto; it ends when this is dropped.
pub struct Moto {
    child: Child,
    /// `127.0.0.1:port`.
    pub host: String,
    /// The id and the secret of the key it takes; without one it takes every signature.
    pub key: Option<(String, String)>,
}

impl Moto {
    /// One that takes every signature.
    ///
    /// # Panics
    /// There is no Python, or the registry has no moto.
    pub fn start() -> Self {
        Self::run(&[PROGRAM])
    }

    /// One with the bucket `lab-videos`.
    ///
    /// # Panics
    /// As above.
    pub fn with_bucket() -> Self {
        Self::run(&[BUCKET_PROGRAM])
    }

    /// The same; it checks signatures.
    ///
    /// # Panics
    /// As above.
    pub fn strict() -> Self {
        Self::run(&[BUCKET_PROGRAM, "strict"])
    }

    fn run(program: &[&str]) -> Self {
        let mut child = Command::new("python3")
            .arg("-c")
            .args(program)
            .env("PYTHONPATH", package())
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .stderr(Stdio::null())
            .spawn()
            .unwrap();
        let mut lines = BufReader::new(child.stdout.take().unwrap()).lines();
        let line = lines.next().unwrap().unwrap();
        let mut words = line.split(' ').map(str::to_owned);
        let port = words.next().unwrap();
        Self {
            child,
            host: format!("127.0.0.1:{port}"),
            key: words.next().zip(words.next()),
        }
    }
}

impl Moto {
    /// The objects of the bucket `lab-videos`, with their names; only of one that was started with it.
    ///
    /// # Errors
    /// It does not answer.
    pub fn objects(&self) -> std::io::Result<Vec<(String, Vec<u8>)>> {
        let names = self.ask("/seen")?;
        let names = names.as_array().into_iter().flatten();
        names
            .filter_map(|name| name.as_str())
            .map(|name| Ok((name.to_owned(), self.get(&format!("/seen/{name}"))?)))
            .collect()
    }

    /// Parts that have arrived of uploads that have not ended; only as above.
    ///
    /// # Errors
    /// It does not answer.
    pub fn parts(&self) -> std::io::Result<u64> {
        Ok(self.ask("/parts")?.as_u64().unwrap_or_default())
    }

    fn ask(&self, path: &str) -> std::io::Result<serde_json::Value> {
        let text = self.get(path)?;
        serde_json::from_slice(&text)
            .map_err(|_| std::io::Error::other(String::from_utf8_lossy(&text).into_owned()))
    }

    fn get(&self, path: &str) -> std::io::Result<Vec<u8>> {
        let mut stream = std::net::TcpStream::connect(&self.host)?;
        write!(stream, "GET {path} HTTP/1.0\r\nHost: {}\r\n\r\n", self.host)?;
        let mut answer = Vec::new();
        stream.read_to_end(&mut answer)?;
        let head = answer.windows(4).position(|end| end == b"\r\n\r\n");
        Ok(answer.split_off(head.map_or(answer.len(), |at| at + 4)))
    }
}

impl Drop for Moto {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

/// Folder of the Python package, fetched by whoever comes first.
fn package() -> &'static Path {
    static FOLDER: OnceLock<PathBuf> = OnceLock::new();
    FOLDER.get_or_init(|| {
        let build = crate::build_folder();
        let folder = build.join(format!("moto-{VERSION}"));
        if folder.is_dir() {
            return folder;
        }
        std::fs::create_dir_all(&build).unwrap();
        let partial = tempfile::tempdir_in(&build).unwrap();
        let result = Command::new("python3")
            .args(["-m", "pip", "install", "--quiet", "--disable-pip-version-check", "--target"])
            .arg(partial.path().join("moto"))
            .arg(format!("moto[server]=={VERSION}"))
            .status();
        assert!(
            result.is_ok_and(|status| status.success()),
            "moto {VERSION} could not be fetched from PyPI with python3 -m pip; the S3 multipart tests need it"
        );
        // Another test program may have been quicker; then this one's copy goes with its folder.
        let _ = std::fs::rename(partial.path().join("moto"), &folder);
        folder
    })
}
