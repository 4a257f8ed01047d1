//! The webhooks a lab wants: a JSON file, checked as a whole before the server starts.

use crate::environment::{Environment, Secret};
use serde_json::{Map, Value};
use url::Url;

/// What is told of a recording. The words are Pipe's.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Event {
    /// Every byte is on this server's disk.
    VideoRecorded,
    /// The mp4 exists and was verified.
    VideoConverted,
    /// The files can be fetched from this server.
    VideoCopiedPipeS3,
    /// The files are in the lab's own bucket, and were verified there.
    VideoCopiedS3,
}

impl Event {
    pub(crate) const ALL: [Self; 4] = [
        Self::VideoRecorded,
        Self::VideoConverted,
        Self::VideoCopiedPipeS3,
        Self::VideoCopiedS3,
    ];

    pub(crate) fn name(self) -> &'static str {
        match self {
            Self::VideoRecorded => "video_recorded",
            Self::VideoConverted => "video_converted",
            Self::VideoCopiedPipeS3 => "video_copied_pipe_s3",
            Self::VideoCopiedS3 => "video_copied_s3",
        }
    }
}

/// How the JSON travels.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum ContentType {
    /// As the body.
    Json,
    /// As the one field `payload` of a form, which is what Lookit reads.
    Form,
}

/// One receiver.
#[derive(Clone, Debug)]
pub(crate) struct Hook {
    /// Exactly as configured: these letters are part of what is signed.
    pub(crate) address: String,
    pub(crate) url: Url,
    pub(crate) events: Vec<Event>,
    pub(crate) content_type: ContentType,
    pub(crate) key: Secret,
    /// Whether the address may be one of this network or computer.
    pub(crate) allow_private: bool,
}

impl Hook {
    pub(crate) fn wants(&self, event: Event) -> bool {
        self.events.contains(&event)
    }
}

const MEMBERS: [&str; 6] = [
    "url",
    "events",
    "contentType",
    "key",
    "keyEnv",
    "allowPrivate",
];

/// Reads the text of a hooks file. The error begins with the place, as in `[1].events[0]: …`.
pub(crate) fn parse(text: &str, environment: &Environment) -> Result<Vec<Hook>, String> {
    let value: Value = serde_json::from_str(text).map_err(|error| error.to_string())?;
    let Value::Array(list) = value else {
        return Err("the top level must be a list of hooks, [{\"url\": …}, …]".to_owned());
    };
    let mut hooks: Vec<Hook> = Vec::new();
    for (index, value) in list.iter().enumerate() {
        let Value::Object(members) = value else {
            return Err(format!("[{index}]: a hook must be an object"));
        };
        let hook = one(members, environment)
            .map_err(|(member, problem)| format!("[{index}].{member}: {problem}"))?;
        if hooks.iter().any(|other| other.address == hook.address) {
            return Err(format!(
                "[{index}].url: another hook has this address; name all its events in one hook"
            ));
        }
        hooks.push(hook);
    }
    Ok(hooks)
}

type Fault = (String, String);

fn fault<T>(member: impl Into<String>, problem: impl Into<String>) -> Result<T, Fault> {
    Err((member.into(), problem.into()))
}

fn one(members: &Map<String, Value>, environment: &Environment) -> Result<Hook, Fault> {
    if let Some(name) = members
        .keys()
        .find(|name| !MEMBERS.contains(&name.as_str()))
    {
        return fault(
            name,
            format!(
                "a hook has no such member; it may have {}",
                MEMBERS.join(", ")
            ),
        );
    }
    let (address, url) = address(members)?;
    let allow_private = match members.get("allowPrivate") {
        None => false,
        Some(Value::Bool(allow)) => *allow,
        Some(_) => return fault("allowPrivate", "must be true or false"),
    };
    let content_type = match members.get("contentType").map(Value::as_str) {
        None | Some(Some("json")) => ContentType::Json,
        Some(Some("form")) => ContentType::Form,
        Some(_) => return fault("contentType", "must be \"json\" or \"form\""),
    };
    Ok(Hook {
        address,
        url,
        events: events(members)?,
        content_type,
        key: key(members, environment)?,
        allow_private,
    })
}

fn address(members: &Map<String, Value>) -> Result<(String, Url), Fault> {
    let Some(address) = members.get("url").and_then(Value::as_str) else {
        return fault("url", "is missing; it says where to send events");
    };
    let url = match Url::parse(address) {
        Ok(url) => url,
        Err(error) => return fault("url", format!("{address:?} is no address: {error}")),
    };
    if !matches!(url.scheme(), "http" | "https") {
        return fault("url", "must begin with http:// or https://");
    }
    if !url.username().is_empty() || url.password().is_some() || url.fragment().is_some() {
        return fault("url", "must hold no user name, password or #fragment");
    }
    Ok((address.to_owned(), url))
}

fn events(members: &Map<String, Value>) -> Result<Vec<Event>, Fault> {
    let known = || Event::ALL.map(Event::name).join(", ");
    let Some(Value::Array(list)) = members.get("events") else {
        return fault("events", format!("must be a list of {}", known()));
    };
    if list.is_empty() {
        return fault(
            "events",
            format!("is empty; name at least one of {}", known()),
        );
    }
    list.iter()
        .enumerate()
        .map(|(index, value)| {
            Event::ALL
                .into_iter()
                .find(|event| value == event.name())
                .ok_or_else(|| {
                    (
                        format!("events[{index}]"),
                        format!("{value} is no event; there are {}", known()),
                    )
                })
        })
        .collect()
}

fn key(members: &Map<String, Value>, environment: &Environment) -> Result<Secret, Fault> {
    match (members.get("key"), members.get("keyEnv")) {
        (Some(_), Some(_)) => fault("keyEnv", "give either key or keyEnv, not both"),
        (Some(Value::String(key)), None) if !key.is_empty() => Ok(Secret::new(key)),
        (Some(_), None) => fault("key", "must be a text that is not empty"),
        (None, Some(Value::String(name))) => match environment.get(name) {
            Some(key) => Ok(Secret::new(key)),
            None => fault(
                "keyEnv",
                format!("the environment variable {name} is not set or empty"),
            ),
        },
        (None, Some(_)) => fault("keyEnv", "must be the name of an environment variable"),
        (None, None) => fault(
            "key",
            "is missing; events are signed with it. keyEnv names an environment variable that holds it",
        ),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn problem(text: &str) -> String {
        parse(text, &Environment::of([("SET", "abc")])).unwrap_err()
    }

    #[test]
    fn a_file_is_read() {
        let text = r#"[{"url": "https://lookit.example/exp/renamevideo/", "events": ["video_copied_s3"], "contentType": "form",
            "keyEnv": "SET"}, {"url": "http://10.0.0.7/hook", "events": ["video_recorded", "video_converted"], "key": "k",
            "allowPrivate": true}]"#;
        let hooks = parse(text, &Environment::of([("SET", "abc")])).unwrap();
        assert_eq!(hooks[0].content_type, ContentType::Form);
        assert!(hooks[0].key.is("abc") && !hooks[0].allow_private);
        assert!(hooks[0].wants(Event::VideoCopiedS3) && !hooks[0].wants(Event::VideoRecorded));
        assert_eq!(hooks[1].content_type, ContentType::Json);
        assert!(hooks[1].allow_private);
    }

    #[test]
    fn errors_name_the_place() {
        for (text, place) in [
            ("{}", "the top level"),
            ("[1]", "[0]: "),
            (
                r#"[{"url": "https://a.example/", "key": "k", "events": ["video_recorded", "video_x"]}]"#,
                "[0].events[1]: ",
            ),
            (
                r#"[{"url": "https://a.example/", "key": "k", "events": []}]"#,
                "[0].events: ",
            ),
            (
                r#"[{"url": "ftp://a.example/", "key": "k", "events": ["video_recorded"]}]"#,
                "[0].url: ",
            ),
            (
                r#"[{"url": "https://u:p@a.example/", "key": "k", "events": ["video_recorded"]}]"#,
                "[0].url: ",
            ),
            (
                r#"[{"url": "https://a.example/", "events": ["video_recorded"]}]"#,
                "[0].key: ",
            ),
            (
                r#"[{"url": "https://a.example/", "events": ["video_recorded"], "keyEnv": "UNSET"}]"#,
                "[0].keyEnv: ",
            ),
            (
                r#"[{"url": "https://a.example/", "events": ["video_recorded"], "key": "k", "contentType": "xml"}]"#,
                "[0].contentType: ",
            ),
            (
                r#"[{"url": "https://a.example/", "events": ["video_recorded"], "key": "k", "secret": 1}]"#,
                "[0].secret: ",
            ),
            (
                r#"[{"url": "https://a.example/", "events": ["video_recorded"], "key": "k"},
                {"url": "https://a.example/", "events": ["video_recorded"], "key": "k"}]"#,
                "[1].url: ",
            ),
        ] {
            assert!(problem(text).starts_with(place), "{}", problem(text));
        }
    }
}
