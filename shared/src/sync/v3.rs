//! The directory as apps of versions 2 and 3 of the sync verb kept it: a school without calendars.

use serde::{Deserialize, Serialize};

use crate::directory::{self, DeviceCertificate, Person, Post};
use crate::ids::SchoolId;

/// See [`directory::Directory`].
#[derive(Serialize, Deserialize)]
pub struct Directory {
    version: u64,
    school: School,
    people: Vec<Person>,
    posts: Vec<Post>,
    devices: Vec<DeviceCertificate>,
}

#[derive(Serialize, Deserialize)]
struct School {
    id: SchoolId,
    name: String,
    level: String,
    commune: String,
    superiors: Vec<String>,
}

impl From<Directory> for directory::Directory {
    fn from(then: Directory) -> Self {
        let school = directory::School {
            id: then.school.id,
            name: then.school.name,
            level: then.school.level,
            commune: then.school.commune,
            superiors: then.school.superiors,
            calendars: Vec::new(),
            bases: Vec::new(),
        };
        Self {
            version: then.version,
            school,
            people: then.people,
            posts: then.posts,
            devices: then.devices,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_directory_that_an_earlier_app_kept_has_the_usual_years() {
        let kept = Directory {
            version: 7,
            school: School {
                id: SchoolId(1),
                name: "Trường".to_owned(),
                level: "THCS".to_owned(),
                commune: "xã".to_owned(),
                superiors: vec!["UBND xã".to_owned()],
            },
            people: Vec::new(),
            posts: Vec::new(),
            devices: Vec::new(),
        };
        let bytes = postcard::to_allocvec(&kept).unwrap();
        let read = directory::Directory::from(postcard::from_bytes::<Directory>(&bytes).unwrap());
        assert_eq!((read.version, read.school.superiors.len()), (7, 1));
        assert!(read.school.calendars.is_empty());
    }
}
