//! A proxy for one request per connection that fails on purpose.

use std::collections::VecDeque;
use std::sync::{Arc, Mutex};
use tokio::io::{AsyncReadExt as _, AsyncWriteExt as _};
use tokio::net::{TcpListener, TcpStream};
use tokio::sync::watch;

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Fault {
    /// Passed on as it is.
    None,
    /// Answered 500 without being passed on.
    Error500,
    /// Cut after so many bytes of the request, head included.
    CutRequest(usize),
    /// Passed on; the answer is cut after so many bytes, head included.
    CutAnswer(usize),
    /// Taken, and never answered.
    Stall,
    /// Passed on; the last byte of the answer is another.
    FlipLast,
}

struct Inner {
    upstream: String,
    /// What happens to the next request whose first line holds these words, as `PUT .mp4`.
    faults: Mutex<VecDeque<(&'static str, Fault)>>,
    /// Requests that stalled.
    stalled: watch::Sender<usize>,
}

pub struct Proxy {
    pub host: String,
    inner: Arc<Inner>,
}

impl Proxy {
    pub async fn start(upstream: &str, faults: &[(&'static str, Fault)]) -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
        let host = listener.local_addr().unwrap().to_string();
        let inner = Arc::new(Inner {
            upstream: upstream.to_owned(),
            faults: Mutex::new(faults.iter().copied().collect()),
            stalled: watch::Sender::new(0),
        });
        let shared = Arc::clone(&inner);
        tokio::spawn(async move {
            while let Ok((stream, _)) = listener.accept().await {
                let inner = Arc::clone(&shared);
                // Both sides may be gone at any time; that is what this is for.
                tokio::spawn(async move { drop(carry(&inner, stream).await) });
            }
        });
        Self { host, inner }
    }

    /// Faults that have not happened yet.
    pub fn left(&self) -> usize {
        self.inner.faults.lock().unwrap().len()
    }

    /// Returns once so many requests have stalled.
    pub async fn stalled(&self, count: usize) {
        let mut stalled = self.inner.stalled.subscribe();
        let waiting = stalled.wait_for(|stalled| *stalled >= count);
        tokio::time::timeout(std::time::Duration::from_mins(1), waiting)
            .await
            .expect("nothing stalled")
            .unwrap();
    }
}

async fn carry(inner: &Inner, mut client: TcpStream) -> std::io::Result<()> {
    let mut start = Vec::new();
    while !start.windows(4).any(|window| window == b"\r\n\r\n") {
        if client.read_buf(&mut start).await? == 0 {
            return Ok(());
        }
    }
    let text = String::from_utf8_lossy(&start).into_owned();
    let line = text.lines().next().unwrap_or_default().to_owned();
    let fault = {
        let mut faults = inner.faults.lock().unwrap();
        let index = faults
            .iter()
            .position(|(wanted, _)| wanted.split(' ').all(|word| line.contains(word)));
        index
            .and_then(|index| faults.remove(index))
            .map_or(Fault::None, |(_, fault)| fault)
    };
    match fault {
        Fault::Error500 => {
            let answer = "HTTP/1.1 500 Internal Server Error\r\ncontent-length: 0\r\nconnection: close\r\n\r\n";
            // Read what is sent first, or the client sees a reset instead of the answer.
            drain(&mut client, &text, start.len()).await?;
            return client.write_all(answer.as_bytes()).await;
        }
        Fault::Stall => {
            inner.stalled.send_modify(|count| *count += 1);
            // Until the client gives up.
            let mut rest = vec![0; 1 << 16];
            while client.read(&mut rest).await? > 0 {}
            return Ok(());
        }
        Fault::None | Fault::CutRequest(_) | Fault::CutAnswer(_) | Fault::FlipLast => {}
    }
    let mut server = TcpStream::connect(&inner.upstream).await?;
    // One request per connection: the answer ends where the server closes.
    let line_end = text.find("\r\n").unwrap_or(0) + 2;
    let mut head = start[..line_end].to_vec();
    head.extend_from_slice(b"connection: close\r\n");
    head.extend_from_slice(&start[line_end..]);
    if let Fault::CutRequest(bytes) = fault {
        server.write_all(&head).await?;
        // Never more than there is: the client waits for its answer then, and would wait here.
        let whole = head_bytes(&text) + body_bytes(&text);
        let mut left = bytes.min(whole).saturating_sub(start.len());
        let mut piece = vec![0; 1 << 16];
        while left > 0 {
            let size = left.min(piece.len());
            let read = client.read(&mut piece[..size]).await?;
            if read == 0 {
                break;
            }
            server.write_all(&piece[..read]).await?;
            left -= read;
        }
        return Ok(());
    }
    server.write_all(&head).await?;
    let (mut from_client, mut to_client) = client.split();
    let (mut from_server, mut to_server) = server.split();
    let forward = async {
        // Ends when the client closes; the answer's end ends both.
        let _ = tokio::io::copy(&mut from_client, &mut to_server).await;
        std::future::pending::<std::io::Result<()>>().await
    };
    let back = async {
        let mut answer = Vec::new();
        from_server.read_to_end(&mut answer).await?;
        match fault {
            Fault::CutAnswer(bytes) => answer.truncate(bytes),
            Fault::FlipLast => {
                if let Some(last) = answer.last_mut() {
                    *last ^= 1;
                }
            }
            _ => {}
        }
        to_client.write_all(&answer).await?;
        to_client.shutdown().await
    };
    tokio::select! { result = forward => result, result = back => result }
}

/// Reads the rest of a request whose head is `text`, of which `seen` bytes have come with it.
async fn drain(client: &mut TcpStream, text: &str, seen: usize) -> std::io::Result<()> {
    let mut left = (head_bytes(text) + body_bytes(text)).saturating_sub(seen);
    let mut piece = vec![0; 1 << 16];
    while left > 0 {
        match client.read(&mut piece).await? {
            0 => break,
            read => left = left.saturating_sub(read),
        }
    }
    Ok(())
}

fn head_bytes(text: &str) -> usize {
    text.find("\r\n\r\n").map_or(0, |end| end + 4)
}

/// What the request's head says of its body.
fn body_bytes(text: &str) -> usize {
    text.lines()
        .find_map(|line| {
            let line = line.to_ascii_lowercase();
            line.strip_prefix("content-length:")?.trim().parse().ok()
        })
        .unwrap_or(0)
}
