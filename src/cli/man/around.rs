//! What a manual page says of the surroundings: the variables that are read, the files that are left, how a command ends,
//! and lines to begin with. A story holds the variables to those the sources read.

pub(super) const ENVIRONMENT: &[(&str, &str)] = &[
    ("PARTNERPLAN_DIR", "The folder plans are kept under, a full path. --dir goes before it."),
    ("XDG_CONFIG_HOME", "Where neither is given, plans are kept in partnerplan under this folder, a full path."),
    ("HOME", "Where none of them is given, the place is the one this system has for settings in this folder."),
    (
        "XDG_STATE_HOME",
        "Where a plan goes that has to be left and that its own disk refuses, in partnerplan under this folder. Without \
         it that is .local/state under HOME.",
    ),
    (
        "TMPDIR",
        "Where such a plan goes when that place refuses it too; and where a file offered in the wizard's export may go.",
    ),
    ("NO_COLOR", "Anything in it: no colour, unless --color always asks for it."),
    (
        "COLORTERM",
        "truecolor or 24bit: themes are drawn in their very colours, else in the nearest of 256 that terminals share.",
    ),
    ("ACCESSIBLE", "Anything in it but 0: the wizard line by line, as with --plain."),
    ("TERM", "dumb: no colour, and the wizard line by line; so it is without any."),
    (
        "VISUAL, EDITOR",
        "The editor long texts are opened in by Ctrl-X in the wizard and by .editor in plain mode, with its options: \
         EDITOR=\"code --wait\". The first that is set; without either the text is typed in the wizard.",
    ),
    (
        "TMUX, STY",
        "Set by tmux and GNU screen: what is said of a text sent to the terminal's clipboard. tmux passes it on after \
         set -g set-clipboard on, screen not at all, and a terminal may have to be allowed to take it (iTerm2: Settings, \
         General, Selection) or may not know it (Terminal of macOS, older GNOME Terminal).",
    ),
    (
        "LC_ALL, LC_CTYPE, LANG",
        "The first that is set says which characters the terminal has: with UTF-8 in it all, else plain ASCII, as with \
         --ascii.",
    ),
    (
        "LC_ALL, LC_NUMERIC, LANG",
        "The first that is set says how figures are written and typed, and how spreadsheets here read a CSV: export \
         --excel follows it, and --delimiter and --decimal go before it. What is for programs is the same everywhere.",
    ),
    ("LC_ALL, LC_MONETARY, LANG", "The first that is set says where a currency stands beside its amount."),
    ("LC_ALL, LC_TIME, LANG", "The first that is set says how days are written and typed."),
    (
        "COLUMNS",
        "How wide tables and sentences are printed. Without it, as wide as the terminal; 200 columns into a file.",
    ),
    ("TZ", "Which day it is, and in which hour a plan was changed. --on goes before it."),
];

pub(super) const FILES: &[(&str, &str)] = &[
    ("plans/NAME.ron", "A plan: text, stable in its order, fit for git."),
    (
        "settings.ron",
        "Looks, characters and keys, if you want others than those shipped. partnerplan settings says whether it reads.",
    ),
    (
        "plans/.NAME.lock",
        "Says that a window writes the plan. It stays, and holds only as long as that window is open.",
    ),
    ("accounts/NAME/", "Account lists of the plan, and the keys of private overlaps until they are read."),
    ("overlap/answered", "Which requests for a private overlap were answered: each is answered once."),
    ("backups/NAME/", "Its earlier versions: the last ten, and the last one of each of 31 days."),
    ("drafts/NAME, history/NAME.ron", "What was typed and cannot stand in the plan yet; what can be undone."),
    ("home-drafts.ron", "What was typed at the list of plans and not done yet; with a number for a second window."),
    ("lent/", "A text that is in an editor just now. It goes with that."),
    ("elsewhere/", "The same for plans opened by a path."),
    ("trash/", "Plans that were deleted."),
    ("state.ron, known.ron", "Where each plan was left, and what the list says of it. Both may be deleted."),
];

pub(super) const EXIT: &[(&str, &str)] = &[
    ("0", "Done."),
    (
        "1",
        "A problem in the plan, the file or the disk; with check --strict, anything found; of merge, anything undecided.",
    ),
    ("2", "Wrong use; of merge, nothing was merged and OURS is as it was. Git takes both for a conflict to settle."),
    ("101", "A fault of the program; what is said then names where the work is."),
    ("128+n", "Ended by signal n. The plan was saved first."),
];

pub(super) const EXAMPLES: &[(&str, &str)] = &[
    ("partnerplan new demo --from example", "Makes a plan to look at, fully worked."),
    ("partnerplan open demo", "Opens the wizard in it."),
    ("partnerplan import mine partners.xlsx --dry-run", "Says what a spreadsheet would bring."),
    ("partnerplan rank mine", "Ranks the candidates, and says why nobody is ranked yet."),
    ("partnerplan diff mine --since monday", "Says what has changed this week, and what has moved by it."),
    ("partnerplan git-setup", "Says how git is told to merge plans by what they say, not line by line."),
    ("partnerplan export mine --brief board --output board.html", "Writes the page for the board."),
];

/// The examples as `--help` ends with them.
pub(in crate::cli) fn examples() -> String {
    let mut out = "Examples:\n".to_owned();
    for (line, words) in EXAMPLES {
        out.extend(["  ", line, "\n          ", words, "\n"]);
    }
    out + "\nSee also: partnerplan COMMAND --help, partnerplan keys, partnerplan man"
}
