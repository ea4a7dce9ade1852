//! An Edition verifies alone, and not once anything in it was altered. Signatures are played: the
//! "signature" of bytes by a key is their hash with the key. Real ones are tried on the server.

use super::*;
use crate::ids::ReplicaId;
use crate::log::change::{Hash32, NodeId, NodeKind};
use crate::log::hash::sha256;
use crate::plan::content::Part;

const SERVER: [u8; 65] = [7; 65];

fn play(key: &[u8], bytes: &[u8]) -> [u8; 64] {
    let Hash32(hash) = sha256(&[key, bytes].concat());
    let mut signature = [0; 64];
    signature[..32].copy_from_slice(&hash);
    signature[32..].copy_from_slice(&hash);
    signature
}

fn holds(proof: &Proof) -> bool {
    play(&proof.key, &proof.bytes)[..] == proof.signature
}

fn content() -> Vec<u8> {
    let part = Part {
        node: NodeId(head()),
        depth: 0,
        kind: NodeKind::Clause,
        side: Side::Joint,
        label: "1.".to_owned(),
        path: "1".to_owned(),
        text: "Hai bên họp liên tịch mỗi tháng.".to_owned(),
        lead_person: None,
        lead_body: None,
        due: None,
    };
    let content = Content {
        kind: "ke_hoach".to_owned(),
        school: "Trường Tiểu học Đồi Thông".to_owned(),
        school_year: None,
        number: String::new(),
        place: String::new(),
        day: None,
        parts: vec![part],
        duties: Vec::new(),
        targets: Vec::new(),
    };
    content.to_bytes()
}

fn head() -> ChangeId {
    ChangeId {
        replica: ReplicaId(5),
        seq: 3,
    }
}

fn signed(side: Side, person: u128, content: &[u8]) -> Signed {
    let key = [u8::try_from(person).unwrap(); 65];
    let (school, device, person) = (SchoolId(1), DeviceId(person), PersonId(person));
    let mut sign = Sign {
        heads: vec![head()],
        content: content::hash(content),
        side,
        capacity: Capacity::OnBehalf,
        post: PostId(person.0 + 100),
        at: Timestamp(1_000),
        signature: [0; 64],
    };
    sign.signature = play(&key, &sign.signed_bytes(school, DocId(2), person));
    let issued = Timestamp(500);
    let bytes = bundle::certified_bytes(school, device, person, &key, issued);
    let certificate = bundle::Certificate {
        device,
        person,
        public_key: key,
        issued,
        signature: play(&SERVER, &bytes),
    };
    Signed::new(&sign, &certificate, "Lê Văn Công", "Chủ tịch Công đoàn")
}

fn edition(signatures: Vec<Signed>) -> Edition {
    let body = Body {
        school: SchoolId(1),
        doc: DocId(2),
        number: 1,
        registered: Timestamp(2_000),
        content: content(),
        signatures,
        server_key: SERVER.to_vec(),
    };
    let seal = play(&SERVER, &body.sealed_bytes()).to_vec();
    Edition { body, seal }
}

fn both() -> Edition {
    let content = content();
    edition(vec![
        signed(Side::Bgh, 11, &content),
        signed(Side::Bch, 12, &content),
    ])
}

#[test]
fn an_edition_of_both_sides_holds_and_reads_back() {
    let edition = both();
    assert_eq!(verify(&edition, Some(&SERVER), holds), []);
    assert_eq!(
        Edition::from_bytes(&edition.to_bytes()),
        Ok(edition.clone())
    );
    assert!(content_of(&edition.to_bytes()) == Content::from_bytes(&content()));
    assert!(content_of(&content()).is_ok(), "bare content reads too");
}

#[test]
fn no_flipped_bit_goes_unseen() {
    let bytes = both().to_bytes();
    for bit in 0..bytes.len() * 8 {
        let mut altered = bytes.clone();
        altered[bit / 8] ^= 1 << (bit % 8);
        if let Ok(edition) = Edition::from_bytes(&altered) {
            let faults = verify(&edition, Some(&SERVER), holds);
            assert!(!faults.is_empty(), "bit {bit} was flipped");
        }
    }
}

#[test]
fn faults_are_named() {
    let check = |edition: &Edition, server: &[u8], fault| {
        let faults = verify(edition, Some(server), holds);
        assert!(faults.contains(&fault), "{faults:?} lacks {fault:?}");
    };
    check(&both(), &[9; 65], Fault::ForeignServer);
    let mut altered = both();
    altered.body.number = 2;
    check(&altered, &SERVER, Fault::BrokenSeal);
    let mut altered = both();
    altered.body.signatures[1].person = PersonId(13);
    check(&altered, &SERVER, Fault::BrokenCertificate(1));
    let other = edition(vec![
        signed(Side::Bgh, 11, b"another content"),
        signed(Side::Bch, 12, &content()),
    ]);
    assert_eq!(
        verify(&other, Some(&SERVER), holds),
        [Fault::BrokenSignature(0)]
    );
    let one = edition(vec![signed(Side::Bgh, 11, &content())]);
    assert_eq!(verify(&one, None, holds), [Fault::NotBothSides]);
    let alone = edition(vec![
        signed(Side::Bgh, 11, &content()),
        signed(Side::Bch, 11, &content()),
    ]);
    assert_eq!(verify(&alone, None, holds), [Fault::OnePerson]);
}

#[test]
fn the_number_stands_beside_what_was_signed_and_an_altered_one_is_seen() {
    let entered = issued::Entered {
        number: "07/KH-ĐT".to_owned(),
        place: "Xã Đồi Thông".to_owned(),
        day: crate::time::Day(20_701),
        by: "Trần Thị Thu".to_owned(),
        at: Timestamp(3_000),
    };
    let mut file = issued::Issued {
        edition: both().to_bytes(),
        entries: vec![entered],
        seal: Vec::new(),
    };
    file.seal = play(&SERVER, &file.sealed_bytes()).to_vec();
    let holds = |key: &[u8], bytes: &[u8], seal: &[u8]| play(key, bytes)[..] == *seal;
    let read = issued::Issued::from_bytes(&file.to_bytes()).unwrap();
    assert_eq!(read, file);
    assert_eq!(read.open(holds), Ok((both(), true)));
    assert!(Edition::from_bytes(&file.to_bytes()).is_err());
    file.entries[0].number = "08/KH-ĐT".to_owned();
    assert_eq!(file.open(holds), Ok((both(), false)));
}
