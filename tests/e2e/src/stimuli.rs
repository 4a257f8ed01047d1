//! A stand-in for hosts that cannot be reached: answers every address with a short stimulus of the asked type.

use crate::paths;
use anyhow::{Result, bail};
use serde_json::Value;
use std::fs;
use std::io::{BufRead as _, BufReader, Write as _};
use std::net::{TcpListener, TcpStream};
use std::path::PathBuf;
use std::process::Command;
use std::sync::{Mutex, PoisonError};

/// Ending, media type, and how ffmpeg makes 1.5 s of it.
const KINDS: [(&str, &str, &str); 6] = [
    (
        "png",
        "image/png",
        "-f lavfi -i testsrc2=s=480x320:d=1 -frames:v 1",
    ),
    (
        "mp4",
        "video/mp4",
        "-f lavfi -i testsrc2=s=320x240:d=1.5 -f lavfi -i sine=440:d=1.5 -pix_fmt yuv420p -movflags +faststart",
    ),
    (
        "webm",
        "video/webm",
        "-f lavfi -i testsrc2=s=320x240:d=1.5 -f lavfi -i sine=440:d=1.5 -c:v libvpx -c:a libvorbis",
    ),
    ("mp3", "audio/mpeg", "-f lavfi -i sine=440:d=1.5"),
    (
        "ogg",
        "audio/ogg",
        "-f lavfi -i sine=440:d=1.5 -c:a libvorbis",
    ),
    ("wav", "audio/wav", "-f lavfi -i sine=440:d=1.5"),
];

/// Tests of one program would make the same file.
static MAKING: Mutex<()> = Mutex::new(());

/// The running stand-in; it ends with the test program.
pub struct Stimuli {
    port: u16,
}

impl Stimuli {
    /// Makes the stimuli if they are not there yet, and starts to answer.
    ///
    /// # Errors
    /// ffmpeg is missing.
    pub fn start() -> Result<Self> {
        let making = MAKING.lock().unwrap_or_else(PoisonError::into_inner);
        for (ending, _, flags) in KINDS {
            make(ending, flags)?;
        }
        drop(making);
        let listener = TcpListener::bind("127.0.0.1:0")?;
        let port = listener.local_addr()?.port();
        std::thread::spawn(move || {
            for stream in listener.incoming().flatten() {
                // A browser that goes away in the middle is no failure.
                std::thread::spawn(move || answer(stream));
            }
        });
        Ok(Self { port })
    }

    /// Every text that is an `https` address as a whole now leads to the stand-in.
    pub fn lead_here(&self, value: &mut Value) {
        match value {
            Value::String(text) => {
                if let Some(rest) = text.strip_prefix("https://") {
                    *text = format!("{}{rest}", self.origin());
                }
            }
            Value::Array(items) => items.iter_mut().for_each(|item| self.lead_here(item)),
            Value::Object(map) => map.values_mut().for_each(|item| self.lead_here(item)),
            _ => {}
        }
    }

    /// The same for a text: every `https` address that stands in quotes, be it JSON or the source of a generator.
    pub fn lead_text_here(&self, text: &str) -> String {
        let origin = self.origin();
        ["\"", "'", "`"]
            .iter()
            .fold(text.to_owned(), |text, quote| {
                text.replace(&format!("{quote}https://"), &format!("{quote}{origin}"))
            })
    }

    /// The opposite: what was led here bears its real address again.
    pub fn lead_back(&self, text: &str) -> String {
        text.replace(&self.origin(), "https://")
    }

    fn origin(&self) -> String {
        format!("http://127.0.0.1:{}/", self.port)
    }
}

fn file(ending: &str) -> PathBuf {
    paths::target()
        .join("e2e-media")
        .join(format!("stimulus.{ending}"))
}

fn make(ending: &str, flags: &str) -> Result<()> {
    let path = file(ending);
    if path.is_file() {
        return Ok(());
    }
    fs::create_dir_all(path.with_file_name(""))?;
    // Another test program may do the same: each writes its own file, the last one stays.
    let draft = path.with_file_name(format!("{}.{ending}", std::process::id()));
    let done = Command::new("ffmpeg")
        .args(["-y", "-loglevel", "error"])
        .args(flags.split(' '))
        .arg(&draft)
        .status();
    match done {
        Ok(status) if status.success() => Ok(fs::rename(draft, path)?),
        Ok(status) => bail!("ffmpeg made no {ending}: {status}"),
        Err(error) => bail!("ffmpeg does not start ({error}); run `cargo xtask setup`"),
    }
}

fn answer(mut stream: TcpStream) -> std::io::Result<()> {
    let mut reader = BufReader::new(stream.try_clone()?);
    let mut first = String::new();
    reader.read_line(&mut first)?;
    let mut range = None;
    loop {
        let mut line = String::new();
        if reader.read_line(&mut line)? == 0 || line.trim().is_empty() {
            break;
        }
        let line = line.to_ascii_lowercase();
        if let Some(bytes) = line.strip_prefix("range: bytes=") {
            range = Some(bytes.trim().to_owned());
        }
    }
    let path = first.split(' ').nth(1).unwrap_or_default();
    let path = path.split(['?', '#']).next().unwrap_or_default();
    let ending = match path.rsplit('.').next().unwrap_or_default() {
        // Browsers look at the bytes of a picture, not at its name.
        "jpg" | "jpeg" | "gif" | "svg" => "png",
        ending => ending,
    };
    let Some((_, media_type, _)) = KINDS.iter().find(|(known, ..)| *known == ending) else {
        return stream.write_all(
            b"HTTP/1.1 404 Not Found\r\nContent-Length: 0\r\nConnection: close\r\n\r\n",
        );
    };
    let bytes = fs::read(file(ending))?;
    let all = bytes.len();
    let (start, end) = range.as_deref().map_or((0, all), |range| asked(range, all));
    let status = if range.is_some() {
        format!(
            "206 Partial Content\r\nContent-Range: bytes {start}-{}/{all}",
            end - 1
        )
    } else {
        "200 OK".to_owned()
    };
    let head = format!(
        "HTTP/1.1 {status}\r\nContent-Type: {media_type}\r\nContent-Length: {}\r\nAccept-Ranges: bytes\r\nAccess-Control-Allow-Origin: *\r\nCross-Origin-Resource-Policy: cross-origin\r\nConnection: close\r\n\r\n",
        end - start
    );
    stream.write_all(head.as_bytes())?;
    stream.write_all(&bytes[start..end])
}

/// `first-last` or `first-` as a half-open range; anything else is the whole.
fn asked(range: &str, all: usize) -> (usize, usize) {
    let (first, last) = range.split_once('-').unwrap_or_default();
    let start = first.parse().ok().filter(|start| *start < all).unwrap_or(0);
    let end = last.parse().map_or(all, |last: usize| (last + 1).min(all));
    if start < end { (start, end) } else { (0, all) }
}

#[cfg(test)]
mod tests {
    use super::asked;

    #[test]
    fn ranges_are_read() {
        assert_eq!(asked("0-", 10), (0, 10));
        assert_eq!(asked("3-5", 10), (3, 6));
        assert_eq!(asked("3-50", 10), (3, 10));
        assert_eq!(asked("nonsense", 10), (0, 10));
    }
}
