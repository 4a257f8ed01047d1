// Runs a study's own JavaScript for the player; shared by the browser's engine and the native one.
//
// The whole file is one expression. Its value is a function `run(requestText, random)`:
//   requestText  JSON with `task` ("generator", "generateProperties" or "selectNextFrame"), `source` and the arguments
//   random       stands in for Math.random while the script runs
//   result       JSON: {ok: true, …} or {ok: false, stage, message}
(function () {
  "use strict";

  const realm = Function("return this")();
  const RealDate = realm.Date;
  const isList = Array.isArray;

  function isPlain(value) {
    if (value === null || typeof value !== "object" || isList(value)) return false;
    const parent = Object.getPrototypeOf(value);
    return parent === null || Object.getPrototypeOf(parent) === null;
  }

  // ---- What scripts of this field take for granted on the page ----

  function extend() {
    const args = Array.prototype.slice.call(arguments);
    const deep = typeof args[0] === "boolean" ? args.shift() : false;
    const target = Object(args.shift());
    args.forEach(function (source) {
      if (source === null || source === undefined) return;
      for (const key in source) {
        const value = source[key];
        if (key === "__proto__" || value === target || value === undefined) continue;
        const nested = deep && (isList(value) || isPlain(value));
        if (!nested) {
          target[key] = value;
          continue;
        }
        const present = target[key];
        const fits = isList(value) ? isList(present) : isPlain(present);
        target[key] = extend(true, fits ? present : isList(value) ? [] : {}, value);
      }
    });
    return target;
  }

  function each(collection, visit) {
    const keys = Object.keys(Object(collection));
    for (const key of keys) {
      const place = isList(collection) ? Number(key) : key;
      if (visit.call(collection[key], place, collection[key]) === false) break;
    }
    return collection;
  }

  const query = function () {
    throw new Error("A study's script cannot search the page here.");
  };
  query.extend = extend;
  query.each = each;
  query.isArray = isList;
  query.isPlainObject = isPlain;
  query.isFunction = (value) => typeof value === "function";
  query.isNumeric = (value) => /^(number|string)$/.test(typeof value) && !isNaN(value - parseFloat(value));
  query.isEmptyObject = (value) => Object.keys(Object(value)).length === 0;
  query.inArray = (value, list, from) => (list ? Array.prototype.indexOf.call(list, value, from) : -1);
  query.grep = (list, keep, invert) => list.filter((value, place) => !keep(value, place) === !!invert);
  query.merge = function (first, second) {
    for (const value of second) first.push(value);
    return first;
  };
  query.makeArray = (value) => (isList(value) ? value.slice() : value === null || value === undefined ? [] : [value]);
  query.map = function (collection, change) {
    const out = [];
    each(collection, function (key, value) {
      const made = change(value, key);
      if (isList(made)) out.push.apply(out, made);
      else if (made !== null && made !== undefined) out.push(made);
    });
    return out;
  };
  query.noop = function () {};

  function read(holder, path) {
    let value = holder;
    for (const key of String(path).split(".")) {
      if (value === null || value === undefined) return undefined;
      value = typeof value.get === "function" && !isPlain(value) ? value.get(key) : value[key];
    }
    return value;
  }

  const ember = {
    $: query,
    copy: (value, deep) => (value && typeof value === "object" ? extend(!!deep, isList(value) ? [] : {}, value) : value),
    get: read,
    set: (holder, key, value) => (holder[key] = value),
    A: (list) => list || [],
    isNone: (value) => value === null || value === undefined,
    isEmpty: (value) => value === null || value === undefined || value.length === 0,
  };

  function offer(name, value) {
    if (typeof realm[name] === "undefined") realm[name] = value;
  }
  const quiet = {};
  ["log", "info", "warn", "error", "debug", "trace", "table", "dir", "group", "groupEnd", "time", "timeEnd"].forEach(
    (name) => (quiet[name] = function () {})
  );
  offer("console", quiet);
  offer("window", realm);
  offer("$", query);
  offer("jQuery", query);
  offer("Ember", ember);
  offer("setTimeout", () => 0);
  offer("clearTimeout", () => undefined);

  // ---- The child and earlier participations ----

  function asDate(value) {
    return typeof value === "string" || typeof value === "number" ? new RealDate(value) : value;
  }

  // Scripts reach the child through `get` only; participations through `get` and directly.
  function record(fields, dates, direct) {
    const held = Object.assign({}, fields);
    for (const key of dates) if (key in held) held[key] = asDate(held[key]);
    const face = Object.create({
      get(path) {
        const dot = String(path).indexOf(".");
        if (dot < 0) return (direct ? face : held)[path];
        return read((direct ? face : held)[path.slice(0, dot)], path.slice(dot + 1));
      },
      set(key, value) {
        (direct ? face : held)[key] = value;
        return value;
      },
    });
    return direct ? Object.assign(face, held) : face;
  }

  const childOf = (fields) => record(fields, ["birthday"], false);
  const sessionsOf = (list) => (list || []).map((fields) => record(fields, ["createdOn"], true));

  // ---- Handing results over ----

  // Objects that stand in two places must stay one object, so they go over as numbered cells.
  function graphOf(root) {
    const cells = [];
    const places = new Map();
    const waiting = [];
    function refer(value) {
      switch (typeof value) {
        case "string":
        case "boolean":
          return value;
        case "number":
          return isFinite(value) ? value : ["n", String(value)];
        case "bigint":
          return String(value);
        case "object":
          break;
        default:
          return ["u"];
      }
      if (value === null) return null;
      if (value instanceof RealDate) return isNaN(value) ? null : value.toISOString();
      if (value instanceof String || value instanceof Number || value instanceof Boolean) return refer(value.valueOf());
      if (!places.has(value)) {
        places.set(value, cells.length);
        cells.push([isList(value) ? "a" : "o"]);
        waiting.push(value);
      }
      return [places.get(value)];
    }
    const start = refer(root);
    for (let done = 0; done < waiting.length; done++) {
      const value = waiting[done];
      const cell = cells[done];
      if (isList(value)) {
        for (let place = 0; place < value.length; place++) cell.push(refer(value[place]));
      } else {
        for (const key of Object.keys(value)) {
          // A frame's own scripts are kept as texts; one written as a function is its text.
          const script = /^(generateProperties|selectNextFrame)$/.test(key) && typeof value[key] === "function";
          cell.push(key, refer(script ? String(value[key]) : value[key]));
        }
      }
    }
    return { root: start, cells: cells };
  }

  function said(fault) {
    if (fault === null) return "it threw null, as scripts do that run out of memory";
    try {
      return fault && fault.message !== undefined ? fault.name + ": " + fault.message : String(fault);
    } catch (unprintable) {
      return "an error that cannot be printed";
    }
  }

  function Failure(stage, message) {
    this.stage = stage;
    this.reason = message;
  }

  function attempt(stage, action) {
    try {
      return action();
    } catch (fault) {
      throw new Failure(stage, said(fault));
    }
  }

  function functionOf(source) {
    const made = attempt("syntax", () => Function("return " + source)());
    if (typeof made === "function") return made;
    const early = /^\s*(\n|\/\/|\/\*)/.test(source);
    const hint = early ? "It begins with a line break or a comment; begin with the word function." : "It gives " + typeof made + ".";
    throw new Failure("not-a-function", hint);
  }

  // ---- The three tasks ----

  function generator(request) {
    attempt("syntax", () => Function(request.source)());
    const make = functionOf(request.source);
    const made = attempt("call", () => make(childOf(request.child), sessionsOf(request.pastSessions)));
    const owns = (key) => Object.prototype.hasOwnProperty.call(made, key);
    if (made === null || made === undefined || !owns("frames") || !owns("sequence")) {
      throw new Failure("result", "It must return an object with frames and sequence.");
    }
    return attempt("result", () => ({ ok: true, graph: graphOf({ frames: made.frames, sequence: made.sequence, randomization: made.randomization }) }));
  }

  // Calls with the live state and reports what the script changed in it.
  function withState(state, action) {
    const before = {};
    for (const key in state) before[key] = JSON.stringify(state[key]);
    const answer = action();
    answer.ok = true;
    answer.changed = {};
    attempt("result", function () {
      for (const key in state) {
        const after = JSON.stringify(state[key]);
        if (after !== before[key] && after !== undefined) answer.changed[key] = state[key];
      }
    });
    return answer;
  }

  function generateProperties(request) {
    const make = functionOf(request.source);
    const state = { expData: request.expData, sequence: request.sequence, conditions: request.conditions };
    return withState(state, function () {
      const made = attempt("call", () =>
        make(state.expData, state.sequence, childOf(request.child), sessionsOf(request.pastSessions), state.conditions)
      );
      if (made === null || typeof made !== "object") {
        throw new Failure("result", "It must return an object whose keys are parameters of the frame.");
      }
      return { properties: attempt("result", () => JSON.parse(JSON.stringify(made))) };
    });
  }

  function selectNextFrame(request) {
    const choose = functionOf(request.source);
    const state = { frames: request.frames, expData: request.expData, sequence: request.sequence };
    return withState(state, function () {
      const index = attempt("call", () =>
        choose(
          state.frames,
          request.frameIndex,
          request.frameData,
          state.expData,
          state.sequence,
          childOf(request.child),
          sessionsOf(request.pastSessions)
        )
      );
      if (typeof index !== "number") {
        throw new Failure("result", "It must return a number, the place of the next frame; it returned " + typeof index + ".");
      }
      return { index: index };
    });
  }

  const tasks = { generator, generateProperties, selectNextFrame };

  // A clock that stands still makes a run repeatable.
  function stoppedDate(now) {
    function Stopped() {
      const args = arguments.length ? Array.prototype.slice.call(arguments) : [now];
      return new.target ? Reflect.construct(RealDate, args, new.target) : new RealDate(now).toString();
    }
    Stopped.prototype = RealDate.prototype;
    Stopped.now = () => now;
    Stopped.UTC = RealDate.UTC;
    Stopped.parse = RealDate.parse;
    return Stopped;
  }

  return function run(requestText, random) {
    const request = JSON.parse(requestText);
    const realRandom = Math.random;
    Math.random = random;
    if (typeof request.now === "number") realm.Date = stoppedDate(request.now);
    try {
      return JSON.stringify(tasks[request.task](request));
    } catch (fault) {
      const known = fault instanceof Failure;
      return JSON.stringify({
        ok: false,
        stage: known ? fault.stage : "call",
        message: known ? fault.reason : said(fault),
      });
    } finally {
      Math.random = realRandom;
      realm.Date = RealDate;
    }
  };
})()
