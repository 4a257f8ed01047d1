//! The example studies in Firefox. Where Firefox or geckodriver is missing, the test says so and is over.

use anyhow::{Context as _, Result, ensure};
use e2e::family::Family;
use e2e::firefox::Firefox;
use e2e::{Screen, Server, paths};

#[tokio::test(flavor = "multi_thread")]
async fn examples_play_in_firefox() -> Result<()> {
    if std::env::var_os("GECKODRIVER").is_none() {
        println!(
            "skipped: there is no Firefox with geckodriver; `cargo xtask setup` installs both on Debian"
        );
        return Ok(());
    }
    let only = std::env::var("PEEKABOO_ONLY_KIND").ok();
    let kinds = frames::kinds().map(|kind| kind.name);
    for kind in kinds.filter(|kind| only.as_deref().is_none_or(|only| only == *kind)) {
        let data = tempfile::tempdir()?;
        let server = Server::start(&paths::root().join("studies/examples"), data.path())?;
        let firefox = Firefox::start(Screen::LAPTOP).await?;
        let result = run(&server, &firefox, kind).await;
        if result.is_err() {
            let folder = paths::target().join("e2e-failures");
            std::fs::create_dir_all(&folder)?;
            let picture = firefox.page.picture().await.unwrap_or_default();
            std::fs::write(folder.join(format!("firefox-{kind}.png")), picture)?;
        }
        result.with_context(|| format!("{kind} in Firefox"))?;
        println!("{kind} played in Firefox");
    }
    Ok(())
}

async fn run(server: &Server, firefox: &Firefox, kind: &str) -> Result<()> {
    let page = &firefox.page;
    let address = server.origin() + &server.address(kind, false)?;
    page.open(&address).await?;
    let visit = Family::new(page).play().await?;
    let response = server.response(&visit.response)?;
    ensure!(response["completed"] == true, "{kind} was not completed");
    Ok(())
}
