//! Where plans live when nobody says, and in which order the ways of saying count.

use super::StoreError;
use std::{
    env,
    ffi::OsString,
    path::{Path, PathBuf},
};

/// What the surroundings say about places.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Surroundings {
    /// `PARTNERPLAN_DIR`.
    pub partnerplan_dir: Option<OsString>,
    /// `XDG_CONFIG_HOME`.
    pub xdg_config_home: Option<OsString>,
    /// Where this system keeps settings of programs, if it knows.
    pub system: Option<PathBuf>,
}

impl Surroundings {
    /// Those this process runs in.
    #[must_use]
    pub fn here() -> Self {
        Self {
            partnerplan_dir: env::var_os("PARTNERPLAN_DIR"),
            xdg_config_home: env::var_os("XDG_CONFIG_HOME"),
            system: system(),
        }
    }
}

/// Without a home of its own a program started as a service would write into somebody else's: then there is none.
fn system() -> Option<PathBuf> {
    if cfg!(unix) && !env::var_os("HOME").is_some_and(|home| Path::new(&home).is_absolute()) {
        return None;
    }
    directories::ProjectDirs::from("", "", "partnerplan").map(|found| found.config_dir().to_owned())
}

/// A place for plans, and what was passed over to get there.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Chosen {
    pub(super) directory: PathBuf,
    pub(super) notes: Vec<String>,
}

/// The directory named, else `PARTNERPLAN_DIR`, else an absolute `XDG_CONFIG_HOME`, else the system's own.
///
/// A directory named on the command line may be relative: whoever types it knows where they stand. A variable may
/// not: it would make a folder wherever the program happens to be started. An empty one counts as not set.
pub(super) fn choose(named: Option<PathBuf>, around: &Surroundings) -> Result<Chosen, StoreError> {
    let mut notes = Vec::new();
    let mut absolute = |variable: &str, value: &Option<OsString>| {
        let value = value.as_deref().filter(|value| !value.is_empty())?;
        let path = Path::new(value);
        if path.is_absolute() && path.parent().is_some() {
            return Some(path.to_owned());
        }
        notes.push(format!(
            "{variable} is “{}”, not a full path to a folder, and was passed over: write it from the root on.",
            path.display()
        ));
        None
    };
    let chosen = named
        .filter(|path| !path.as_os_str().is_empty())
        .or_else(|| absolute("PARTNERPLAN_DIR", &around.partnerplan_dir))
        .or_else(|| absolute("XDG_CONFIG_HOME", &around.xdg_config_home).map(|path| path.join("partnerplan")))
        .or_else(|| around.system.clone().filter(|path| path.is_absolute()));
    let directory = chosen.ok_or(StoreError::NoHome)?;
    Ok(Chosen { directory, notes })
}
