//! What starts it: a flag, a setting, a terminal that can do no more, a pipe on either side.

use crate::pty::Pty;

const QUESTION: &str = "Home: the number of a plan";

#[test]
fn a_flag_a_setting_or_a_plain_terminal_starts_it_on_a_terminal() {
    for (arguments, surroundings) in
        [(&["--plain"][..], &[][..]), (&[], &[("ACCESSIBLE", "1")]), (&[], &[("TERM", "dumb")]), (&[], &[("TERM", "")])]
    {
        let folder = tempfile::tempdir().unwrap();
        let program = env!("CARGO_BIN_EXE_partnerplan");
        let mut pty = Pty::start_program(program, folder.path(), arguments, surroundings);
        pty.waits_for(QUESTION);
        pty.send(".quit\n");
        assert_eq!(pty.ends(), 0, "{arguments:?} {surroundings:?}");
    }
}
