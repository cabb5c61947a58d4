//! The frame round every view: what lies over it, the ways to go, the palette, the foot.

use crate::driver::Driver;
use partnerplan::interview::steps::View;

#[test]
fn a_dialog_lies_over_the_view_which_stays_in_sight_and_out_of_reach() {
    let mut driver = Driver::example();
    driver.go(View::Candidates).sees("› Harrowgate").press(&["a"]);
    driver.sees("Add a candidate").sees("Paxwell HRIS").click("Paxwell HRIS").press(&["Esc"]).sees("› Harrowgate");
}
