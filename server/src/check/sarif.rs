//! Findings as SARIF 2.1.0, which editors and code hosts read.

use ::check::{CODES, Finding, Severity};
use serde_json::{Value, json};

/// One run with every kind of finding as a rule.
pub(super) fn log(findings: &[Finding]) -> Value {
    let rules: Vec<Value> = CODES
        .iter()
        .map(|code| {
            json!({"id": code.name, "defaultConfiguration": {"level": level(code.severity)},
                "shortDescription": {"text": code.name.replace('-', " ")}})
        })
        .collect();
    json!({
        "$schema": "https://json.schemastore.org/sarif-2.1.0.json",
        "version": "2.1.0",
        "runs": [{
            "tool": {"driver": {"name": "peekaboo check", "version": env!("CARGO_PKG_VERSION"), "rules": rules}},
            "columnKind": "unicodeCodePoints",
            "results": findings.iter().map(result).collect::<Vec<_>>(),
        }],
    })
}

fn result(finding: &Finding) -> Value {
    let rule = CODES.iter().position(|code| code.name == finding.code);
    let text = format!("{} {}", finding.message, finding.help);
    let mut location = json!({"physicalLocation": {
        "artifactLocation": {"uri": finding.file.replace('\\', "/").replace(' ', "%20")},
        "region": {"startLine": finding.line, "startColumn": finding.column},
    }});
    if !finding.path.is_empty() {
        location["logicalLocations"] = json!([{"fullyQualifiedName": finding.path}]);
    }
    json!({"ruleId": finding.code, "ruleIndex": rule, "level": level(finding.severity),
        "message": {"text": text.trim_end()}, "locations": [location]})
}

fn level(severity: Severity) -> &'static str {
    match severity {
        Severity::Error => "error",
        Severity::Warning => "warning",
        Severity::Advice => "note",
    }
}
