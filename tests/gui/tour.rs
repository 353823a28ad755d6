//! The tour of the sample.

use egui_kittest::kittest::Queryable;
use parallax::app::state::View;
use parallax::app::texts::tour::STEPS;

use super::Driven;

#[test]
fn the_tour_opens_the_sample_and_goes_from_view_to_view() {
    let mut driven = Driven::with(Vec::new());
    driven.settle();
    driven.click("Tour of the sample");
    for (number, (view, title, _)) in STEPS.iter().enumerate() {
        assert_eq!(driven.look(|state| (state.tour, state.focus.view)), (Some(number), *view));
        assert!(driven.harness.query_by_label(title).is_some(), "{title}");
        driven.click(if number + 1 == STEPS.len() { "Done" } else { "Next step" });
    }
    assert_eq!(driven.look(|state| (state.tour, state.focus.view)), (None, View::Coding));
    driven.menu("Help", "Tour of the sample");
    assert_eq!(driven.look(|state| (state.tour, state.focus.view)), (Some(0), View::Compare));
    driven.click("End the tour");
    assert!(driven.look(|state| state.tour.is_none()));
}
