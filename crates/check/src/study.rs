//! A study as it was checked: its findings, and its frames for whoever looks further.

use protocol::FrameConfig;

use crate::finding::{Code, Finding, Note};
use crate::locate::Map;
use crate::origin;
use crate::read::Written;
use crate::tree::Node;

/// A protocol that was unfolded, and where its parts were written.
#[derive(Clone, Debug)]
pub(crate) struct Source {
    pub(crate) tree: Node,
    pub(crate) written: Written,
}

/// A frame as some family may meet it.
#[derive(Clone, Debug)]
pub struct CheckedFrame {
    /// The frame with every parameter in place.
    pub config: FrameConfig,
    set: usize,
    source: usize,
}

/// What checking gives.
#[derive(Clone, Debug, Default)]
pub struct Checked {
    /// What is wrong, in the order of the files' lines.
    pub findings: Vec<Finding>,
    /// Every frame that was looked at, each once for every parameter set that fills it.
    pub frames: Vec<CheckedFrame>,
    sources: Vec<Source>,
}

impl Checked {
    /// The number that the next source will have.
    pub(crate) fn next_source(&self) -> usize {
        self.sources.len()
    }

    pub(crate) fn add_source(&mut self, source: Source) {
        self.sources.push(source);
    }

    pub(crate) fn add_frame(&mut self, config: FrameConfig, set: usize, source: usize) {
        self.frames.push(CheckedFrame {
            config,
            set,
            source,
        });
    }

    /// A finding about a parameter of a frame, at the place where it was written. `rest` is the path below the frame.
    pub fn finding(
        &self,
        code: Code,
        frame: &CheckedFrame,
        rest: &str,
        message: String,
        help: String,
    ) -> Option<Finding> {
        let source = self.sources.get(frame.source)?;
        let path = origin::written(&source.tree, &frame.config.path, rest, frame.set);
        let map = Map {
            tree: &source.tree,
            written: &source.written,
        };
        Some(map.finding(Note::new(code, path, message, help)))
    }
}
