//! A colour as a researcher writes it.

use serde::Deserialize;

/// A CSS colour. One that no browser knows is a fault of its parameter, so the default colour is used and the researcher is told.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[cfg_attr(feature = "schema", derive(serde::Serialize))]
#[serde(try_from = "String")]
pub struct Color(pub String);

impl From<&str> for Color {
    fn from(color: &str) -> Self {
        Self(color.to_owned())
    }
}

impl TryFrom<String> for Color {
    type Error = String;

    fn try_from(color: String) -> Result<Self, String> {
        if is_known(&color) {
            Ok(Self(color))
        } else {
            Err("“".to_owned() + &color + "” is no CSS colour")
        }
    }
}

/// The browser knows best.
#[cfg(all(target_arch = "wasm32", feature = "view"))]
fn is_known(color: &str) -> bool {
    use wasm_bindgen::JsCast;
    let css = js_sys::Reflect::get(&js_sys::global(), &"CSS".into()).unwrap_or_default();
    let supports = js_sys::Reflect::get(&css, &"supports".into()).unwrap_or_default();
    let Some(supports) = supports.dyn_ref::<js_sys::Function>() else {
        return true;
    };
    let answer = supports.call2(&css, &"color".into(), &color.into());
    answer.is_ok_and(|known| known.is_truthy())
}

/// Without a browser: a name, `#` and digits, or a function such as `rgb(…)`, whose arguments are not looked at.
#[cfg(not(all(target_arch = "wasm32", feature = "view")))]
fn is_known(color: &str) -> bool {
    if let Some(digits) = color.strip_prefix('#') {
        return matches!(digits.len(), 3 | 4 | 6 | 8)
            && digits.bytes().all(|digit| digit.is_ascii_hexdigit());
    }
    if let Some((name, rest)) = color.split_once('(') {
        let mut letters = name.bytes();
        let is_word = letters.all(|letter| letter.is_ascii_alphabetic() || letter == b'-');
        return is_word && !name.is_empty() && rest.ends_with(')');
    }
    let color = color.to_ascii_lowercase();
    NAMES.split_whitespace().any(|name| name == color)
}

#[cfg(not(all(target_arch = "wasm32", feature = "view")))]
const NAMES: &str = "
    transparent currentcolor inherit initial unset
    aliceblue antiquewhite aqua aquamarine azure beige bisque black blanchedalmond blue blueviolet brown burlywood cadetblue
    chartreuse chocolate coral cornflowerblue cornsilk crimson cyan darkblue darkcyan darkgoldenrod darkgray darkgreen darkgrey
    darkkhaki darkmagenta darkolivegreen darkorange darkorchid darkred darksalmon darkseagreen darkslateblue darkslategray
    darkslategrey darkturquoise darkviolet deeppink deepskyblue dimgray dimgrey dodgerblue firebrick floralwhite forestgreen
    fuchsia gainsboro ghostwhite gold goldenrod gray green greenyellow grey honeydew hotpink indianred indigo ivory khaki lavender
    lavenderblush lawngreen lemonchiffon lightblue lightcoral lightcyan lightgoldenrodyellow lightgray lightgreen lightgrey
    lightpink lightsalmon lightseagreen lightskyblue lightslategray lightslategrey lightsteelblue lightyellow lime limegreen linen
    magenta maroon mediumaquamarine mediumblue mediumorchid mediumpurple mediumseagreen mediumslateblue mediumspringgreen
    mediumturquoise mediumvioletred midnightblue mintcream mistyrose moccasin navajowhite navy oldlace olive olivedrab orange
    orangered orchid palegoldenrod palegreen paleturquoise palevioletred papayawhip peachpuff peru pink plum powderblue purple
    rebeccapurple red rosybrown royalblue saddlebrown salmon sandybrown seagreen seashell sienna silver skyblue slateblue
    slategray slategrey snow springgreen steelblue tan teal thistle tomato turquoise violet wheat white whitesmoke yellow
    yellowgreen";

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_a_browser_knows_is_a_colour() {
        for color in [
            "white",
            "DarkSlateGrey",
            "#fff",
            "#11223344",
            "rgb(1, 2, 3)",
        ] {
            assert!(is_known(color), "{color}");
        }
        for color in ["", "whit", "#12", "#ggg", "12", "rgb(1", "red;x"] {
            assert!(!is_known(color), "{color}");
        }
    }
}
