//! What may be wrong with a family's browser, as scripts that run before the page's own.

use anyhow::{Result, bail};

/// A page that still owes something would ask before it is left.
pub(super) const LET_GO: &str =
    "addEventListener('beforeunload', event => event.stopImmediatePropagation(), true)";

const NO_FULL_SCREEN: &str = "
    for (const name of ['requestFullscreen', 'webkitRequestFullscreen', 'webkitRequestFullScreen'])
        delete Element.prototype[name];
    for (const name of ['fullscreenEnabled', 'webkitFullscreenEnabled'])
        Object.defineProperty(Document.prototype, name, {get: () => undefined});";

/// No sound without a press on the page of the trial itself.
const NO_AUTOPLAY: &str = "
    HTMLMediaElement.prototype.play = () => Promise.reject(new DOMException('no press', 'NotAllowedError'));
    Object.defineProperty(BaseAudioContext.prototype, 'state', {get: () => 'suspended'});
    AudioContext.prototype.resume = () => new Promise(() => {});";

/// A recording takes its time to close.
const SLOW_RECORDER: &str = "(() => {
    const real = MediaRecorder.prototype.stop;
    MediaRecorder.prototype.stop = function () { setTimeout(() => real.call(this), 8000); }; })()";

const SLOW_UPLOADS: &str = "(() => {
    const real = window.fetch;
    window.fetch = (asked, ...more) => {
        const address = asked.url || String(asked);
        const isPart = address.includes('/ingest/') && (asked.method || more[0]?.method) === 'PATCH';
        return isPart ? new Promise(() => {}) : real.call(window, asked, ...more);
    }; })()";

const REFUSED_UPLOADS: &str = "(() => {
    const real = window.fetch;
    window.fetch = (asked, ...more) => {
        const address = asked.url || String(asked);
        const isUpload = address.includes('/ingest/');
        return isUpload ? Promise.resolve(new Response(null, {status: 403})) : real.call(window, asked, ...more);
    }; })()";

const NO_SAVES: &str = "(() => {
    const real = window.fetch;
    window.fetch = (asked, ...more) => {
        const address = asked.url || String(asked), method = asked.method || more[0]?.method || 'GET';
        const isSave = address.includes('/responses/') && method === 'PATCH';
        return isSave ? Promise.reject(new TypeError('no line')) : real.call(window, asked, ...more);
    }; })()";

/// The script that makes it so.
pub(super) fn script(name: &str) -> Result<&'static str> {
    Ok(match name {
        "no-full-screen" => NO_FULL_SCREEN,
        "no-autoplay" => NO_AUTOPLAY,
        "slow-recorder" => SLOW_RECORDER,
        "slow-uploads" => SLOW_UPLOADS,
        "refused-uploads" => REFUSED_UPLOADS,
        "no-saves" => NO_SAVES,
        // It never says that it records.
        "recorder-silent" => {
            "Object.defineProperty(MediaRecorder.prototype, 'onstart', {set() {}})"
        }
        "camera-silent" => "navigator.mediaDevices.getUserMedia = () => new Promise(() => {})",
        "camera-refused" => {
            "navigator.mediaDevices.getUserMedia = () => Promise.reject(new DOMException('no', 'NotAllowedError'))"
        }
        "camera-missing" => {
            "navigator.mediaDevices.getUserMedia = () => Promise.reject(new DOMException('no', 'NotFoundError'))"
        }
        "camera-busy" => {
            "navigator.mediaDevices.getUserMedia = () => Promise.reject(new DOMException('no', 'NotReadableError'))"
        }
        other => bail!("there is no browser `{other}`"),
    })
}
