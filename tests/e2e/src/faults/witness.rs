//! What the browser's recorders really gave: every slice is sent to the witness as well, past player, network and server under test.

use anyhow::{Context as _, Result};
use std::collections::BTreeMap;
use std::io::{BufRead as _, BufReader, Read as _, Write as _};
use std::net::{TcpListener, TcpStream};
use std::sync::{Arc, Mutex, PoisonError};

/// One slice of a recording.
#[derive(Clone, Debug)]
pub struct Slice {
    /// When the page got it, on its own clock.
    pub at_millis: f64,
    pub bytes: Vec<u8>,
}

type Recordings = BTreeMap<String, BTreeMap<u32, Slice>>;

/// The running witness; it ends with the program.
pub struct Witness {
    port: u16,
    seen: Arc<Mutex<Recordings>>,
}

impl Witness {
    /// Starts to listen.
    ///
    /// # Errors
    /// No free port.
    pub fn start() -> Result<Self> {
        let listener = TcpListener::bind("127.0.0.1:0")?;
        let port = listener.local_addr()?.port();
        let seen = Arc::new(Mutex::new(Recordings::new()));
        let shared = Arc::clone(&seen);
        std::thread::spawn(move || {
            for stream in listener.incoming().flatten() {
                let shared = Arc::clone(&shared);
                // A browser that is killed in the middle of a slice has not told of it.
                std::thread::spawn(move || listen(stream, &shared));
            }
        });
        Ok(Self { port, seen })
    }

    /// The script to run in every new document, before the page's own.
    pub fn script(&self) -> String {
        SCRIPT.replace("{PORT}", &self.port.to_string())
    }

    /// All recordings so far, each as its slices in order; a slice that never came ends its recording here.
    pub fn recordings(&self) -> Vec<Vec<Slice>> {
        let seen = self.seen.lock().unwrap_or_else(PoisonError::into_inner);
        seen.values()
            .map(|slices| {
                let whole = slices
                    .iter()
                    .zip(0..)
                    .take_while(|((number, _), next)| *number == next);
                whole.map(|((_, slice), _)| slice.clone()).collect()
            })
            .filter(|slices: &Vec<Slice>| !slices.is_empty())
            .collect()
    }

    /// Slices seen in all.
    pub fn count(&self) -> usize {
        let seen = self.seen.lock().unwrap_or_else(PoisonError::into_inner);
        seen.values().map(BTreeMap::len).sum()
    }
}

const SCRIPT: &str = "(() => {
  const Real = window.MediaRecorder;
  if (!Real) return;
  const page = Math.random().toString(36).slice(2);
  let made = 0;
  window.e2eStreams = [];
  window.MediaRecorder = class extends Real {
    constructor(stream, ...rest) {
      super(stream, ...rest);
      window.e2eStreams.push(stream);
      const name = page + '-' + made++;
      let next = 0;
      this.addEventListener('dataavailable', event => {
        if (!event.data.size) return;
        fetch(`http://127.0.0.1:{PORT}/${name}/${next++}/${performance.now()}`, {method: 'POST', mode: 'no-cors', body: event.data}).catch(() => {});
      });
    }
  };
})();";

fn listen(mut stream: TcpStream, seen: &Mutex<Recordings>) -> Result<()> {
    let mut reader = BufReader::new(stream.try_clone()?);
    loop {
        let mut first = String::new();
        if reader.read_line(&mut first)? == 0 {
            return Ok(());
        }
        let mut length = 0;
        loop {
            let mut line = String::new();
            if reader.read_line(&mut line)? == 0 || line.trim().is_empty() {
                break;
            }
            if let Some(value) = line.to_ascii_lowercase().strip_prefix("content-length:") {
                length = value.trim().parse()?;
            }
        }
        let mut bytes = vec![0; length];
        reader.read_exact(&mut bytes)?;
        let path = first.split(' ').nth(1).context("no path")?;
        if let [name, number, at_millis] = path.trim_matches('/').split('/').collect::<Vec<_>>()[..]
        {
            let slice = Slice {
                at_millis: at_millis.parse()?,
                bytes,
            };
            let mut seen = seen.lock().unwrap_or_else(PoisonError::into_inner);
            let recording = seen.entry(name.to_owned()).or_default();
            recording.insert(number.parse()?, slice);
        }
        stream.write_all(b"HTTP/1.1 204 No Content\r\nAccess-Control-Allow-Origin: *\r\n\r\n")?;
    }
}
