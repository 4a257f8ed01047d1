//! The faults.

/// One sort of trouble.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Kind {
    TabKilled,
    BrowserKilled,
    ServerKilled,
    ConnectionsCut,
    Offline,
    SlowLine,
    DiskFull,
    ClockJumps,
    TwoTabs,
    DeviceUnplugged,
    BucketFails,
}

impl Kind {
    pub const ALL: [Self; 11] = [
        Self::TabKilled,
        Self::BrowserKilled,
        Self::ServerKilled,
        Self::ConnectionsCut,
        Self::Offline,
        Self::SlowLine,
        Self::DiskFull,
        Self::ClockJumps,
        Self::TwoTabs,
        Self::DeviceUnplugged,
        Self::BucketFails,
    ];

    /// As on the command line and in the table.
    pub fn name(self) -> &'static str {
        match self {
            Self::TabKilled => "tab-killed",
            Self::BrowserKilled => "browser-killed",
            Self::ServerKilled => "server-killed",
            Self::ConnectionsCut => "connections-cut",
            Self::Offline => "offline",
            Self::SlowLine => "slow-line",
            Self::DiskFull => "disk-full",
            Self::ClockJumps => "clock-jumps",
            Self::TwoTabs => "two-tabs",
            Self::DeviceUnplugged => "device-unplugged",
            Self::BucketFails => "bucket-fails",
        }
    }

    pub fn named(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|kind| kind.name() == name)
    }
}
