//! `exp-frame-select`: a frame that stands for others (spec 2.9).

use super::Driver;
use crate::{
    browser::{clock, timers},
    load,
};
use protocol::{FRAME_SELECT, Resolved, Unresolved};
use serde_json::{Map, Value};
use session::Event;
use std::rc::Rc;

impl Driver {
    /// Answers for the frame of the stage if it shows nothing itself.
    pub(super) fn expand_select(self: &Rc<Self>) -> bool {
        let session = self.session.borrow();
        let stage = session.stage();
        if stage.kind != FRAME_SELECT {
            return false;
        }
        let (visit, id) = (stage.visit, stage.frame_id.clone());
        let expanded = protocol::expand_select(
            &id,
            &stage.params,
            session.past_sessions(),
            clock::now().wall_millis,
            stage.frame_index + 1,
            &mut *self.dice.borrow_mut(),
        );
        drop(session);
        match expanded {
            Ok(mut resolved) if !resolved.fetches.is_empty() => {
                let driver = Rc::clone(self);
                timers::spawn(async move {
                    load::load_values(&mut resolved).await;
                    driver.expanded(visit, &id, resolved);
                });
            }
            Ok(resolved) => self.expanded(visit, &id, resolved),
            // Nobody is stuck: the study goes on with the frame that follows.
            Err(unresolved) => {
                let problems = Unresolved::into_problems(unresolved);
                let nothing = Resolved {
                    problems,
                    ..Resolved::default()
                };
                self.expanded(visit, &id, nothing);
            }
        }
        true
    }

    fn expanded(self: &Rc<Self>, visit: u32, id: &str, resolved: Resolved) {
        for problem in &resolved.problems {
            self.warn(format!("{id}.{problem}"));
        }
        let frames = load::specs(resolved.frames);
        // It was resolved as a study of its own, with itself as the only entry.
        let mut conditions = resolved.conditions.into_iter();
        let choice = match conditions.next() {
            Some((_, Value::Object(choice))) => choice,
            _ => Map::new(),
        };
        self.send(Event::SelectExpanded {
            visit,
            frames,
            choice,
        });
    }
}
