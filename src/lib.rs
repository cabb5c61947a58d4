//! `partnerplan` answers the first question of a partner program: which few partners do we start with, and what does
//! each kind of them need from us?
//!
//! # The house
//!
//! ```text
//! text        text as a terminal shows it: width, cut, wrapped, clean, ASCII; and which texts are one to a reader
//! plan        what a plan is; every change to one is an Edit that knows its way back
//! catalog     the shipped knowledge of assets/, typed: models, criteria, starters, guidance, pre-fills, traps
//! reconcile   two versions of a plan become one; what both say otherwise waits to be settled
//! prioritise  from a plan to answers: quick pass, qualify, weights, score, coverage; how firm, what next, whom to recruit
//! accounts    when two companies are one; who already sells to our accounts
//! interview   what is asked, in which order, and what an answer makes of a plan
//! import      spreadsheets, CRM exports, pasted rows and account lists become edits
//! report      the one Report everything is read from, and one file a format
//! picture     what is to be seen of a report, laid out once for screens, text and SVG
//! settings    what one file of the user says about all plans: looks and keys
//! store       where plans live: reading, atomic writing, locks, earlier versions, drafts, trash
//! action      what can be done, by its name: a key, a click or a line means one
//! desk        the open plan: its save, its past, what is worked out beside it
//! plain       the wizard line by line
//! tui         the wizard on the screen
//! cli         the command line: one file a subcommand
//! ```
//!
//! `plan` knows the standard library, serde, and what `text` says of a text; `settings` knows `text`. `catalog`, `accounts`, `prioritise` and
//! `reconcile` know `plan`; `interview`, `import`, `report` and `store` know those; `picture` knows `report`, and the HTML paper is handed
//! its pictures. `desk` knows them but `picture`; on one desk work `tui`, whose screens know all of it, and `plain`, which
//! draws nothing and says what is to be seen of pictures. `cli` knows everything, and nothing knows it. No two files import each other in a circle. Meaning names
//! no screen, no file and no clock. A test (`tests/stories/walls.rs`) holds these walls up. Where to put what is new
//! stands in `CONTRIBUTING.md`.
//!
//! # One way through
//!
//! ```text
//! key ─ Message ─ screen ───┐
//! line ─ plain ─────────────┤
//! CSV, XLSX, paste ─ import ┼─ interview ─ Edit ─┐
//! JSON ─ apply ─────────────┘                    │
//! RON file ─ store ──────────────────────────────┼─► Plan ─► prioritise ─► Report ─┬─► screens (live), plain
//!                                                │                 ▲               ├─► picture ─► screens, text, svg
//! lists beside the plan ─ store ─ accounts ──────┼─ who is where ──┘               ├─► md html csv json
//!                                                ├─► Findings, on the side ────────┤
//!                                                └─► store (autosave)              └─► rank, show, check
//! ```
//!
//! # The story of one keystroke
//!
//! The user presses `4` while rating. The thread that reads the terminal makes a key of its bytes ([`tui`], `input`) and
//! sends it as a [`tui::Message`]. The session takes in what waits, for a moment at most, and hands it to the app, which
//! asks the [`tui::keys`] of the topmost layer what `4` means there. The layer, here the view shown, gets that action and
//! asks [`interview::rating`] for the [`plan::Change`] it is: the words for undo, and an [`plan::Edit`] that replaces the
//! partner, with all that follows from the answer. The [`plan::Document`] applies it, keeps the inverse, and its revision
//! rises. Because it rose, the app has the layers look again, and the frame is drawn once: the view asks the open plan
//! for the [`report::Report`], which is made anew, and the ranking moves.
//! What takes longer than a keystroke, how firm the ranking is and whom to recruit, is worked out in the next pause on a
//! thread of its own from a snapshot of the plan ([`report::Findings`]); it comes back as a message, and the screen fills
//! in. An answer for a plan that has changed since is dropped.
//! Four tenths of a second later the plan goes to the thread that saves, and the corner says *saved* when the disk has
//! it.
//!
//! # The story of one field
//!
//! "Industries" stands once, in [`plan::Field::PROFILE`]: its id, its words, its kind, and how it is read from and
//! written to a profile as text. [`interview::pages`] says on which page it is asked; the form draws it there. What is
//! typed becomes a change in [`interview::fields`]. Its guidance is found under the same id in `assets/guidance.ron`, and
//! the README's list of fields is printed from it.
//!
//! # Words of the house
//!
//! | word | what it is |
//! |---|---|
//! | answer | what a user says about one thing: a key, a line, a cell; [`interview`] makes an edit of it |
//! | brief, paper | the one page a report begins with, made by `report::brief`; anything others read: the page, the report, a partner's sheet |
//! | candidate | a partner until both have signed |
//! | card | a form over one record, laid over a view |
//! | coverage | how much of the buying group a set of partners reaches, 0–100 |
//! | double | two candidates that look like one company; offered to be made one, never made one unasked |
//! | draft | what was typed and cannot stand in the plan yet; it stands where it was typed, also the next time |
//! | edit, change | a value that changes a plan and knows its way back; a change is an edit with its words |
//! | exchange | a private overlap of two companies: a request, an answer, a result, each a file; its key holds for it alone |
//! | evidence | how a judgement is known: guess, desk research, conversation, proof |
//! | findings | what takes longer than a keystroke: how firm, whom to recruit, what to ask next |
//! | floor | a storey of the wizard, see [`tui`]; each uses only lower ones |
//! | held | of sets being tried, the one that stays in sight beside the next; it is in no plan |
//! | invested | our days in year one at the price of a day, and our cost: what deals have to bring back |
//! | kept | a set tried and made the plan's: it holds whatever the numbers say |
//! | layer | what lies on the screen and can be acted on: Home, a view, a dialog |
//! | look | a layer reads the plan again, when the app says that it changed |
//! | met | somebody of ours has talked to them; without it nobody is recommended |
//! | open plan | a plan in memory with its history, its file, how its save stands, its report |
//! | proof | of n won deals, k in which a candidate was heard by a buyer at a stage; it suggests an influence |
//! | reading | one plausible draw of what is not known for sure: of ratings and weights, or of whom each partner reaches |
//! | presence | at which of our accounts each candidate is, from lists |
//! | rater, scorecard | who rated without the program, and what they said; the median is the rating |
//! | ready | nothing has to be settled before somebody of the set is recruited |
//! | room | a folder of `src`; a wall is who may not import whom |
//! | refuge | where a plan goes while its own file does not take it: one file, on another disk as a rule |
//! | scene | a picture laid out: shapes, what each is and whose; screen, text and SVG draw the same one |
//! | set, wave | whom to recruit now; when each of the others comes |
//! | share | how much of the whole something counts; one that was typed stays, the others divide what it leaves by weight |
//! | sheet | the strategy of one segment, line by line |
//! | source | who or what a rating is from; a trusted source is whom a buyer asks |
//! | standing | where somebody stands: ranked, not rated yet, ruled out |
//! | story | a test that a user would recognise |
//! | tour | six views of the example, each with what one sees there and why it matters |
//! | trap | what looks fine and goes wrong in practice, found by a rule that says why and where it is mended |
//! | undecided | what two versions of a plan that were merged say otherwise; one key or line settles it |
//! | verdict | what is to be done about somebody, one word: recruit now, on condition, talk first, later … |
//! | version | a plan as it was before a session changed it, kept beside it |
//! | view | one of the screens of a step, with what it is to show |
//! | volume | at how many of the accounts that match a partner is present |
//! | yes, expected | the chance that a candidate says yes once asked; the coverage to expect of a set that is asked |

pub mod accounts;
pub mod action;
pub mod catalog;
pub mod cli;
pub mod desk;
pub mod import;
pub mod interview;
pub mod picture;
pub mod plain;
pub mod plan;
pub mod prioritise;
pub mod reconcile;
pub mod report;
pub mod settings;
pub mod store;
pub mod text;
pub mod tui;
