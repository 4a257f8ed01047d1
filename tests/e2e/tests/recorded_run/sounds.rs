//! Sounds that have ended in the page: under load one may begin a second late, so no pace of the steps says when it is over.

use anyhow::Result;
use e2e::Page;
use serde_json::json;

/// For every document: counts the ends of sounds, of the audio clock and of `<audio>` elements.
pub(crate) const COUNT_ENDED: &str = "(() => {
    window.endedSounds = 0;
    const count = () => { window.endedSounds += 1; };
    for (const [kind, name] of [[AudioBufferSourceNode, 'start'], [HTMLMediaElement, 'play']]) {
      const real = kind.prototype[name];
      kind.prototype[name] = function (...how) {
        if (!(this instanceof HTMLVideoElement)) this.addEventListener('ended', count);
        return real.apply(this, how);
      };
    }
  })()";

/// Waits until so many sounds have ended since the document was opened.
pub(crate) async fn until_ended(page: &Page, count: u32, limit_secs: u64) -> Result<()> {
    let script = "return window.endedSounds >= arguments[0]";
    let what = format!("the end of {count} sounds");
    page.until(&what, limit_secs, async |page| {
        Ok(page.ask(script, vec![json!(count)]).await? == true)
    })
    .await
}
