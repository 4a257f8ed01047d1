//! The page: that of a film, with infant control.

use super::{Data, Params, VideoInfantControl};
use crate::video::{self, Video};
use kit::{
    FrameCx, FrameView,
    infant_control::{Control, Looked},
};
use leptos::prelude::AnyView;

impl FrameView for VideoInfantControl {
    const STYLE: &'static str = <Video as FrameView>::STYLE;

    fn view(params: Params, cx: FrameCx<Self>) -> AnyView {
        let control = Control::new(cx, params.0.control);
        video::page(params.0.trial, cx.for_kind(), control, save)
    }
}

fn save(cx: FrameCx<Video>, film: &video::Data, looked: Option<Looked>) {
    cx.for_kind::<VideoInfantControl>().set_data(&Data {
        video_shown: film.video_shown.clone(),
        looked: looked.unwrap_or_default(),
    });
}
