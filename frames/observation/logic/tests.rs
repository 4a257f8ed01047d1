//! Single stories, and families that press whatever there is while the camera comes and goes.

use super::*;

fn params(segment_secs: f64, required_secs: f64) -> Params {
    Params {
        segment_secs,
        required_secs,
        ..Params::default()
    }
}

/// A recorder that answers at once, as the player's would; timers fire when the time is moved on.
struct Room {
    activity: Activity,
    now_millis: f64,
    camera: Camera,
    works: bool,
    timers: Vec<(f64, Watch)>,
    log: Vec<Event>,
    asked: Vec<Answer>,
    leaves: usize,
}

impl Room {
    fn new(params: &Params, camera: Camera) -> Self {
        let mut room = Self {
            activity: Activity::new(params),
            now_millis: 1000.0,
            camera,
            works: true,
            timers: Vec::new(),
            log: Vec::new(),
            asked: Vec::new(),
            leaves: 0,
        };
        room.hear(Heard::Begin);
        room.see(camera);
        room
    }

    fn see(&mut self, camera: Camera) {
        self.camera = camera;
        self.hear(Heard::Camera(camera));
    }

    fn hear(&mut self, what: Heard) {
        let was_gone = self.leaves > 0;
        for answer in self.activity.hear(self.now_millis, what) {
            assert!(!was_gone, "{answer:?} after the page was left");
            match answer {
                Answer::Log(event) => self.log.push(event),
                Answer::StartTimer(watch, millis) => {
                    self.timers.push((self.now_millis + millis, watch));
                }
                Answer::Next => self.leaves += 1,
                Answer::SetUp | Answer::Start | Answer::Stop => self.asked.push(answer),
            }
        }
        self.answer();
    }

    /// The player does what was asked.
    fn answer(&mut self) {
        for asked in std::mem::take(&mut self.asked) {
            match asked {
                Answer::Start => {
                    assert_eq!(self.camera, Camera::Ready);
                    self.see(Camera::Opening);
                    let begun = if self.works {
                        Camera::Recording
                    } else {
                        Camera::Trouble
                    };
                    self.see(begun);
                }
                Answer::Stop => {
                    self.see(Camera::Closing);
                    self.see(Camera::Closed);
                }
                _ => {
                    self.see(Camera::Opening);
                    let open = if self.works {
                        Camera::Ready
                    } else {
                        Camera::Trouble
                    };
                    self.see(open);
                }
            }
        }
    }

    fn wait(&mut self, secs: f64) {
        let until = self.now_millis + secs * 1000.0;
        loop {
            let due = self.timers.iter().enumerate();
            let next = due.min_by(|(_, one), (_, other)| one.0.total_cmp(&other.0));
            let Some((place, (at, watch))) = next.map(|(place, timer)| (place, *timer)) else {
                break;
            };
            if at > until {
                break;
            }
            self.timers.remove(place);
            self.now_millis = at;
            self.hear(Heard::Timer(watch));
        }
        self.now_millis = until;
    }

    fn can_go(&self) -> bool {
        self.activity.shown().can_go
    }
}

#[test]
fn the_required_time_is_that_of_all_pieces_together() {
    let mut room = Room::new(&params(4.0, 10.0), Camera::Ready);
    for _ in 0..2 {
        room.hear(Heard::Record);
        room.wait(5.0);
        assert!(!room.can_go() && room.activity.shown().can_record);
    }
    room.hear(Heard::Record);
    room.wait(1.9);
    assert!(!room.can_go());
    room.wait(0.2);
    assert!(room.can_go(), "in the middle of a piece");
    room.hear(Heard::Next);
    assert_eq!(room.leaves, 1);
    assert_eq!(room.log, [Event::RecorderTimeout; 2]);
}

#[test]
fn the_required_time_counts_without_a_limit_of_the_pieces() {
    let mut room = Room::new(&params(0.0, 3.0), Camera::Ready);
    room.hear(Heard::Record);
    room.wait(2.0);
    room.hear(Heard::Pause);
    assert!(!room.can_go());
    room.hear(Heard::Record);
    room.wait(1.0);
    assert!(room.can_go());
    assert_eq!(room.log, []);
}

#[test]
fn a_piece_that_the_page_began_by_itself_is_counted_too() {
    let mut room = Room::new(&params(2.0, 1.0), Camera::Opening);
    room.see(Camera::Recording);
    room.wait(2.5);
    assert!(room.can_go());
    assert_eq!(room.log, [Event::RecorderTimeout]);
    assert_eq!(room.activity.shown().status, words::RECORDING_RESTS);
}

#[test]
fn a_recording_of_the_session_counts_from_the_pages_opening() {
    let mut room = Room::new(&params(1.0, 5.0), Camera::Session);
    let shown = room.activity.shown();
    assert!(shown.is_live && !shown.can_record && !shown.can_pause && shown.piece.is_none());
    room.wait(4.9);
    assert!(!room.can_go());
    room.wait(0.2);
    assert!(room.can_go());
    assert_eq!(room.log, [], "no limit ends what the page did not begin");
}

#[test]
fn what_the_session_recorded_before_it_was_lost_counts() {
    let mut room = Room::new(&params(0.0, 5.0), Camera::Session);
    room.wait(3.0);
    room.see(Camera::Opening);
    room.see(Camera::Session);
    room.hear(Heard::Pause);
    assert!(
        room.activity.shown().is_live,
        "it is not the page's to pause"
    );
    room.wait(1.9);
    assert!(!room.can_go());
    room.wait(0.2);
    assert!(room.can_go());
}

#[test]
fn a_recording_of_the_session_that_is_lost_holds_nobody() {
    let mut room = Room::new(&params(300.0, 60.0), Camera::Session);
    room.see(Camera::Opening);
    assert!(room.can_go() && room.activity.shown().is_late);
    room.hear(Heard::Again);
    assert!(!room.can_go() && room.activity.shown().can_record);
}

#[test]
fn without_a_camera_the_family_goes_on_and_the_events_say_so() {
    let mut room = Room::new(&params(300.0, 60.0), Camera::Opening);
    room.hear(Heard::Next);
    assert_eq!(room.leaves, 0);
    room.works = false;
    room.see(Camera::Trouble);
    room.hear(Heard::Again);
    assert!(room.can_go());
    room.hear(Heard::Next);
    room.hear(Heard::Next);
    assert_eq!(room.log, [Event::ContinuedWithoutRecording]);
    assert_eq!(room.leaves, 1);
}

#[test]
fn what_the_player_has_logged_at_its_cover_is_not_logged_again() {
    let mut room = Room::new(&params(300.0, 60.0), Camera::Opening);
    room.see(Camera::Trouble);
    room.hear(Heard::Uncovered);
    room.hear(Heard::Next);
    assert_eq!((room.log.as_slice(), room.leaves), (&[][..], 1));
    let mut later = Room::new(&params(0.0, 60.0), Camera::Opening);
    later.hear(Heard::Uncovered);
    later.see(Camera::Recording);
    later.wait(5.0);
    later.see(Camera::Trouble);
    later.hear(Heard::Next);
    assert_eq!(later.log, [Event::ContinuedWithoutRecording], "it recorded");
}

#[test]
fn nothing_is_missing_while_the_last_piece_is_closed() {
    let mut room = Room::new(&params(0.0, 3.0), Camera::Ready);
    assert!(room.activity.shown().is_missing);
    room.hear(Heard::Record);
    room.wait(4.0);
    room.hear(Heard::Next);
    let shown = room.activity.shown();
    assert!(!shown.can_go && !shown.is_missing);
}

#[test]
fn a_camera_that_does_not_answer_is_not_waited_for_without_end() {
    let mut room = Room::new(&params(300.0, 60.0), Camera::Opening);
    room.wait(19.0);
    assert!(!room.can_go());
    room.wait(2.0);
    assert!(room.can_go() && room.activity.shown().is_late);
    room.see(Camera::Ready);
    assert!(!room.can_go(), "it came after all");
}

#[test]
fn a_camera_that_goes_keeps_what_was_recorded() {
    let mut room = Room::new(&params(0.0, 10.0), Camera::Ready);
    room.hear(Heard::Record);
    room.wait(6.0);
    room.see(Camera::Closing);
    room.see(Camera::Trouble);
    assert!(room.can_go());
    room.hear(Heard::Again);
    assert!(!room.can_go());
    room.hear(Heard::Record);
    room.wait(4.0);
    assert!(room.can_go());
}

#[test]
fn a_pause_that_fails_gets_a_new_recorder() {
    let mut activity = Activity::new(&params(0.0, 0.0));
    for camera in [Camera::Ready, Camera::Recording] {
        activity.hear(0.0, Heard::Camera(camera));
    }
    assert_eq!(activity.hear(50.0, Heard::Pause), [Answer::Stop]);
    assert_eq!(activity.hear(50.0, Heard::Pause), []);
    let answers = activity.hear(60.0, Heard::Camera(Camera::Trouble));
    assert_eq!(answers[0], Answer::SetUp);
    assert_eq!(activity.shown().status, words::RECORDING_PAUSED);
}

#[test]
fn the_picture_is_hidden_once_and_then_as_the_family_wants() {
    let mut room = Room::new(
        &Params {
            hide_webcam: true,
            ..params(2.0, 0.0)
        },
        Camera::Ready,
    );
    room.hear(Heard::Toggle);
    room.hear(Heard::Record);
    room.wait(3.0);
    assert!(!room.activity.shown().is_hidden);
    room.hear(Heard::Toggle);
    let log = [
        Event::WebcamHidden,
        Event::ShowWebcam,
        Event::RecorderTimeout,
        Event::HideWebcam,
    ];
    assert_eq!(room.log, log);
}

#[test]
fn hidden_controls_give_way_to_a_recording_that_is_required() {
    let hidden = Params {
        hide_controls: true,
        ..params(2.0, 3.0)
    };
    let mut room = Room::new(&hidden, Camera::Ready);
    room.hear(Heard::Record);
    assert!(!room.activity.shown().can_pause);
    room.wait(2.5);
    assert!(room.activity.shown().can_record);
    room.hear(Heard::Record);
    room.wait(2.5);
    assert!(room.can_go() && !room.activity.shown().can_record);
}

#[test]
fn nothing_is_asked_of_a_recorder_once_the_player_leaves() {
    let mut activity = Activity::new(&params(0.0, 0.0));
    for camera in [Camera::Ready, Camera::Recording] {
        activity.hear(0.0, Heard::Camera(camera));
    }
    activity.hear(10.0, Heard::Gone);
    for camera in [Camera::Closing, Camera::Closed, Camera::Opening] {
        assert_eq!(activity.hear(20.0, Heard::Camera(camera)), []);
    }
}

#[test]
fn whatever_the_family_presses_and_the_camera_does_there_is_a_way_on() {
    let mut random = 7_u32;
    let mut draw = |below: u32| {
        random ^= random << 13;
        random ^= random >> 17;
        random ^= random << 5;
        random % below
    };
    for _ in 0..3000 {
        let secs = [0.0, 1.0, 30.0];
        let mut study = params(secs[draw(3) as usize], secs[draw(3) as usize]);
        study.hide_controls = draw(2) == 0;
        study.hide_webcam = draw(2) == 0;
        let mut room = Room::new(&study, Camera::Opening);
        for _ in 0..draw(30) {
            room.works = draw(4) > 0;
            match draw(9) {
                0 => room.hear(Heard::Record),
                1 => room.hear(Heard::Pause),
                2 => room.hear(Heard::Again),
                3 => room.hear(Heard::Toggle),
                4 => room.wait(f64::from(draw(25))),
                5 => room.see(Camera::Trouble),
                6 => room.see(Camera::Opening),
                7 => room.see(Camera::Session),
                _ if room.camera == Camera::Opening => room.see(Camera::Ready),
                _ => {}
            }
        }
        room.works = draw(2) == 0;
        for _ in 0..40 {
            room.hear(Heard::Record);
            room.wait(31.0);
        }
        assert!(room.can_go(), "{:?}", room.activity);
        room.hear(Heard::Next);
        room.hear(Heard::Next);
        assert_eq!(room.leaves, 1);
        let hidden = room.log.iter().filter(|one| **one == Event::WebcamHidden);
        assert!(hidden.count() <= 1);
    }
}
