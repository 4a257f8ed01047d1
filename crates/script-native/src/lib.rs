//! Runs a study's JavaScript natively, in an embedded QuickJS, within limits of time and memory.
//!
//! The browser uses its own engine instead; both evaluate the same shim, `protocol::script::SHIM`.

use std::cell::{Cell, RefCell};
use std::rc::Rc;

use protocol::Dice;
use protocol::script::{SHIM, ScriptEngine, ScriptError};
use rquickjs::function::Func;
use rquickjs::{CatchResultExt, CaughtError, Context, Ctx, Function, Persistent, Runtime};

/// QuickJS asks every 10,000 operations whether to go on; this many answers are yes, which is some seconds of work.
const INTERRUPTS_PER_CALL: u32 = 20_000;
const MEMORY_BYTES: usize = 256 * 1024 * 1024;
const STACK_BYTES: usize = 512 * 1024;

/// An embedded JavaScript engine for studies.
///
/// Globals are fresh for every generator and kept for the frame scripts that follow it. A script that runs for more than
/// some seconds, or takes more than 256 MiB, is stopped and reported.
pub struct NativeEngine {
    // Before `context` and `runtime`: a function must go before the engine it lives in.
    run: Option<Persistent<Function<'static>>>,
    context: Option<Context>,
    runtime: Runtime,
    interrupts_left: Rc<Cell<u32>>,
}

impl NativeEngine {
    /// Starts an engine.
    ///
    /// # Errors
    /// [`ScriptError`] if there is no memory for one.
    pub fn new() -> Result<Self, ScriptError> {
        let runtime = Runtime::new().map_err(failed)?;
        runtime.set_memory_limit(MEMORY_BYTES);
        runtime.set_max_stack_size(STACK_BYTES);
        let interrupts_left = Rc::new(Cell::new(INTERRUPTS_PER_CALL));
        let left = Rc::clone(&interrupts_left);
        runtime.set_interrupt_handler(Some(Box::new(move || {
            left.set(left.get().saturating_sub(1));
            left.get() == 0
        })));
        Ok(Self {
            run: None,
            context: None,
            runtime,
            interrupts_left,
        })
    }

    fn start(&mut self) -> Result<(), ScriptError> {
        self.begin();
        self.runtime.run_gc();
        let context = Context::full(&self.runtime).map_err(failed)?;
        let run = context.with(|ctx| {
            let run: Function<'_> = ctx.eval(SHIM).catch(&ctx).map_err(|fault| said(&fault))?;
            Ok(Persistent::save(&ctx, run))
        });
        self.run = Some(run.map_err(|detail: String| ScriptError::engine(detail))?);
        self.context = Some(context);
        Ok(())
    }
}

impl ScriptEngine for NativeEngine {
    fn begin(&mut self) {
        self.run = None;
        self.context = None;
    }

    fn call(&mut self, request: &str, dice: &mut dyn Dice) -> Result<String, ScriptError> {
        self.interrupts_left.set(INTERRUPTS_PER_CALL);
        if self.context.is_none() {
            self.start()?;
        }
        let (Some(context), Some(run)) = (&self.context, &self.run) else {
            return Err(ScriptError::engine("the engine did not start"));
        };
        // The callback must own its dice, so it draws from a copy, and the caller's dice catch up afterwards.
        let lent: Rc<RefCell<Box<dyn Dice>>> = Rc::new(RefCell::new(dice.fork()));
        let before = lent.borrow().drawn();
        let drawing = Rc::clone(&lent);
        let answer = context.with(|ctx| {
            let outcome = call_run(&ctx, run, request, move || drawing.borrow_mut().next_unit());
            outcome.catch(&ctx).map_err(|fault| said(&fault))
        });
        let drawn = lent.borrow().drawn() - before;
        for _ in 0..drawn {
            dice.next_unit();
        }
        if self.interrupts_left.get() == 0 {
            return Err(ScriptError::engine(
                "it ran too long and was stopped; look for a loop that never ends",
            ));
        }
        answer.map_err(ScriptError::engine)
    }
}

fn call_run<'js>(
    ctx: &Ctx<'js>,
    run: &Persistent<Function<'static>>,
    request: &str,
    random: impl Fn() -> f64 + 'js,
) -> rquickjs::Result<String> {
    let run = run.clone().restore(ctx)?;
    run.call((request, Func::from(random)))
}

fn said(fault: &CaughtError<'_>) -> String {
    fault.to_string()
}

fn failed(fault: rquickjs::Error) -> ScriptError {
    ScriptError::engine(fault.to_string())
}
