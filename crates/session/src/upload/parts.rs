//! The parts of a recording that goes to a bucket (S3 multipart): fixed sizes, as `wire::part_bytes` has them for the server.

const MIB: u64 = 1 << 20;

/// How the address of an upload at a bucket begins; the rest is what the shell needs to find it again.
pub const BUCKET: &str = "bucket:";

pub(super) fn is_bucket(location: &str) -> bool {
    location.starts_with(BUCKET)
}

/// So many parts, each of so many bytes; then the next row. S3 takes 10 000 parts.
const ROWS: [(u64, u64); 3] = [(1_000, 5 * MIB), (1_000, 16 * MIB), (8_000, 64 * MIB)];

/// The part that begins at `offset`, counted from 1, and its bytes. An offset inside a part counts as its beginning.
fn part_at(offset: u64) -> (u64, u64) {
    let (mut number, mut rest) = (1, offset);
    for (count, bytes) in ROWS {
        let inside = rest / bytes;
        if inside < count {
            return (number + inside, bytes);
        }
        number += count;
        rest -= count * bytes;
    }
    (number, ROWS[2].1)
}

/// The number of the part that begins at `offset`, from 1.
pub fn number_at(offset: u64) -> u64 {
    part_at(offset).0
}

/// Bytes of the part that begins at `offset`, unless it is the last.
pub(super) fn bytes_at(offset: u64) -> u64 {
    part_at(offset).1
}

/// Bytes that need not be sent again, when the bucket holds parts 1, 2, 3 … of these sizes. `whole` is the length of a recording that
/// has ended: only its last part may be smaller.
pub fn stored_bytes(sizes: &[u64], whole: Option<u64>) -> u64 {
    let mut stored = 0;
    for size in sizes {
        let end = stored + size;
        if *size != bytes_at(stored) && Some(end) != whole {
            break;
        }
        stored = end;
    }
    stored
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn parts_are_the_servers() {
        for number in [1, 2, 999, 1_000, 1_001, 1_002, 2_000, 2_001, 9_999, 10_000] {
            let start = wire::part_start(number);
            let bytes = wire::part_bytes(number);
            assert_eq!(part_at(start), (u64::from(number), bytes), "part {number}");
            assert_eq!(part_at(start + bytes - 1).0, u64::from(number));
        }
    }

    #[test]
    fn what_arrived_whole_is_not_sent_again() {
        let full = 5 * MIB;
        assert_eq!(stored_bytes(&[], Some(9)), 0);
        assert_eq!(stored_bytes(&[full, full], None), 2 * full);
        // A short part is the last one, or was cut.
        assert_eq!(stored_bytes(&[full, 9], Some(full + 9)), full + 9);
        assert_eq!(stored_bytes(&[full, 9], Some(full + 10)), full);
        assert_eq!(stored_bytes(&[full, 9, full], None), full);
        assert_eq!(stored_bytes(&[9], None), 0);
    }
}
