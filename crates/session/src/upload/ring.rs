//! What of a recording is in memory: on its way to the disk, or, where there is none, until the server has it.

/// The most that one recording may hold in memory.
pub const RING_BYTES: u64 = 64 * 1024 * 1024;

/// A stretch of a recording, held as the chunks it came in. `T` is the shell's handle of a chunk.
#[derive(Clone, Debug)]
pub struct Ring<T> {
    /// Each chunk with its length.
    chunks: Vec<(u64, T)>,
    /// Place of the first byte that is held.
    start: u64,
    /// Place behind the last one.
    end: u64,
}

impl<T> Default for Ring<T> {
    fn default() -> Self {
        Self {
            chunks: Vec::new(),
            start: 0,
            end: 0,
        }
    }
}

impl<T> Ring<T> {
    /// Place of the first byte that is held; that of the next one when nothing is.
    pub fn start(&self) -> u64 {
        self.start
    }

    /// Takes the next chunk. For lack of room, chunks leave whose bytes all stand before `sent`; if that is not enough the new one is
    /// refused: the beginning of a recording can be played without its end, but not the other way round.
    pub fn push(&mut self, bytes: u64, chunk: T, sent: u64) -> bool {
        while self.end + bytes - self.start > RING_BYTES {
            match self.chunks.first() {
                Some((first, _)) if self.start + first <= sent => drop(self.pop()),
                _ => return false,
            }
        }
        self.chunks.push((bytes, chunk));
        self.end += bytes;
        true
    }

    /// The chunk that begins at a place, with its length.
    pub fn at(&self, place: u64) -> Option<(u64, &T)> {
        let mut start = self.start;
        for (bytes, chunk) in &self.chunks {
            if start == place {
                return Some((*bytes, chunk));
            }
            start += bytes;
        }
        None
    }

    /// Lets the oldest chunk go: it is on the disk.
    pub fn pop(&mut self) -> Option<T> {
        if self.chunks.is_empty() {
            return None;
        }
        // A chunk is a second: there are few.
        let (bytes, chunk) = self.chunks.remove(0);
        self.start += bytes;
        Some(chunk)
    }

    /// The pieces that make up the bytes from `from` to `to`: a chunk, and which of its bytes. `None` if not all of them are held.
    pub fn pieces(&self, from: u64, to: u64) -> Option<Vec<(&T, u64, u64)>> {
        if from < self.start || to > self.end {
            return None;
        }
        let mut start = self.start;
        let mut pieces = Vec::new();
        for (bytes, chunk) in &self.chunks {
            let (first, last) = (from.max(start), to.min(start + bytes));
            if first < last {
                pieces.push((chunk, first - start, last - start));
            }
            start += bytes;
        }
        Some(pieces)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const MIB: u64 = 1024 * 1024;

    #[test]
    fn bytes_are_found_over_the_borders_of_chunks() {
        let mut ring = Ring::default();
        for (bytes, chunk) in [(10, 'a'), (5, 'b'), (7, 'c')] {
            assert!(ring.push(bytes, chunk, 0));
        }
        let all = vec![(&'a', 8, 10), (&'b', 0, 5), (&'c', 0, 1)];
        assert_eq!(ring.pieces(8, 16), Some(all));
        assert_eq!(ring.at(10), Some((5, &'b')));
        assert_eq!(ring.at(11), None, "in the middle of one");
        assert_eq!(ring.pop(), Some('a'));
        assert_eq!(ring.start(), 10);
        assert_eq!(ring.pieces(8, 16), None, "they are gone");
        assert_eq!(ring.pieces(20, 23), None, "they were never there");
    }

    #[test]
    fn when_it_is_full_only_what_the_server_has_makes_room() {
        let mut ring = Ring::default();
        for place in 0..64 {
            assert!(ring.push(MIB, place, 0));
        }
        assert!(!ring.push(1, 64, MIB - 1), "nothing has been sent whole");
        assert!(ring.push(MIB, 64, MIB));
        assert_eq!((ring.start(), ring.at(MIB)), (MIB, Some((MIB, &1))));
        assert!(!ring.push(65 * MIB, 65, 1000 * MIB), "it never fits");
    }
}
