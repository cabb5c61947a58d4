//! The command line: arguments, and one file a subcommand.
