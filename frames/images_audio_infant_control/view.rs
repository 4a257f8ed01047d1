//! The page: that of a trial with pictures, with infant control.

use super::{Data, ImagesAudioInfantControl, Params};
use crate::images_audio::{self, ImagesAudio};
use kit::{
    FrameCx, FrameView,
    infant_control::{Control, Looked},
};
use leptos::prelude::AnyView;

impl FrameView for ImagesAudioInfantControl {
    const STYLE: &'static str = <ImagesAudio as FrameView>::STYLE;

    fn view(params: Params, cx: FrameCx<Self>) -> AnyView {
        let control = Control::new(cx, params.0.control);
        images_audio::page(params.0.trial, cx.for_kind(), control, save)
    }
}

fn save(cx: FrameCx<ImagesAudio>, trial: &images_audio::Data, looked: Option<Looked>) {
    cx.for_kind::<ImagesAudioInfantControl>().set_data(&Data {
        trial: trial.clone(),
        looked: looked.unwrap_or_default(),
    });
}
