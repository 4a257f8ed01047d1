//! Reads typed parameters from JSON values.
//!
//! Serde's own readers would do, but each of them, and each wrapper that keeps the path of a fault, is compiled once more for every
//! type of every kind; this one is the only one in the player, knows the path, and takes `null` for absent. A value of the wrong type
//! is a fault, but one that says what was evidently meant: `"10"` for a number, `"true"` or 1 for a truth.

use serde::de::{
    self, DeserializeSeed, Deserializer, Expected, IntoDeserializer, MapAccess, SeqAccess,
    Unexpected, Visitor, value::StrDeserializer,
};
use serde_json::{Map, Number, Value, map};
use std::{fmt, iter, slice};

/// What could not be read, and where: `images[2].src`.
#[derive(Debug)]
pub(crate) struct Fault {
    pub(crate) path: String,
    pub(crate) message: String,
    /// The value that was evidently meant.
    pub(crate) evident: Option<Box<Value>>,
}

/// Reads a `T`.
pub(crate) fn read<'v, T: de::Deserialize<'v>>(value: &'v Value) -> Result<T, Fault> {
    T::deserialize(Reader(value))
}

/// Reads a `T` from an object.
pub(crate) fn read_object<'v, T: de::Deserialize<'v>>(
    object: &'v Map<String, Value>,
) -> Result<T, Fault> {
    T::deserialize(Object(object))
}

impl fmt::Display for Fault {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.message)
    }
}

impl std::error::Error for Fault {}

impl de::Error for Fault {
    fn custom<T: fmt::Display>(message: T) -> Self {
        Self::new(message.to_string())
    }
}

impl Fault {
    fn new(message: String) -> Self {
        Self {
            path: String::new(),
            message,
            evident: None,
        }
    }

    #[cold]
    fn wrong(value: &Value, expected: &dyn Expected) -> Self {
        let found = match value {
            Value::Null => Unexpected::Unit,
            Value::Bool(truth) => Unexpected::Bool(*truth),
            Value::Number(number) => match (number.as_i64(), number.as_f64()) {
                (Some(whole), _) => Unexpected::Signed(whole),
                (None, float) => Unexpected::Float(float.unwrap_or(f64::NAN)),
            },
            Value::String(text) => Unexpected::Str(text),
            Value::Array(_) => Unexpected::Seq,
            Value::Object(_) => Unexpected::Map,
        };
        de::Error::invalid_type(found, expected)
    }

    fn meant(mut self, evident: Option<Value>) -> Self {
        self.evident = evident.map(Box::new);
        self
    }

    fn below(mut self, key: &str) -> Self {
        let dot = if self.path.is_empty() || self.path.starts_with('[') {
            ""
        } else {
            "."
        };
        self.path = key.to_owned() + dot + &self.path;
        self
    }

    fn in_item(self, index: usize) -> Self {
        self.below(&("[".to_owned() + &index.to_string() + "]"))
    }
}

/// One value.
#[derive(Clone, Copy)]
struct Reader<'v>(&'v Value);

/// The value as a whole number; `2.0` is one too.
enum Whole {
    Positive(u64),
    Negative(i64),
}

fn whole(number: &Number) -> Option<Whole> {
    if let Some(positive) = number.as_u64() {
        return Some(Whole::Positive(positive));
    }
    if let Some(negative) = number.as_i64() {
        return Some(Whole::Negative(negative));
    }
    let float = number.as_f64()?;
    #[expect(clippy::cast_possible_truncation, reason = "whole, and below 2^53")]
    (float.fract() == 0.0 && float.abs() < 9.0e15).then_some(Whole::Negative(float as i64))
}

/// What a quoted number or truth says; a number may also stand for a truth.
fn unquoted(value: &Value, is_right: fn(&Value) -> bool) -> Option<Value> {
    let meant = match value {
        Value::String(text) => serde_json::from_str(text).ok()?,
        Value::Number(number) => Value::Bool(match number.as_f64()? {
            0.0 => false,
            1.0 => true,
            _ => return None,
        }),
        _ => return None,
    };
    is_right(&meant).then_some(meant)
}

impl<'v> Reader<'v> {
    fn whole_number<V: Visitor<'v>>(self, visitor: V) -> Result<V::Value, Fault> {
        match self.0.as_number().and_then(whole) {
            Some(Whole::Positive(number)) => visitor.visit_u64(number),
            Some(Whole::Negative(number)) => visitor.visit_i64(number),
            None => Err(self.no_number(&visitor)),
        }
    }

    fn float<V: Visitor<'v>>(self, visitor: V) -> Result<V::Value, Fault> {
        match self.0.as_f64() {
            Some(number) => visitor.visit_f64(number),
            None => Err(self.no_number(&visitor)),
        }
    }

    #[cold]
    fn no_number(self, expected: &dyn Expected) -> Fault {
        Fault::wrong(self.0, expected).meant(unquoted(self.0, Value::is_number))
    }

    fn text<V: Visitor<'v>>(self, visitor: V) -> Result<V::Value, Fault> {
        match self.0 {
            Value::String(text) => visitor.visit_borrowed_str(text),
            other => {
                let meant = other.as_number().map(|number| number.to_string().into());
                Err(Fault::wrong(other, &visitor).meant(meant))
            }
        }
    }

    fn list<V: Visitor<'v>>(self, visitor: V) -> Result<V::Value, Fault> {
        self.items(visitor, true)
    }

    fn items<V: Visitor<'v>>(self, visitor: V, skips_null: bool) -> Result<V::Value, Fault> {
        match self.0 {
            Value::Array(items) => visitor.visit_seq(Items {
                items: items.iter().enumerate(),
                skips_null,
            }),
            other => Err(Fault::wrong(other, &visitor)),
        }
    }
}

/// Methods that read a value in one of the ways above.
macro_rules! by {
    ($way:ident: $($method:ident)*) => {
        $(fn $method<V: Visitor<'v>>(self, visitor: V) -> Result<V::Value, Fault> { self.$way(visitor) })*
    };
}

impl<'v> Deserializer<'v> for Reader<'v> {
    type Error = Fault;

    by!(whole_number: deserialize_u8 deserialize_u16 deserialize_u32 deserialize_u64
        deserialize_i8 deserialize_i16 deserialize_i32 deserialize_i64);
    by!(float: deserialize_f32 deserialize_f64);
    by!(text: deserialize_str deserialize_string deserialize_char deserialize_identifier
        deserialize_bytes deserialize_byte_buf);
    by!(list: deserialize_seq);
    by!(deserialize_any: deserialize_unit);

    fn deserialize_any<V: Visitor<'v>>(self, visitor: V) -> Result<V::Value, Fault> {
        match self.0 {
            Value::Null => visitor.visit_unit(),
            Value::Bool(truth) => visitor.visit_bool(*truth),
            Value::Number(number) => match (number.as_u64(), number.as_i64()) {
                (Some(positive), _) => visitor.visit_u64(positive),
                (None, Some(negative)) => visitor.visit_i64(negative),
                (None, None) => self.float(visitor),
            },
            Value::String(_) => self.text(visitor),
            Value::Array(_) => self.items(visitor, false),
            Value::Object(_) => self.deserialize_map(visitor),
        }
    }

    fn deserialize_bool<V: Visitor<'v>>(self, visitor: V) -> Result<V::Value, Fault> {
        match self.0 {
            Value::Bool(truth) => visitor.visit_bool(*truth),
            other => Err(Fault::wrong(other, &visitor).meant(unquoted(other, Value::is_boolean))),
        }
    }

    fn deserialize_option<V: Visitor<'v>>(self, visitor: V) -> Result<V::Value, Fault> {
        match self.0 {
            Value::Null => visitor.visit_none(),
            _ => visitor.visit_some(self),
        }
    }

    fn deserialize_map<V: Visitor<'v>>(self, visitor: V) -> Result<V::Value, Fault> {
        match self.0 {
            Value::Object(object) => visitor.visit_map(Entries {
                entries: object.iter(),
                value: None,
                skips_null: false,
            }),
            other => Err(Fault::wrong(other, &visitor)),
        }
    }

    fn deserialize_struct<V: Visitor<'v>>(
        self,
        name: &'static str,
        fields: &'static [&'static str],
        visitor: V,
    ) -> Result<V::Value, Fault> {
        match self.0 {
            Value::Object(object) => Object(object).deserialize_struct(name, fields, visitor),
            other => Err(Fault::wrong(other, &visitor)),
        }
    }

    fn deserialize_unit_struct<V: Visitor<'v>>(
        self,
        _name: &'static str,
        visitor: V,
    ) -> Result<V::Value, Fault> {
        visitor.visit_unit()
    }

    fn deserialize_newtype_struct<V: Visitor<'v>>(
        self,
        _name: &'static str,
        visitor: V,
    ) -> Result<V::Value, Fault> {
        visitor.visit_newtype_struct(self)
    }

    fn deserialize_tuple<V: Visitor<'v>>(self, _len: usize, visitor: V) -> Result<V::Value, Fault> {
        self.list(visitor)
    }

    fn deserialize_tuple_struct<V: Visitor<'v>>(
        self,
        _name: &'static str,
        _len: usize,
        visitor: V,
    ) -> Result<V::Value, Fault> {
        self.list(visitor)
    }

    /// The name of a variant without content.
    fn deserialize_enum<V: Visitor<'v>>(
        self,
        _name: &'static str,
        _variants: &'static [&'static str],
        visitor: V,
    ) -> Result<V::Value, Fault> {
        match self.0 {
            Value::String(text) => visitor.visit_enum(text.as_str().into_deserializer()),
            other => Err(Fault::wrong(other, &visitor)),
        }
    }

    fn deserialize_ignored_any<V: Visitor<'v>>(self, visitor: V) -> Result<V::Value, Fault> {
        visitor.visit_unit()
    }
}

/// An object whose members are read into a struct.
struct Object<'v>(&'v Map<String, Value>);

impl<'v> Deserializer<'v> for Object<'v> {
    type Error = Fault;

    fn deserialize_any<V: Visitor<'v>>(self, visitor: V) -> Result<V::Value, Fault> {
        visitor.visit_map(Entries {
            entries: self.0.iter(),
            value: None,
            skips_null: true,
        })
    }

    serde::forward_to_deserialize_any! {
        <V: Visitor<'v>>
        bool i8 i16 i32 i64 u8 u16 u32 u64 f32 f64 char str string bytes byte_buf option unit unit_struct newtype_struct seq tuple
        tuple_struct map struct enum identifier ignored_any
    }
}

struct Items<'v> {
    items: iter::Enumerate<slice::Iter<'v, Value>>,
    skips_null: bool,
}

impl<'v> SeqAccess<'v> for Items<'v> {
    type Error = Fault;

    fn next_element_seed<T: DeserializeSeed<'v>>(
        &mut self,
        seed: T,
    ) -> Result<Option<T::Value>, Fault> {
        let skips_null = self.skips_null;
        let found = self.items.find(|(_, item)| !skips_null || !item.is_null());
        let Some((index, item)) = found else {
            return Ok(None);
        };
        match seed.deserialize(Reader(item)) {
            Ok(value) => Ok(Some(value)),
            Err(fault) => Err(fault.in_item(index)),
        }
    }
}

struct Entries<'v> {
    entries: map::Iter<'v>,
    value: Option<(&'v String, &'v Value)>,
    skips_null: bool,
}

impl<'v> Entries<'v> {
    fn advance(&mut self) -> Option<&'v str> {
        let skips_null = self.skips_null;
        self.value = self
            .entries
            .find(|(_, value)| !skips_null || !value.is_null());
        self.value.map(|(key, _)| key.as_str())
    }
}

impl<'v> MapAccess<'v> for Entries<'v> {
    type Error = Fault;

    fn next_key_seed<K: DeserializeSeed<'v>>(
        &mut self,
        seed: K,
    ) -> Result<Option<K::Value>, Fault> {
        match self.advance() {
            Some(key) => {
                let key: StrDeserializer<'_, Fault> = key.into_deserializer();
                seed.deserialize(key).map(Some)
            }
            None => Ok(None),
        }
    }

    fn next_value_seed<T: DeserializeSeed<'v>>(&mut self, seed: T) -> Result<T::Value, Fault> {
        let Some((key, value)) = self.value.take() else {
            return Err(Fault::new("a value was asked for before its key".into()));
        };
        match seed.deserialize(Reader(value)) {
            Ok(value) => Ok(value),
            Err(fault) => Err(fault.below(key)),
        }
    }
}
