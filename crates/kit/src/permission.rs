//! How a camera that was refused is allowed again, in the browser that the family uses.

use words::Key;

/// The browsers that ask for the camera in ways of their own.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Browser {
    Chrome,
    ChromeOnAndroid,
    Edge,
    Firefox,
    FirefoxOnAndroid,
    Safari,
    /// On an iPad or iPhone.
    SafariOnTouch,
    /// Another one there; it asks the system.
    OtherOnTouch,
    Other,
}

/// What the family does, in order; the last step is to try again. `user_agent` is what the browser says of itself, and an iPad that says it is a
/// Mac is known by its `touch_points`.
pub fn permission_steps(user_agent: &str, touch_points: u32) -> [Key; 3] {
    match browser(user_agent, touch_points) {
        Browser::Chrome => [
            words::HELP_CHROME_1,
            words::HELP_CHROME_2,
            words::HELP_CHROME_3,
        ],
        Browser::ChromeOnAndroid => [
            words::HELP_CHROME_ANDROID_1,
            words::HELP_CHROME_ANDROID_2,
            words::HELP_CHROME_ANDROID_3,
        ],
        Browser::Edge => [words::HELP_EDGE_1, words::HELP_EDGE_2, words::HELP_EDGE_3],
        Browser::Firefox => [
            words::HELP_FIREFOX_1,
            words::HELP_FIREFOX_2,
            words::HELP_FIREFOX_3,
        ],
        Browser::FirefoxOnAndroid => [
            words::HELP_FIREFOX_ANDROID_1,
            words::HELP_FIREFOX_ANDROID_2,
            words::HELP_FIREFOX_ANDROID_3,
        ],
        Browser::Safari => [
            words::HELP_SAFARI_1,
            words::HELP_SAFARI_2,
            words::HELP_SAFARI_3,
        ],
        Browser::SafariOnTouch => [
            words::HELP_SAFARI_TOUCH_1,
            words::HELP_SAFARI_TOUCH_2,
            words::HELP_SAFARI_TOUCH_3,
        ],
        Browser::OtherOnTouch => [
            words::HELP_OTHER_TOUCH_1,
            words::HELP_OTHER_TOUCH_2,
            words::HELP_OTHER_TOUCH_3,
        ],
        Browser::Other => [
            words::HELP_OTHER_1,
            words::HELP_OTHER_2,
            words::HELP_OTHER_3,
        ],
    }
}

fn browser(user_agent: &str, touch_points: u32) -> Browser {
    let says = |word: &str| user_agent.contains(word);
    let is_touch =
        says("iPad") || says("iPhone") || says("Macintosh") && touch_points > 1 && says("Safari/");
    if is_touch {
        let is_other = says("CriOS") || says("FxiOS") || says("EdgiOS");
        return if is_other {
            Browser::OtherOnTouch
        } else {
            Browser::SafariOnTouch
        };
    }
    let is_android = says("Android");
    // Each names those that it is like, so the order matters.
    match () {
        () if says("OPR/") || says("SamsungBrowser") => Browser::Other,
        () if says("Edg") => Browser::Edge,
        () if says("Firefox/") && is_android => Browser::FirefoxOnAndroid,
        () if says("Firefox/") => Browser::Firefox,
        () if says("Chrome/") && is_android => Browser::ChromeOnAndroid,
        () if says("Chrome/") => Browser::Chrome,
        () if says("Safari/") && says("Macintosh") => Browser::Safari,
        () => Browser::Other,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn browsers_are_known_by_what_they_say_of_themselves() {
        let mac = "Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/18.4 Safari/605.1.15";
        for (user_agent, touch_points, expected) in [
            (
                "Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/142.0.0.0 Safari/537.36",
                10,
                Browser::Chrome,
            ),
            (
                "Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/142.0.0.0 Safari/537.36",
                0,
                Browser::Chrome,
            ),
            (
                "Mozilla/5.0 (Linux; Android 10; K) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/142.0.0.0 Mobile Safari/537.36",
                5,
                Browser::ChromeOnAndroid,
            ),
            (
                "Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/142.0.0.0 Safari/537.36 Edg/142.0.0.0",
                0,
                Browser::Edge,
            ),
            (
                "Mozilla/5.0 (X11; Linux x86_64; rv:145.0) Gecko/20100101 Firefox/145.0",
                0,
                Browser::Firefox,
            ),
            (
                "Mozilla/5.0 (Android 15; Mobile; rv:145.0) Gecko/145.0 Firefox/145.0",
                5,
                Browser::FirefoxOnAndroid,
            ),
            (mac, 0, Browser::Safari),
            (mac, 5, Browser::SafariOnTouch),
            (
                "Mozilla/5.0 (iPhone; CPU iPhone OS 18_4 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/18.4 Mobile/15E148 Safari/604.1",
                5,
                Browser::SafariOnTouch,
            ),
            (
                "Mozilla/5.0 (iPad; CPU OS 18_4 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) CriOS/142.0.0.0 Mobile/15E148 Safari/604.1",
                5,
                Browser::OtherOnTouch,
            ),
            (
                "Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/140.0.0.0 Safari/537.36 OPR/124.0.0.0",
                0,
                Browser::Other,
            ),
            ("", 0, Browser::Other),
        ] {
            assert_eq!(browser(user_agent, touch_points), expected, "{user_agent}");
            assert_eq!(permission_steps(user_agent, touch_points).len(), 3);
        }
    }
}
