//! What is stored of each frame, field by field, as `frames-forms.md` has it in its sections on data (e of each kind) and events (d).

use serde_json::{Map, Value, json};

/// What a family writes that reads like a page of its own. It stays a text.
pub(crate) const MARKUP: &str = "<b id=\"x\">5 < 6</b>";

/// What the frame has saved besides what every frame saves.
pub(crate) fn data(structure: &Value, frame: &str, screen: (u32, u32)) -> Value {
    let own = match frame {
        // What the check found out is ours alone (`docs/compatibility.md`).
        "setup" => {
            json!({"screenWidth": screen.0, "screenHeight": screen.1, "setup": "<object>"})
        }
        "quality" => json!({"videoId": "<video>", "videoList": ["<video>"]}),
        "consent" => {
            json!({
                "videoId": "<consent video>", "videoList": ["<consent video>"], "consentFormText": "<text>",
                "consentFormTemplate": structure["frames"]["consent"]["template"], "consentFormLanguage": "<text>", "consentFormSha256": "<text>",
            })
        }
        "assent" => json!({"assentFormText": "<text>", "childResponse": "Yes"}),
        "ticks" => ticks(&structure["frames"]["ticks"]["items"]),
        "survey" => {
            json!({"formSchema": structure["frames"]["survey"]["formSchema"], "formData": answers()})
        }
        "mood" => json!({
            "rested": "1", "healthy": "2", "childHappy": "3", "active": "4",
            "energetic": "5", "ontopofstuff": "6", "parentHappy": "7",
            "napWakeUp": "0:30", "usualNapSchedule": "yes", "nextNap": "2:05", "lastEat": "1:00",
            "doingBefore": MARKUP,
        }),
        "exit" => json!({
            "birthDate": "2023-05-06T00:00:00.000Z",
            "databraryShare": "yes",
            "useOfMedia": "public",
            "withdrawal": true,
            "feedback": MARKUP,
        }),
        _ => json!({}),
    };
    let mut data = own.as_object().cloned().unwrap_or_default();
    let kind = match frame {
        "consent" | "assent" | "ticks" => "CONSENT",
        "exit" => "EXIT",
        _ => "DEFAULT",
    };
    data.insert("frameType".to_owned(), json!(kind));
    data.insert("frameDuration".to_owned(), json!("<number>"));
    data.insert("generatedProperties".to_owned(), Value::Null);
    Value::Object(data)
}

/// The items as they were used, with the labels that were made of the study's, and the answers.
fn ticks(items: &Value) -> Value {
    let mut used = items.clone();
    for (place, label) in [(1, "voluntary"), (2, "2")] {
        used[place]["label"] = json!(label);
        used[place]["showValidation"] = json!(false);
        used[place]["validationText"] = json!("<text>");
    }
    json!({"items": used, "answer_voluntary": true, "answer_2": "No"})
}

/// In the order of the page.
fn answers() -> Value {
    json!({
        "line": MARKUP,
        "digits": "0042",
        "area": "hello there",
        "number": -3.5,
        "integer": 0,
        "radio": "y",
        "scale": 4,
        "yesno": false,
        "menu": "b",
        "menus": ["p", "r"],
        "sourced": "two",
        "picture": "line",
        "tick": true,
        "untouched": false,
        "boxes": ["dog", "other"],
        "none": [],
        "joined": "m,o",
        "date": "05/06/2023",
        "time": "13:45",
        "datetime": "05/06/2023 13:45",
        "email": "family@example.org",
        "url": "https://lab.example/",
        "phone": "(617) 555-0100",
        "zip": "02139",
        "ip": "192.0.2.1",
        "password": "secret",
        "search": "forms",
        "lower": "abc",
        "upper": "ABC",
        "person": "Ada",
        "any": "thing",
        "slider": 4,
        "unknown": "blue",
        "group": {"first": "in", "second": 12},
        "list": ["one", "two"],
        "asked": "after y",
        "kept": "kept",
        "closed": "closed",
    })
}

/// The events of each frame without those of the camera, in their order.
pub(crate) fn events(frame: &str) -> Vec<&'static str> {
    match frame {
        "assent" => vec![
            "nextAssentPage",
            "nextAssentPage",
            "assentQuestionSubmit",
            "nextFrame",
        ],
        _ => vec!["nextFrame"],
    }
}

/// The frame's fields without its events.
pub(crate) fn without_events(data: &Value) -> Value {
    let mut fields: Map<String, Value> = data.as_object().cloned().unwrap_or_default();
    fields.remove("eventTimings");
    Value::Object(fields)
}
