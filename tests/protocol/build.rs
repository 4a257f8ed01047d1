//! A test in a browser has no files: what other labs' studies give is written into the build folder for it, one case a line. They stay
//! outside the repository, so the file is empty where they are not at hand.

use serde_json::{Value, json};
use std::path::{Path, PathBuf};
use std::{env, fs, io};

fn main() -> io::Result<()> {
    println!("cargo::rerun-if-env-changed=PEEKABOO_PROTOCOLS");
    let folder = env::var_os("PEEKABOO_PROTOCOLS").map_or_else(
        || Path::new(env!("CARGO_MANIFEST_DIR")).join("../../../shared/protocols"),
        PathBuf::from,
    );
    println!("cargo::rerun-if-changed={}", folder.display());
    let cases = cases(&folder).unwrap_or_default();
    let out = PathBuf::from(env::var_os("OUT_DIR").unwrap_or_default());
    fs::write(out.join("studies.jsonl"), cases)
}

fn cases(folder: &Path) -> io::Result<String> {
    let mut lines = String::new();
    for entry in fs::read_dir(folder)? {
        let name = entry?.file_name().to_string_lossy().into_owned();
        let Some(study) = name.strip_suffix(".expected.json") else {
            continue;
        };
        let mut expected: Value = serde_json::from_str(&fs::read_to_string(folder.join(&name))?)?;
        let mut case = expected["input"].take();
        let structure = fs::read_to_string(folder.join(format!("{study}.json")));
        if let Ok(text) = structure {
            case["structure"] = Value::String(text);
        } else {
            case["structure"] = json!({});
            let generator = fs::read_to_string(folder.join(format!("{study}.js")))?;
            case["generator"] = Value::String(generator);
        }
        let line = json!({"name": study, "input": case, "expected": expected});
        lines += &line.to_string();
        lines.push('\n');
    }
    Ok(lines)
}
