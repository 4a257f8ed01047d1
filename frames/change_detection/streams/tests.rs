use super::*;

fn plan(params: &Params) -> Plan {
    Plan::new(params, None)
}

fn lists(lengths: [usize; 4]) -> [Vec<usize>; 4] {
    lengths.map(|length| (0..length).collect())
}

/// Everything up to a time, taken at each refresh of a display that is late by up to 9 ms.
fn watched(streams: &mut Streams, from: f64, until: f64) -> Vec<Step> {
    let mut steps = Vec::new();
    let mut refresh: f64 = from;
    let mut tick = 0_u32;
    while refresh < until {
        refresh += 16.7 + f64::from(tick % 3) * 4.0;
        tick += 1;
        steps.extend(streams.take(refresh.min(until)));
    }
    steps
}

fn shown(steps: &[Step]) -> Vec<Sides<Option<Item>>> {
    let shown = steps.iter().filter_map(|step| match step {
        Step::Present(sides, _) => Some(*sides),
        Step::Clear(..) => None,
    });
    shown.collect()
}

#[test]
fn a_minute_of_pictures_keeps_every_time_to_the_fraction() {
    let mut streams = Streams::new(&plan(&Params::default()), lists([2, 2, 2, 2]), 1000.0);
    let steps = watched(&mut streams, 1000.0, 61_000.0 - 0.5);
    let mut turn = 0.0;
    for pair in steps.chunks(2) {
        let start = 1000.0 + turn * 750.0;
        assert_eq!(pair[0], Step::Clear(Which::Both, start));
        if let Some(Step::Present(_, at)) = pair.get(1) {
            assert!((at - start - 250.0).abs() < 1e-9);
        }
        turn += 1.0;
    }
    assert_eq!(steps.len(), 160, "80 turns");
}

#[test]
fn lists_take_turns_and_wrap_at_their_own_length() {
    let params = Params {
        start_with_a: false,
        ..Params::default()
    };
    let mut streams = Streams::new(&plan(&params), lists([2, 1, 3, 2]), 0.0);
    let steps = watched(&mut streams, -1.0, 750.0 * 6.0 - 1.0);
    let expected = [
        [Some((1, 0)), Some((3, 0))],
        [Some((0, 0)), Some((2, 0))],
        [Some((1, 0)), Some((3, 1))],
        [Some((0, 1)), Some((2, 1))],
        [Some((1, 0)), Some((3, 0))],
        [Some((0, 0)), Some((2, 2))],
    ];
    assert_eq!(shown(&steps), expected);
}

#[test]
fn each_side_has_its_own_times_and_no_list_skips_its_second_picture() {
    let params = Params {
        display_millis: 300.0,
        blank_millis: 100.0,
        display_millis_left_b: Some(500.0),
        ..Params::default()
    };
    let mut streams = Streams::new(&plan(&params), lists([1, 1, 2, 2]), 0.0);
    let steps = watched(&mut streams, -1.0, 1599.0);
    let of = |list: usize| -> Vec<usize> {
        let sides = shown(&steps).into_iter().flatten().flatten();
        sides
            .filter(|item| item.0 == list)
            .map(|item| item.1)
            .collect()
    };
    assert_eq!((of(2), of(3)), (vec![0, 1], vec![0, 1]));
    let clears: Vec<(Which, f64)> = steps
        .iter()
        .filter_map(|step| match step {
            Step::Clear(which, at) => Some((*which, *at)),
            Step::Present(..) => None,
        })
        .collect();
    let expected = [
        (Which::Left, 0.0),
        (Which::Right, 0.0),
        (Which::Left, 400.0),
        (Which::Right, 400.0),
        (Which::Right, 800.0),
        (Which::Left, 1000.0),
        (Which::Right, 1200.0),
        (Which::Left, 1400.0),
    ];
    assert_eq!(clears, expected);
}

#[test]
fn four_equal_times_of_their_own_keep_the_sides_together_and_count() {
    let own = Some(900.0);
    let params = Params {
        display_millis_left_a: own,
        display_millis_left_b: own,
        display_millis_right_a: own,
        display_millis_right_b: own,
        ..Params::default()
    };
    let mut streams = Streams::new(&plan(&params), lists([1, 1, 1, 1]), 0.0);
    assert_eq!(streams.take(0.0), [Step::Clear(Which::Both, 0.0)]);
    assert_eq!(streams.take(250.0).len(), 1);
    assert!((streams.next_at() - 1150.0).abs() < 1e-9);
}

#[test]
fn an_empty_list_leaves_its_side_empty_in_its_turn() {
    let mut streams = Streams::new(&plan(&Params::default()), lists([1, 0, 0, 0]), 0.0);
    let steps = watched(&mut streams, -1.0, 2249.0);
    let only = [Some((0, 0)), None];
    assert_eq!(shown(&steps), [only, only], "in the first and third turn");
    assert_eq!(steps.len(), 5, "every turn is emptied");
}

#[test]
fn turns_that_went_by_unseen_are_left_out_and_no_time_is_lost() {
    let mut late = Streams::new(&plan(&Params::default()), lists([4, 4, 4, 4]), 0.0);
    let mut steady = late.clone();
    watched(&mut late, -1.0, 1100.0);
    let steps = late.take(9100.0);
    // Turn 12 began at 9000.
    assert_eq!(steps, [Step::Clear(Which::Both, 9000.0)]);
    watched(&mut steady, -1.0, 9100.0);
    assert_eq!(
        late.take(9250.0),
        steady.take(9250.0),
        "the plan stands still"
    );
}

#[test]
fn no_time_at_all_shows_one_turn_in_a_refresh() {
    let params = Params {
        display_millis: 0.0,
        blank_millis: 0.0,
        ..Params::default()
    };
    let mut streams = Streams::new(&plan(&params), lists([1, 1, 1, 1]), 0.0);
    assert!(streams.take(16.7).len() <= 2);
    assert!(streams.next_at() > 16.7);
}

#[test]
fn every_pass_is_shuffled_anew_each_list_for_itself_and_the_seed_repeats_it() {
    let drawn = |seed, lengths| {
        let plan = Plan::new(&Params::default(), Some(seed));
        let mut streams = Streams::new(&plan, lists(lengths), 0.0);
        shown(&watched(&mut streams, -1.0, 750.0 * 24.0 - 1.0))
    };
    let of = |list: usize, all: &[Sides<Option<Item>>]| -> Vec<usize> {
        let items = all.iter().flatten().flatten();
        let of_list = items.filter(|item| item.0 == list);
        of_list.map(|item| item.1).collect()
    };
    let once = drawn(5, [4, 4, 4, 4]);
    assert_eq!(once, drawn(5, [4, 4, 4, 4]));
    assert_ne!(once, drawn(6, [4, 4, 4, 4]));
    let left = of(0, &once);
    for pass in left.chunks(4) {
        let mut pass = pass.to_vec();
        pass.sort_unstable();
        assert_eq!(pass, [0, 1, 2, 3]);
    }
    assert_ne!(left[..4], left[4..8]);
    assert_ne!(left, of(2, &once), "the same list on both sides");
    assert_eq!(
        left,
        of(0, &drawn(5, [4, 1, 3, 2])),
        "other lists change nothing"
    );
}
