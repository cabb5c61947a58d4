//! The wizard, headless through the real loop body: Home, the frame, and what holds on every screen.

use crate::driver::{CANDIDATES, Driver};
use partnerplan::tui::Message;

#[test]
fn home_is_never_empty() {
    Driver::home().sees("New plan").sees("Open the example").sees("no plans yet");
}

#[test]
fn a_new_plan_starts_from_an_industry_and_is_on_the_disk_at_once() {
    let mut driver = Driver::home();
    driver.press(&["n"]).sees("what do you sell?").sees("Cybersecurity");
    driver.type_text("hr").press(&["Enter"]).sees("New plan: its name");
    driver.type_text("Nordic expansion").press(&["Enter"]).sees("Nordic expansion").sees("1 Ideal customer");
    assert_eq!(driver.saved_plan("Nordic expansion").name, "Nordic expansion");
    driver.press(&["Esc"]).waits_for("1 plan").waits_for("Ideal customer");
}

#[test]
fn a_plan_without_a_name_is_asked_for_one() {
    let mut driver = Driver::home();
    driver.press(&["n", "Enter", "Enter"]).sees("A plan needs a name");
    driver.press(&["Esc"]).sees("no plans yet");
}

#[test]
fn a_plan_is_renamed_copied_deleted_and_brought_back() {
    let mut driver = Driver::home_with(|store| {
        store.create("First", &partnerplan::plan::Plan::empty("First")).unwrap();
    });
    driver.waits_for("0 candidates").press(&["r"]).type_text(" of all").press(&["Enter"]).waits_for("First of all");
    driver.waits_for("0 candidates").press(&["y", "Enter"]).waits_for("First of all (copy)");
    driver.press(&["d"]).sees("into the trash?").press(&["Enter"]).sees("2 plans");
    driver.press(&["d", "y"]).sees("1 plan").sees("is in the trash");
    driver.press(&["t"]).sees("Trash").press(&["Enter", "Enter"]).waits_for("2 plans").sees("is back");
}

#[test]
fn an_unreadable_plan_is_listed_with_its_reason_and_left_alone() {
    let broken = "(format: 1, name: \"Old\", partners: [(id: 7)])";
    let mut driver = Driver::home_with(|store| {
        std::fs::create_dir_all(store.plans()).unwrap();
        std::fs::write(store.plans().join("old.ron"), broken).unwrap();
    });
    driver.waits_for("unreadable: line 1");
    driver.press(&["Enter"]).waits_for("old.ron");
    assert_eq!(std::fs::read_to_string(driver.folder().join("plans/old.ron")).unwrap(), broken);
}

#[test]
fn home_keeps_the_plan_one_stands_on() {
    let mut driver = Driver::home_with(|store| {
        for name in ["Alpha", "Beta", "Gamma"] {
            store.create(name, &partnerplan::plan::Plan::empty(name)).unwrap();
        }
        std::fs::write(store.plans().join("delta.ron"), "(format").unwrap();
    });
    driver.waits_for("unreadable").waits_for("0 candidates").press(&["/"]).type_text("beta").press(&["Enter", "Esc"]);
    driver.press(&["y", "Enter"]).waits_for("Beta (copy)").press(&["d"]).sees("Put “Beta” into").press(&["Esc"]);
    driver.press(&["Enter"]).waits_for("1 Ideal customer").press(&["Esc"]).waits_for("5 plans");
    driver.until("all are read", |driver| driver.screen().matches("0 candidates").count() == 4);
    driver.press(&["d"]).sees("Put “Beta” into").press(&["Esc"]);
    driver.press(&["/"]).type_text("delta").press(&["Enter", "Esc", "Enter"]).waits_for("cut short");
    driver.press(&["Esc", "d"]).sees("Put “delta” into");
}

#[test]
fn help_lists_what_can_be_done_here_and_does_it() {
    let mut driver = Driver::home();
    driver.press(&["F1"]).sees("Home: what can I do here?").sees("industry starter");
    driver.type_text("make a new").press(&["Enter"]).sees("what do you sell?");
}

#[test]
fn ctrl_c_leaves_from_anywhere() {
    for keys in [&[][..], &["n"], &["n", "Enter"], &["F1"]] {
        let mut driver = Driver::home();
        driver.press(keys).press(&["Ctrl-c"]);
        assert_eq!(driver.ended.map(|(code, _)| code), Some(0), "after {keys:?}");
    }
}

#[test]
fn home_is_drawn_at_every_size() {
    let mut driver = Driver::home_with(|store| {
        store.create("東京 👩‍💻 plan", &partnerplan::plan::Plan::empty("東京 👩‍💻 plan")).unwrap();
    });
    driver.waits_for("0 candidates");
    for columns in 1..=130 {
        for rows in [1, 2, 5, 11, 12, 13, 24, 45] {
            driver.resize(columns, rows);
        }
    }
    driver.resize(39, 12).sees("needs 40×12").resize(40, 12).sees("New plan");
}

#[test]
fn the_mouse_does_what_the_keys_do() {
    let mut driver = Driver::home();
    driver.click("Open the example").waits_for("3 Prioritise");
    driver.click("Ideal customer").sees("1 Ideal customer");
    let mut driver = Driver::home();
    driver.click("new").sees("what do you sell?");
    driver.click_at(79, 0).sees("what do you sell?");
}

#[test]
fn a_pasted_filter_is_one_line_and_esc_clears_it() {
    let mut driver = Driver::home_with(|store| {
        for name in ["Nordic", "Alpine"] {
            store.create(name, &partnerplan::plan::Plan::empty(name)).unwrap();
        }
    });
    driver.until("both are read", |driver| driver.screen().matches("0 candidates").count() == 2);
    driver
        .press(&["/"])
        .paste("nor\nalp")
        .sees("0 of 2")
        .press(&["Ctrl-u"])
        .type_text("nor")
        .sees("1 of 2")
        .lacks("Alpine");
    driver.press(&["Enter", "Esc"]).sees("Alpine");
}

#[test]
fn the_system_ends_the_program_and_nothing_is_lost() {
    for (message, code) in [(Message::Signal(15), 143), (Message::Signal(1), 129), (Message::Gone, 129)] {
        let mut driver = Driver::example();
        let name = driver.open_plan().name.clone();
        let before = driver.open_plan().partners.len();
        driver.go(CANDIDATES).press(&["d"]);
        assert_eq!(driver.open_plan().partners.len(), before - 1);
        driver.message(message);
        assert_eq!(driver.ended.as_ref().map(|(code, _)| *code), Some(code));
        assert_eq!(driver.saved_plan(&name).partners.len(), before - 1);
    }
}

#[test]
fn a_change_is_saved_a_moment_later_and_the_corner_says_so() {
    let mut driver = Driver::example();
    let name = driver.open_plan().name.clone();
    driver.go(CANDIDATES).press(&["d"]).sees("saving").pause().sees("saved");
    assert_eq!(driver.saved_plan(&name).partners.len(), 21);
    driver.press(&["u"]).sees("Undone").pause();
    assert_eq!(driver.saved_plan(&name).partners.len(), 22);
    assert!(driver.line("2 Map").contains("22"));
}

#[test]
fn a_plan_that_cannot_be_saved_is_not_lost_and_leaving_asks() {
    let mut driver = Driver::example();
    let path = driver.store().plans();
    std::fs::remove_dir_all(&path).unwrap();
    driver.go(CANDIDATES).press(&["d", "q"]).sees("The plan is not saved").sees("Save yours elsewhere");
    let elsewhere = driver.folder().join("rescue.ron");
    driver.press(&["Down", "Enter", "Ctrl-u"]).type_text(&elsewhere.to_string_lossy()).press(&["Enter"]).sees("saved");
    assert!(elsewhere.exists());
    driver.press(&["q"]);
    assert_eq!(driver.ended.as_ref().map(|(code, _)| *code), Some(0));
}

#[test]
fn a_large_paste_is_taken_whole_with_or_without_brackets() {
    let name = "Long name of a partner, ".repeat(2_000);
    for bracketed in [true, false] {
        let mut driver = Driver::example();
        driver.go(CANDIDATES).press(&["a"]);
        if bracketed {
            driver.paste(&name)
        } else {
            driver.flood(&format!("  {name}"))
        };
        driver.press(&["Enter"]);
        assert_eq!(driver.open_plan().partners.last().unwrap().name, name.trim());
    }
}

#[test]
fn a_starter_alone_does_not_tick_the_first_step_off() {
    let mut driver = Driver::home();
    driver.press(&["n", "Enter"]).type_text("Fresh").press(&["Enter"]);
    assert!(!driver.line("1 Ideal customer").contains("customer ✓"));
    driver.press(&["Down", "Down"]).type_text("30 %").press(&["Enter"]);
    assert!(driver.line("1 Ideal customer").contains("customer ✓"));
}
