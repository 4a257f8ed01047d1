//! `GET /api/v1/studies/` and `…/studies/{study}/`.

use super::view::{resource, study_attributes};
use super::{Api, base};
use crate::app::State;
use crate::error::Error;
use crate::routes::origin::origin;
use crate::store::StoredStudy;
use axum::extract::{self, Path};
use axum::http::HeaderMap;
use wire::{
    Document, ListDocument, PageLinks, PageMeta, Relationship, Relationships, Resource,
    StudyAttributes,
};

pub(crate) async fn one(
    extract::State(state): extract::State<State>,
    Path((version, study)): Path<(String, String)>,
    headers: HeaderMap,
) -> Result<Api<Document<StudyAttributes>>, Error> {
    let origin = origin(&headers);
    let base = base(&origin, &version)?;
    let study = state.library.find(&study).await?;
    Ok(Api(Document {
        data: view(&base, &origin, &study),
    }))
}

pub(crate) async fn list(
    extract::State(state): extract::State<State>,
    Path(version): Path<String>,
    headers: HeaderMap,
) -> Result<Api<ListDocument<StudyAttributes>>, Error> {
    let origin = origin(&headers);
    let base = base(&origin, &version)?;
    let data: Vec<_> = state
        .library
        .load()
        .await
        .into_iter()
        .flatten()
        .map(|study| view(&base, &origin, &study))
        .collect();
    let meta = PageMeta {
        page: 1,
        pages: 1,
        count: data.len() as u64,
    };
    let here = Some(format!("{base}studies/"));
    Ok(Api(ListDocument {
        links: Some(PageLinks {
            first: here.clone(),
            last: here,
            meta,
            ..PageLinks::default()
        }),
        data,
    }))
}

fn view(base: &str, origin: &str, study: &StoredStudy) -> Resource<StudyAttributes> {
    let responses = Some(Relationship::at(format!(
        "{base}studies/{}/responses/",
        study.id
    )));
    let relationships = Relationships {
        responses,
        ..Relationships::default()
    };
    resource(
        base,
        "studies",
        study.id,
        study_attributes(study, origin),
        relationships,
    )
}
