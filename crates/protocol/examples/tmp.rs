use protocol::jsonl::expand_case;
fn main(){ let mut e=script_native::NativeEngine::new().unwrap(); for l in std::io::stdin().lines(){ println!("{}", expand_case(&l.unwrap(), &mut e)); } }
