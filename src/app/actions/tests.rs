use super::*;

#[test]
fn no_two_actions_share_a_shortcut_or_a_name() {
    for (n, one) in ACTIONS.iter().enumerate() {
        for other in &ACTIONS[n + 1..] {
            assert_ne!(one.name, other.name);
            assert!(one.shortcut.is_none() || one.shortcut != other.shortcut, "{one:?} and {other:?}");
        }
    }
}
