//! The harness on trial: small pages of its own show that its hands, eyes and wires do what the stories believe.
//!
//! Not about the app. When a story fails, these tell whether to look at the app or at the harness.

mod pages;

use anyhow::{Result, ensure};
use lientich_tests::axe;
use lientich_tests::chromium::Form;
use lientich_tests::device::Device;
use lientich_tests::stopwatch;
use lientich_tests::story::tell;
use lientich_tests::tab::Tab;

use self::pages::Pages;

const NOTE: &str = "textarea[name=note]";

/// A story that begins with the page open on one device.
fn tell_of_a_page(
    name: &str,
    form: Form,
    story: impl AsyncFnOnce(&Pages, &Device, Tab) -> Result<()>,
) {
    tell(name, async |world| {
        let pages = Pages::start().await?;
        let device = match form {
            Form::Phone => "phone",
            Form::Desktop => "desktop",
        };
        let device = world
            .device(device, form, &pages.host(), pages.address)
            .await?;
        let tab = device.open(&pages.url("/")).await?;
        story(&pages, &device, tab).await
    });
}

#[test]
fn a_finger_touches_on_a_phone_and_a_mouse_clicks_on_a_desktop() {
    tell("harness_touch", async |world| {
        let pages = Pages::start().await?;
        for (form, pointer, width) in [
            (Form::Phone, "touch", "390"),
            (Form::Desktop, "mouse", "1440"),
        ] {
            let device = world
                .device(pointer, form, &pages.host(), pages.address)
                .await?;
            let tab = device.open(&pages.url("/")).await?;
            tab.press("=Bấm vào đây").await?;
            tab.see(&format!("bấm bằng {pointer}")).await?;
            tab.see(&format!("rộng {width}")).await?;
        }
        Ok(())
    });
}

#[test]
fn pictures_have_the_size_of_the_screen() {
    tell("harness_pictures", async |world| {
        let pages = Pages::start().await?;
        let phone = world
            .device("phone", Form::Phone, &pages.host(), pages.address)
            .await?;
        let picture = phone.open(&pages.url("/")).await?.picture().await?;
        // Width and height stand big-endian in the PNG's first chunk.
        let side = |at: usize| {
            u32::from_be_bytes([
                picture[at],
                picture[at + 1],
                picture[at + 2],
                picture[at + 3],
            ])
        };
        ensure!(
            (side(16), side(20)) == (780, 1688),
            "the picture is {} × {}",
            side(16),
            side(20)
        );
        Ok(())
    });
}

#[test]
fn a_page_opens_from_its_service_worker_with_the_wire_cut_and_the_browser_opened_again() {
    tell_of_a_page(
        "harness_offline",
        Form::Phone,
        async |pages, device, tab| {
            tab.see("sẵn sàng ngoại tuyến").await?;
            tab.focus(NOTE).await?;
            tab.type_text("Họp tuần đầu").await?;
            tab.see("đã cất: Họp tuần đầu").await?;
            let known = pages.requests();

            device.go_offline().await?;
            tab.see("trình duyệt báo: ngoại tuyến").await?;
            device.close().await?;
            let tab = device.open(&pages.url("/")).await?;
            tab.see("trình duyệt báo: ngoại tuyến").await?;
            tab.see("đã cất: Họp tuần đầu").await?;
            tab.press("=Hỏi máy chủ").await?;
            tab.see("máy chủ: không trả lời").await?;
            ensure!(
                pages.requests() == known,
                "a request passed through a cut wire"
            );

            device.die().await?;
            let tab = device.open(&pages.url("/")).await?;
            tab.see("đã cất: Họp tuần đầu").await?;
            device.go_online().await?;
            tab.see("trình duyệt báo: trực tuyến").await?;
            tab.press("=Hỏi máy chủ").await?;
            tab.see("máy chủ: chào").await
        },
    );
}

#[test]
fn composing_fires_composition_events_and_keeps_the_text_around() {
    tell_of_a_page("harness_composition", Form::Phone, async |_, _, tab| {
        tab.focus(NOTE).await?;
        tab.type_text("A B").await?;
        tab.caret(1).await?;
        for unfinished in [" v", " vi", " viê", " việ", " việc"] {
            tab.compose(unfinished).await?;
        }
        tab.see("đang gõ: có").await?;
        tab.commit(" việc").await?;
        tab.see("đang gõ: không").await?;
        let words = tab.words(NOTE).await?;
        ensure!(words == "A việc B", "the field holds “{words}”");
        Ok(())
    });
}

#[test]
fn keys_reach_the_page_with_their_modifiers() {
    tell_of_a_page("harness_keys", Form::Desktop, async |_, _, tab| {
        tab.focus(NOTE).await?;
        tab.key("ArrowUp", 1).await?;
        tab.see("phím: Alt ArrowUp").await?;
        tab.key("z", 2).await?;
        tab.see("phím: Ctrl z").await?;
        tab.type_text("ab").await?;
        tab.key("Backspace", 0).await?;
        tab.key("Enter", 0).await?;
        tab.type_text("c").await?;
        let words = tab.words(NOTE).await?;
        ensure!(words == "a\nc", "the field holds {words:?}");
        Ok(())
    });
}

#[test]
fn two_tabs_of_a_device_share_what_is_stored() {
    tell("harness_tabs", async |world| {
        let pages = Pages::start().await?;
        let device = world
            .device("desktop", Form::Desktop, &pages.host(), pages.address)
            .await?;
        let one = device.open(&pages.url("/")).await?;
        one.see("sẵn sàng ngoại tuyến").await?;
        let two = device.open(&pages.url("/")).await?;
        two.see("sẵn sàng ngoại tuyến").await?;
        one.to_front().await?;
        one.focus(NOTE).await?;
        one.type_text("chung").await?;
        two.see("đã cất: chung").await
    });
}

#[test]
fn a_new_service_worker_waits_until_the_page_lets_it_in() {
    tell_of_a_page("harness_update", Form::Phone, async |pages, _, tab| {
        tab.see("sẵn sàng ngoại tuyến").await?;
        tab.see("bản 1").await?;
        pages.publish(2);
        tab.reload().await?;
        tab.press("=Cập nhật").await?;
        tab.see("bản 2").await
    });
}

#[test]
fn a_listening_wire_hears_what_the_server_answers() {
    tell("harness_listening", async |world| {
        let pages = Pages::start().await?;
        let device = world
            .device("phone", Form::Phone, &pages.host(), pages.address)
            .await?;
        device.wire.listen();
        let tab = device.open(&pages.url("/")).await?;
        tab.press("=Hỏi máy chủ").await?;
        tab.see("máy chủ: chào").await?;
        let heard = device.wire.heard();
        ensure!(
            heard.windows(5).any(|window| window == "chào".as_bytes()),
            "the answer was not heard"
        );
        Ok(())
    });
}

#[test]
fn axe_finds_the_fault_that_is_there() {
    tell_of_a_page("harness_axe", Form::Phone, async |_, _, tab| {
        axe::no_serious_fault(&tab, "the page").await?;
        tab.run_script("document.body.append(document.createElement('button'))")
            .await?;
        let fault = axe::no_serious_fault(&tab, "the page").await;
        let words = fault
            .err()
            .map(|error| error.to_string())
            .unwrap_or_default();
        ensure!(words.contains("button-name"), "axe said “{words}”");
        Ok(())
    });
}

#[test]
fn the_stopwatch_sees_what_a_key_costs_until_it_is_painted() {
    tell_of_a_page("harness_stopwatch", Form::Phone, async |_, _, tab| {
        tab.focus(NOTE).await?;
        let quick = stopwatch::key_to_paint(&tab, 9).await?.percentile(50);
        let busy = "const until = performance.now() + 150; while (performance.now() < until);";
        tab.run_script(&format!("addEventListener('input', () => {{ {busy} }})"))
            .await?;
        let slow = stopwatch::key_to_paint(&tab, 9).await?.percentile(50);
        ensure!(0.0 < quick && 150.0 < slow, "{quick} ms, then {slow} ms");
        Ok(())
    });
}

#[test]
#[should_panic(expected = "pages of phone complained")]
fn a_story_fails_when_a_page_complains() {
    tell_of_a_page("harness_complaint", Form::Phone, async |_, _, tab| {
        tab.press("=Gây lỗi").await?;
        tab.see("đã gây lỗi").await
    });
}
