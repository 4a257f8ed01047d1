//! Frames unfolded in a second, for studies of 100 to 30,000 frames: `cargo bench -p protocol --profile native --bench expand`.

use std::hint::black_box;

use criterion::{BenchmarkId, Criterion, Throughput, criterion_group, criterion_main};
use protocol::script::NoScripts;
use protocol::{Context, Options, SeededDice, StudySource, resolve};
use serde_json::{Value, json};

/// A study with that many frames, of trials as studies write them: a tenth in plain frames, the rest in blocks of ten that are
/// permuted, drawn from parameter sets, or grouped.
fn study(frames: usize) -> Value {
    let trial = |number: usize| {
        json!({"kind": "exp-lookit-images-audio", "images": [
            {"id": "left", "src": format!("cat_{number}.png"), "position": "left"},
            {"id": "right", "src": "PICTURES#UNIQ", "position": "right", "alt": "a picture"}],
            "audio": "SOUNDS#RAND", "autoProceed": true, "doRecording": true, "durationSeconds": 8,
            "parentTextBlock": {"title": "For parents", "text": "Please close your eyes while the pictures are shown."}})
    };
    let lists = json!({"PICTURES": (0..10).map(|n| format!("dog_{n}.png")).collect::<Vec<_>>(), "SOUNDS": ["look", "see", "where"]});
    let common = json!({"kind": "exp-lookit-images-audio", "baseDir": "https://stimuli.example.org/", "audioTypes": ["mp3", "ogg"]});
    let (mut all, mut sequence) = (serde_json::Map::new(), Vec::new());
    let mut put = |name: String, frame: Value| {
        sequence.push(name.clone());
        all.insert(name, frame);
    };
    for number in 0..frames / 10 {
        put(format!("plain-{number}"), trial(number));
    }
    for block in 0..frames * 9 / 100 {
        let trials: Vec<Value> = (0..10).map(trial).collect();
        let frame = match block % 3 {
            0 => {
                json!({"kind": "group", "parameters": lists, "commonFrameProperties": common, "frameList": trials})
            }
            1 => {
                json!({"kind": "choice", "sampler": "permute", "parameters": lists, "commonFrameProperties": common, "frameOptions": trials})
            }
            _ => {
                json!({"kind": "choice", "sampler": "random-parameter-set", "parameterSets": [lists, lists],
                "commonFrameProperties": common, "frameList": trials})
            }
        };
        put(format!("block-{block}"), frame);
    }
    json!({"frames": all, "sequence": sequence})
}

fn expand(criterion: &mut Criterion) {
    let mut group = criterion.benchmark_group("expand");
    for frames in [100, 1_000, 10_000, 30_000] {
        let study = StudySource {
            structure: study(frames),
            ..StudySource::default()
        };
        let context = Context {
            child: Value::Null,
            past_sessions: json!([]),
            now_millis: 0.0,
        };
        let unfold = |seed: u32| {
            let mut dice = SeededDice::new(seed);
            resolve(
                &study,
                &context,
                Options::default(),
                &mut dice,
                &mut NoScripts,
            )
        };
        assert_eq!(unfold(1).map(|resolved| resolved.frames.len()), Ok(frames));
        group.throughput(Throughput::Elements(frames as u64));
        group.sample_size(10);
        group.bench_with_input(
            BenchmarkId::from_parameter(frames),
            &frames,
            |bencher, _| {
                let mut seed = 0;
                bencher.iter(|| {
                    seed += 1;
                    black_box(unfold(seed))
                });
            },
        );
    }
    group.finish();
}

criterion_group!(benches, expand);
criterion_main!(benches);
