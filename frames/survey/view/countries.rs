//! The names of countries, which the browser knows in every language.

use crate::survey::{
    choices::Choice,
    field::{Control, Field},
    places,
};
use js_sys::{Array, Function, JsString, Object, Reflect};
use wasm_bindgen::{JsCast, JsValue};

/// Names the countries of all questions and sorts them. A browser that can't leaves their letters.
pub(super) fn name(fields: &mut [Field], language: &str) {
    for field in fields {
        match &mut field.control {
            Control::Choice {
                choices,
                are_countries: true,
                ..
            } => {
                name_all(choices, language);
            }
            Control::Group { fields, .. } => name(fields, language),
            Control::List { item } => name(std::slice::from_mut(item), language),
            _ => {}
        }
    }
}

fn name_all(choices: &mut [Choice], language: &str) {
    let language = Array::of1(&language.into());
    let Some((names, of)) = names(&language) else {
        return;
    };
    for choice in &mut *choices {
        let letters = choice.value.as_str().and_then(places::two_letters);
        let name = letters.and_then(|letters| of.call1(&names, &letters.into()).ok()?.as_string());
        if let Some(name) = name {
            choice.label = name;
        }
    }
    let options = Object::new();
    let key = |choice: &Choice| JsString::from(choice.label.as_str());
    // The entry for nothing stays first.
    choices.sort_by(|one, other| {
        let by_name = || {
            key(one)
                .locale_compare(&other.label, &language, &options)
                .cmp(&0)
        };
        other
            .value
            .is_null()
            .cmp(&one.value.is_null())
            .then_with(by_name)
    });
}

/// The browser's names of regions, and its method that tells one.
fn names(language: &Array) -> Option<(JsValue, Function)> {
    let intl = Reflect::get(&js_sys::global(), &"Intl".into()).ok()?;
    let maker: Function = Reflect::get(&intl, &"DisplayNames".into())
        .ok()?
        .dyn_into()
        .ok()?;
    let options = Object::new();
    Reflect::set(&options, &"type".into(), &"region".into()).ok()?;
    let names = Reflect::construct(&maker, &Array::of2(language, &options)).ok()?;
    let of: Function = Reflect::get(&names, &"of".into()).ok()?.dyn_into().ok()?;
    Some((names, of))
}
