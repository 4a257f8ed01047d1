//! The presentation clock of a frame: changes of the page are made while the browser prepares a refresh, against absolute deadlines,
//! and when they were seen is written down.

use crate::{
    Frame, FrameCx, Input, SoundNews, SoundRef,
    display::Display,
    presentation::{Evidence, Medium, PageChange, Presented, rounded},
};
use leptos::prelude::{LocalStorage, StoredValue, UpdateValue, WithValue};

/// So long the last change is waited for: in a page that is hidden just then there is no refresh.
const LAST_SEEN_MILLIS: f64 = 100.0;
/// What has been seen is handed over after so long, and at the end.
const STORING_MILLIS: f64 = 250.0;

type Change = Box<dyn FnOnce(f64)>;

/// One deadline.
struct Planned {
    number: u32,
    deadline_millis: f64,
    change: Change,
}

#[derive(Default)]
struct State {
    display: Display,
    plan: Vec<Planned>,
    last: u32,
    /// Told the time of the refresh after the one in which they were made.
    seen: Vec<Change>,
    is_ticking: bool,
    is_over: bool,
    is_storing: bool,
    evidence: Evidence,
}

/// See the module. Small, `Copy`, harmless after the frame has gone.
pub struct Clock<F> {
    cx: FrameCx<F>,
    state: StoredValue<State, LocalStorage>,
}

impl<F> Clone for Clock<F> {
    fn clone(&self) -> Self {
        *self
    }
}

impl<F> Copy for Clock<F> {}

/// A change that is planned.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct PlanId(u32);

impl<F: Frame> Clock<F> {
    /// The clock of a visit; one for each page of a frame. It measures the display from now on.
    pub fn new(cx: FrameCx<F>) -> Self {
        let clock = Self {
            cx,
            state: StoredValue::new_local(State::default()),
        };
        cx.inputs(move |input| clock.hear(input));
        clock.tick_on();
        clock
    }

    /// The time on the axis of all deadlines, in milliseconds.
    pub fn now_millis(self) -> f64 {
        self.cx.now().mono_millis
    }

    /// How long before it is to be seen or heard something must be asked for, so that the display and the sound card can keep the time.
    pub fn lead_millis(self) -> f64 {
        3.0 * self.refresh_millis()
    }

    /// Makes a change such that it is seen at the deadline, as near as the display can. A deadline that has passed is met at the next
    /// refresh. `change` is given the time of the refresh that shows it, as planned.
    pub fn at(self, deadline_millis: f64, change: impl FnOnce(f64) + 'static) -> PlanId {
        let number = self.state.try_update_value(|state| {
            state.last += 1;
            state.plan.push(Planned {
                number: state.last,
                deadline_millis,
                change: Box::new(change),
            });
            state.last
        });
        self.tick_on();
        PlanId(number.unwrap_or_default())
    }

    /// The same, so many milliseconds from now.
    pub fn after(self, millis: f64, change: impl FnOnce(f64) + 'static) -> PlanId {
        self.at(self.now_millis() + millis, change)
    }

    /// Forgets a change.
    pub fn cancel(self, plan: PlanId) {
        self.state
            .try_update_value(|state| state.plan.retain(|planned| planned.number != plan.0));
    }

    /// Forgets all changes.
    pub fn cancel_all(self) {
        let plan = self
            .state
            .try_update_value(|state| std::mem::take(&mut state.plan));
        // What the changes own is dropped here, outside the state.
        drop(plan);
    }

    /// Shows a picture, or changes the page in any other way, now: to be called in a change of [`Clock::at`], or where a click asks for it.
    /// When it was wanted and when it is seen is stored.
    pub fn present(self, stimulus: &str, requested_millis: f64, apply: impl FnOnce()) {
        self.present_then(stimulus, requested_millis, apply, |_| {});
    }

    /// The same; and tells when it was seen.
    pub fn present_then(
        self,
        stimulus: &str,
        requested_millis: f64,
        apply: impl FnOnce(),
        told: impl FnOnce(f64) + 'static,
    ) {
        apply();
        let place = self.applied(stimulus, Medium::Image, requested_millis);
        self.state.try_update_value(|state| {
            state.seen.push(Box::new(move |seen_millis| {
                self.seen(place, seen_millis);
                told(seen_millis);
            }));
        });
        self.tick_on();
    }

    /// Time from one refresh of the display to the next.
    pub fn refresh_millis(self) -> f64 {
        self.state
            .try_with_value(|state| state.display.refresh_millis())
            .unwrap_or_default()
    }

    /// Refreshes that were missed.
    pub fn dropped_frames(self) -> u32 {
        self.state
            .try_with_value(|state| state.display.dropped_frames())
            .unwrap_or_default()
    }

    /// Plays a sound such that it is heard at the deadline, and stores when it was. `told` hears what becomes of it.
    pub fn play(
        self,
        sound: SoundRef,
        stimulus: &str,
        deadline_millis: f64,
        told: impl Fn(SoundNews) + 'static,
    ) {
        let place = self.applied(stimulus, Medium::Audio, deadline_millis);
        sound.play(deadline_millis, move |news| {
            if let SoundNews::Started(heard_millis) = news {
                self.seen(place, heard_millis);
            }
            told(news);
        });
    }

    /// Notes that a film or sound was told to play now. The place is for [`Clock::seen`].
    pub fn applied(self, stimulus: &str, medium: Medium, requested_millis: f64) -> usize {
        let now = self.now_millis();
        let place = self.state.try_update_value(|state| {
            state.evidence.stimuli.push(Presented {
                stimulus: stimulus.to_owned(),
                medium,
                requested_millis: rounded(requested_millis),
                applied_millis: rounded(now),
                presented_millis: None,
            });
            state.evidence.stimuli.len() - 1
        });
        self.store();
        place.unwrap_or_default()
    }

    /// Notes when the stimulus of that place was seen or heard.
    pub fn seen(self, place: usize, seen_millis: f64) {
        self.state.try_update_value(|state| {
            if let Some(stimulus) = state.evidence.stimuli.get_mut(place) {
                stimulus.presented_millis = Some(rounded(seen_millis));
            }
        });
        self.store();
    }

    /// Ends the frame as soon as its last change has been seen: with the frame the clock stands still.
    pub fn leave(self) {
        self.cancel_all();
        let awaits = self.state.try_with_value(|state| !state.seen.is_empty());
        let cx = self.cx;
        let go = move || {
            self.stop();
            cx.next();
        };
        if awaits == Some(true) {
            // After those that are told of the change.
            self.state.try_update_value(|state| {
                state.seen.push(Box::new(move |_| go()));
            });
            self.tick_on();
            cx.after(LAST_SEEN_MILLIS, go);
        } else {
            go();
        }
    }

    /// The trial is over: nothing that is planned happens any more, and the display is not measured.
    pub fn stop(self) {
        self.cancel_all();
        self.store_now();
        self.state.try_update_value(|state| state.is_over = true);
    }

    fn hear(self, input: &Input) {
        let change = match input {
            Input::Visible(true) => "visible".to_owned(),
            Input::Visible(false) => "hidden".to_owned(),
            Input::Focused(true) => "focus".to_owned(),
            Input::Focused(false) => "blur".to_owned(),
            Input::Turned(degrees) => ["orientation-", &degrees.to_string()].concat(),
            _ => return,
        };
        let millis = rounded(self.now_millis());
        self.state.try_update_value(|state| {
            if !state.is_over {
                state.evidence.page.push(PageChange { change, millis });
            }
        });
        self.store();
    }

    fn tick_on(self) {
        let starts = self.state.try_update_value(|state| {
            let starts = !state.is_ticking && !state.is_over;
            state.is_ticking |= starts;
            starts
        });
        if starts == Some(true) {
            self.cx
                .next_refresh(move |now_millis| self.tick(now_millis));
        }
    }

    /// A refresh is prepared. The clock ticks for as long as the frame runs: only so can it know the display.
    fn tick(self, now_millis: f64) {
        let due = self.state.try_update_value(|state| {
            state.is_ticking = false;
            state.display.tick(now_millis);
            let refresh = state.display.refresh_millis();
            let mut due: Vec<Planned> = Vec::new();
            let mut rest = Vec::new();
            for planned in std::mem::take(&mut state.plan) {
                if state.display.is_due(planned.deadline_millis, now_millis) {
                    due.push(planned);
                } else {
                    rest.push(planned);
                }
            }
            state.plan = rest;
            due.sort_by(|one, other| one.deadline_millis.total_cmp(&other.deadline_millis));
            (due, std::mem::take(&mut state.seen), refresh)
        });
        let Some((due, seen, refresh)) = due else {
            return;
        };
        for told in seen {
            told(now_millis);
        }
        for planned in due {
            (planned.change)(now_millis + refresh);
        }
        self.tick_on();
    }

    /// Hands the evidence to the player soon: streams show many stimuli a second.
    fn store(self) {
        let waits = self
            .state
            .try_update_value(|state| std::mem::replace(&mut state.is_storing, true));
        if waits == Some(false) {
            self.cx.after(STORING_MILLIS, move || self.store_now());
        }
    }

    /// Hands the evidence to the player, which saves it with the frame.
    fn store_now(self) {
        let evidence = self.state.try_update_value(|state| {
            state.is_storing = false;
            let display = &state.display;
            state.evidence.refresh_millis = display
                .is_measured()
                .then(|| rounded(display.refresh_millis()));
            state.evidence.dropped_frames = display.dropped_frames();
            state.evidence.clone()
        });
        if let Some(evidence) = evidence {
            self.cx.set_evidence(&evidence);
        }
    }
}
