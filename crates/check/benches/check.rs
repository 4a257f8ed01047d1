//! Time of a check by the number of frames: it must grow as they do, no faster.

use check::{Declaration, Options, Role};
use criterion::{BenchmarkId, Criterion, Throughput, criterion_group, criterion_main};
use script_native::NativeEngine;
use serde_json::{Map, Value, json};

fn declarations() -> Vec<Declaration> {
    let all = frames::declarations().into_iter();
    all.map(|declared| Declaration {
        kind: declared.kind.to_owned(),
        role: match declared.role {
            kit::Role::Page => Role::Page,
            kit::Role::Consent => Role::Consent,
            kit::Role::Exit => Role::Exit,
        },
        records: declared.records,
        saved: declared.saved(),
        schema: declared.schema,
        problems: None,
    })
    .collect()
}

/// A study of `count` trials, half of them in groups of ten that share their properties, each with something to find.
fn study(count: usize) -> String {
    let trial = |number: usize| {
        json!({"kind": "exp-lookit-images-audio", "id": format!("trial-{number}"), "doRecording": false, "autoProceed": true,
            "durationSeconds": 5, "baseDir": "https://stimuli.example/", "pauseText": "Pause",
            "images": [{"id": "left", "src": format!("{number}.png"), "position": "left"},
                {"id": "right", "src": "ball.png", "alt": "A ball", "position": "rigth"}]})
    };
    let mut frames = Map::new();
    for number in 0..count / 2 {
        frames.insert(format!("t{number}"), trial(number));
    }
    for group in 0..count / 20 {
        let members: Vec<Value> = (0..10)
            .map(|place| trial(count + group * 10 + place))
            .collect();
        let own = json!({"kind": "group", "commonFrameProperties": {"backgroundColor": "white"}, "frameList": members});
        frames.insert(format!("g{group}"), own);
    }
    let sequence: Vec<&String> = frames.keys().collect();
    json!({"sequence": sequence, "frames": frames}).to_string()
}

fn checking(criterion: &mut Criterion) {
    let declarations = declarations();
    let mut group = criterion.benchmark_group("check");
    group.sample_size(10);
    for count in [100, 1_000, 10_000] {
        let text = study(count);
        group.throughput(Throughput::Elements(count as u64));
        group.bench_with_input(
            BenchmarkId::from_parameter(count),
            &text,
            |bencher, text| {
                let mut engine = NativeEngine::new().ok();
                bencher.iter(|| {
                    engine.as_mut().map(|engine| {
                        check::check(
                            text,
                            "study.json",
                            &Options::default(),
                            engine,
                            &declarations,
                        )
                    })
                });
            },
        );
    }
    group.finish();
}

criterion_group!(benches, checking);
criterion_main!(benches);
