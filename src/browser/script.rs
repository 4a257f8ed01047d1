//! The page's own JavaScript engine for a study's scripts.

use protocol::{Dice, ScriptEngine, ScriptError};
use std::{cell::RefCell, rc::Rc};
use wasm_bindgen::{JsCast, JsValue, closure::Closure};

/// Runs scripts with all the page's powers, as studies expect.
#[derive(Default)]
pub(crate) struct PageEngine {
    run: Option<js_sys::Function>,
}

impl PageEngine {
    fn run(&mut self) -> Result<js_sys::Function, ScriptError> {
        if let Some(run) = &self.run {
            return Ok(run.clone());
        }
        let run = js_sys::eval(protocol::script::SHIM)
            .ok()
            .and_then(|value| value.dyn_into::<js_sys::Function>().ok())
            .ok_or_else(|| ScriptError::engine("this page does not allow scripts of studies"))?;
        Ok(self.run.insert(run).clone())
    }
}

impl ScriptEngine for PageEngine {
    fn call(&mut self, request: &str, dice: &mut dyn Dice) -> Result<String, ScriptError> {
        let run = self.run()?;
        let copy = Rc::new(RefCell::new(dice.fork()));
        let before = copy.borrow().drawn();
        let drawer = Rc::clone(&copy);
        let random = Closure::wrap(
            Box::new(move || drawer.borrow_mut().next_unit()) as Box<dyn FnMut() -> f64>
        );
        let answer = run.call2(&JsValue::NULL, &request.into(), random.as_ref());
        let drawn = copy.borrow().drawn() - before;
        for _ in 0..drawn {
            dice.next_unit();
        }
        answer
            .map_err(|fault| ScriptError::engine(format!("{fault:?}")))?
            .as_string()
            .ok_or_else(|| ScriptError::engine("the script's answer is not text"))
    }
}
