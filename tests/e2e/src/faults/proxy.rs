//! A bad network between browser and server, or between server and bucket: it refuses, crawls, breaks off in the middle, and answers
//! for a server that is ill.

use anyhow::{Result, ensure};
use std::io::{BufRead as _, BufReader, Read as _, Write as _};
use std::net::{Shutdown, TcpListener, TcpStream};
use std::sync::{Arc, Mutex, PoisonError};
use std::time::Duration;

/// What the line does just now.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Line {
    Good,
    /// Nothing gets through.
    Down,
    /// So many bytes a second in each direction.
    Slow(u32),
    /// Breaks every connection after so many more bytes from the browser, then is good again.
    BreaksAfter(u32),
    /// Every request is answered 500 and not passed on.
    Answers500,
}

struct Shared {
    line: Line,
    /// The port the server listens on.
    target: u16,
    open: Vec<TcpStream>,
    /// Bytes that were passed on to the server.
    passed_on: u64,
    /// Requests that were answered 500.
    refused: u64,
}

/// The running proxy; it ends with the program.
#[derive(Clone)]
pub struct Proxy {
    port: u16,
    shared: Arc<Mutex<Shared>>,
}

impl Proxy {
    /// A good line to a server on this computer.
    ///
    /// # Errors
    /// No free port.
    pub fn to(target: u16) -> Result<Self> {
        let listener = TcpListener::bind("127.0.0.1:0")?;
        let port = listener.local_addr()?.port();
        let shared = Arc::new(Mutex::new(Shared {
            line: Line::Good,
            target,
            open: Vec::new(),
            passed_on: 0,
            refused: 0,
        }));
        let proxy = Self { port, shared };
        let running = proxy.clone();
        std::thread::spawn(move || {
            for browser in listener.incoming().flatten() {
                running.connect(browser);
            }
        });
        Ok(proxy)
    }

    /// `http://127.0.0.1:PORT`.
    pub fn origin(&self) -> String {
        format!("http://127.0.0.1:{}", self.port)
    }

    /// `127.0.0.1:PORT`.
    pub fn host(&self) -> String {
        format!("127.0.0.1:{}", self.port)
    }

    /// Changes the line; one that goes down, or answers itself, takes what is under way with it.
    pub fn set(&self, line: Line) {
        let mut shared = self.lock();
        shared.line = line;
        if matches!(line, Line::Down | Line::Answers500) {
            hang_up(&mut shared.open);
        }
    }

    /// Bytes that were passed on to the server so far.
    pub fn passed_on(&self) -> u64 {
        self.lock().passed_on
    }

    /// Requests that were answered 500 so far.
    pub fn refused(&self) -> u64 {
        self.lock().refused
    }

    /// Whether the break that was ordered has happened.
    pub fn has_broken(&self) -> bool {
        self.lock().line == Line::Good
    }

    fn lock(&self) -> std::sync::MutexGuard<'_, Shared> {
        self.shared.lock().unwrap_or_else(PoisonError::into_inner)
    }

    fn connect(&self, browser: TcpStream) {
        let (line, target) = {
            let shared = self.lock();
            (shared.line, shared.target)
        };
        if line == Line::Down {
            return;
        }
        if line == Line::Answers500 {
            let proxy = self.clone();
            std::thread::spawn(move || {
                // A client that hangs up meanwhile was not refused.
                if refuse(browser).is_ok() {
                    proxy.lock().refused += 1;
                }
            });
            return;
        }
        // A server that is down refuses; the browser sees its connection end.
        let Ok(server) = TcpStream::connect(("127.0.0.1", target)) else {
            return;
        };
        let _ = (browser.set_nodelay(true), server.set_nodelay(true));
        for (from, to, is_upload) in [(&browser, &server, true), (&server, &browser, false)] {
            let (Ok(from), Ok(to)) = (from.try_clone(), to.try_clone()) else {
                return;
            };
            let proxy = self.clone();
            std::thread::spawn(move || proxy.carry(from, to, is_upload));
        }
        let mut shared = self.lock();
        shared.open.extend([browser, server]);
    }

    fn carry(&self, mut from: TcpStream, mut to: TcpStream, is_upload: bool) {
        let mut buffer = [0; 4096];
        while let Ok(count) = from.read(&mut buffer) {
            if count == 0 || !self.let_through(count, is_upload) {
                break;
            }
            if to.write_all(&buffer[..count]).is_err() {
                break;
            }
            if is_upload {
                self.lock().passed_on += count as u64;
            }
        }
        let _ = (from.shutdown(Shutdown::Both), to.shutdown(Shutdown::Both));
    }

    /// Waits as long as the line takes; false when it breaks.
    fn let_through(&self, count: usize, is_upload: bool) -> bool {
        let line = self.lock().line;
        match line {
            Line::Down | Line::Answers500 => false,
            Line::Slow(bytes_per_sec) => {
                let secs = count as f64 / f64::from(bytes_per_sec);
                std::thread::sleep(Duration::from_secs_f64(secs));
                true
            }
            Line::BreaksAfter(left) if is_upload => {
                let mut shared = self.lock();
                let count = u32::try_from(count).unwrap_or(u32::MAX);
                if left > count {
                    shared.line = Line::BreaksAfter(left - count);
                    return true;
                }
                shared.line = Line::Good;
                hang_up(&mut shared.open);
                false
            }
            Line::Good | Line::BreaksAfter(_) => true,
        }
    }
}

/// Reads one request to its end, or the client would see a reset instead of the answer, and answers 500.
fn refuse(browser: TcpStream) -> Result<()> {
    let mut reader = BufReader::new(browser.try_clone()?);
    let mut length = 0;
    loop {
        let mut line = String::new();
        ensure!(reader.read_line(&mut line)? > 0, "no request");
        if line.trim().is_empty() {
            break;
        }
        if let Some(value) = line.to_ascii_lowercase().strip_prefix("content-length:") {
            length = value.trim().parse()?;
        }
    }
    std::io::copy(&mut reader.take(length), &mut std::io::sink())?;
    let answer =
        "HTTP/1.1 500 Internal Server Error\r\nContent-Length: 0\r\nConnection: close\r\n\r\n";
    Ok((&browser).write_all(answer.as_bytes())?)
}

fn hang_up(open: &mut Vec<TcpStream>) {
    for stream in open.drain(..) {
        // It may have ended by itself.
        let _ = stream.shutdown(Shutdown::Both);
    }
}
