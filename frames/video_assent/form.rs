//! The text of all pages, for the data and for taking home.

use super::Page;
use kit::{TextBlock, escaped};

/// All pages as HTML whose text content is the form: one line for each picture and each text.
pub(super) fn form_html(pages: &[Page]) -> String {
    let mut html = String::new();
    for page in pages {
        if !html.is_empty() {
            html.push('\n');
        }
        if !page.img_src.is_empty() {
            let alt = page.alt_text.trim();
            let shown = if alt.is_empty() { "Image" } else { alt };
            line(&mut html, "", &["[", &escaped(shown), "]"].concat());
        }
        for block in &page.text_blocks {
            add(&mut html, "", block);
        }
    }
    html
}

fn add(html: &mut String, indent: &str, block: &TextBlock) {
    line(html, indent, &escaped(&block.title.0));
    // The text content of a break is nothing.
    let text = block.text.0.replace("<br", "\n<br");
    line(html, indent, &text);
    if let Some(image) = block.image.as_ref().filter(|image| !image.src.is_empty()) {
        let alt = if image.alt.is_empty() {
            "Image"
        } else {
            &image.alt
        };
        line(html, indent, &["[", &escaped(alt), "]"].concat());
    }
    for item in &block.listblocks {
        add(html, "- ", item);
    }
}

fn line(html: &mut String, indent: &str, text: &str) {
    if !text.is_empty() {
        html.push_str(indent);
        html.push_str(text);
        html.push('\n');
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_picture_and_text_has_a_line() {
        let frame = serde_json::json!({"pages": [
            {"imgSrc": "a.png", "altText": "a <b>robot</b>", "textBlocks": [{"title": "Hi & hello", "text": "One<br>two\nthree"}]},
            {"imgSrc": "b.png", "textBlocks": [{"listblocks": [{"text": "first"}, {"text": "<em>second</em>"}]}]},
            {"showWebcam": true, "textBlocks": [{"image": {"src": "c.png", "alt": "a house"}}]},
        ]});
        let frame = frame.as_object().expect("object");
        let (params, problems) = kit::parse::<super::super::Params>(frame);
        assert_eq!(problems, []);
        assert_eq!(
            form_html(&params.pages),
            "[a &lt;b&gt;robot&lt;/b&gt;]\nHi &amp; hello\nOne\n<br>two\nthree\n\n\
             [Image]\n- first\n- <em>second</em>\n\n[a house]\n"
        );
    }
}
