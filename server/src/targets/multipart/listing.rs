//! S3's list of parts.
//!
//! Servers that speak S3 differ in the name of the outermost element and in what else they say, so only what is needed is read.

use wire::StoredPart;

/// One page.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Page {
    pub(super) parts: Vec<StoredPart>,
    /// Ask again for what comes after this part.
    pub(super) next: Option<u16>,
}

/// Reads a page; `None` when the text is no list of parts.
pub(super) fn read(xml: &str) -> Option<Page> {
    let (_, list) = xml.split_once("<ListParts")?;
    let parts = list
        .split("<Part>")
        .skip(1)
        .map(|part| {
            let part = part.split("</Part>").next().unwrap_or_default();
            Some(StoredPart {
                part_number: element(part, "PartNumber")?.parse().ok()?,
                size: element(part, "Size")?.parse().ok()?,
                etag: element(part, "ETag")?
                    .replace("&quot;", "\"")
                    .replace("&#34;", "\""),
            })
        })
        .collect::<Option<_>>()?;
    let is_cut = element(list, "IsTruncated") == Some("true");
    let next = if is_cut {
        // A page that is cut and does not say where would lose parts.
        Some(element(list, "NextPartNumberMarker")?.parse().ok()?)
    } else {
        None
    };
    Some(Page { parts, next })
}

/// The text of the first element of this name.
pub(super) fn element<'a>(xml: &'a str, name: &str) -> Option<&'a str> {
    let (_, rest) = xml.split_once(&format!("<{name}>"))?;
    rest.split_once(&format!("</{name}>"))
        .map(|(text, _)| text.trim())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lists_of_several_servers() {
        let path = concat!(
            env!("CARGO_MANIFEST_DIR"),
            "/../tests/lookit-api/335-s3-list-parts.response.json"
        );
        let recorded: serde_json::Value =
            serde_json::from_str(&std::fs::read_to_string(path).unwrap()).unwrap();
        let page = read(recorded["body"].as_str().unwrap()).unwrap();
        let seen: Vec<_> = page
            .parts
            .iter()
            .map(|part| (part.part_number, part.size))
            .collect();
        assert_eq!((seen, page.next), (vec![(1, 5_242_881), (2, 100)], None));
        let amazon = "<?xml version=\"1.0\"?><ListPartsResult xmlns=\"x\"><NextPartNumberMarker>3</NextPartNumberMarker>\
            <IsTruncated>true</IsTruncated><Part><PartNumber>3</PartNumber><ETag>&quot;a-b&quot;</ETag><Size>7</Size></Part></ListPartsResult>";
        let expected = StoredPart {
            part_number: 3,
            size: 7,
            etag: "\"a-b\"".to_owned(),
        };
        assert_eq!(
            read(amazon),
            Some(Page {
                parts: vec![expected],
                next: Some(3)
            })
        );
        for broken in [
            "",
            "<Error><Code>NoSuchUpload</Code></Error>",
            "<ListPartsResult><IsTruncated>true</IsTruncated></ListPartsResult>",
            "<ListPartsResult><Part><PartNumber>x</PartNumber></Part></ListPartsResult>",
        ] {
            assert_eq!(read(broken), None, "{broken}");
        }
    }
}
