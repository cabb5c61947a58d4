//! `partnerplan completions SHELL`: from the same definition as the arguments, and where a plan is meant the plans there
//! are. In bash, zsh and fish the script asks `partnerplan list --names` for them, at every Tab.

use super::{Arguments, Outcome};
use clap::{Arg, Command, CommandFactory};
use clap_complete::{Shell, generate};

/// Arguments that are a plan.
const PLANS: [&str; 3] = ["plan", "old", "new"];

const BASH: &str = r#"
# The short names of the plans. What a shell could take for more than a name is left out: they are expanded once more.
__partnerplan_plans() {
    local name
    partnerplan list --names 2>/dev/null | while IFS= read -r name; do
        [[ ${name} =~ ^[[:alnum:]._-]+$ ]] && printf '%s ' "${name}"
    done
}
"#;
const ZSH: &str = r#"
# The plans there are, else a file.
(( $+functions[__partnerplan_plans] )) ||
__partnerplan_plans() {
    local -a plans
    plans=(${(f)"$(partnerplan list --names 2>/dev/null)"})
    _alternative 'plans:plan:compadd -a plans' 'files:file:_files -g "*.ron"'
}
"#;

pub(super) fn run(shell: Shell) -> Outcome {
    let mut program = Arguments::command();
    let mut script = Vec::new();
    generate(shell, &mut program, "partnerplan", &mut script);
    let script = String::from_utf8_lossy(&script);
    Outcome::data(match shell {
        Shell::Bash => bash(&script, &program),
        Shell::Zsh => zsh(&script),
        Shell::Fish => fish(&script, &program),
        _ => script.into_owned(),
    })
}

/// The commands that take a plan, and whether anything else stands behind it.
fn commands(program: &Command) -> Vec<(Vec<&str>, bool)> {
    let mut commands = Vec::new();
    for command in program.get_subcommands() {
        let places: Vec<&Arg> = command.get_positionals().collect();
        let plans = places.iter().filter(|place| PLANS.contains(&place.get_id().as_str())).count();
        if plans > 0 {
            commands.push((vec![command.get_name()], plans < places.len()));
        }
        let inside = self::commands(command).into_iter();
        commands.extend(inside.map(|(names, has_more)| ([vec![command.get_name()], names].concat(), has_more)));
    }
    commands
}

/// What is no option is a plan, or where the plan is behind it already, a file; the options stand in the script.
fn bash(script: &str, program: &Command) -> String {
    let mut script = script.to_owned();
    for (names, has_more) in commands(program) {
        let plans = r#"opts="$(__partnerplan_plans)""#;
        let (place, name) = (names.len() + 1, names.join("__subcmd__"));
        let line = if has_more {
            format!(r#"[[ ${{cur}} == -* ]] || {{ opts=""; [[ ${{COMP_CWORD}} -eq {place} ]] && {plans}; }}"#)
        } else {
            format!("[[ ${{cur}} == -* ]] || {plans}")
        };
        let begins = format!("\n        partnerplan__subcmd__{name})\n            opts=\"");
        let Some((before, rest)) = script.split_once(&begins) else { continue };
        let Some((options, rest)) = rest.split_once('\n') else { continue };
        script = format!("{before}{begins}{options}\n            {line}\n{rest}");
    }
    BASH.trim_start().to_owned() + &script
}

fn zsh(script: &str) -> String {
    let is_plan =
        |line: &str| PLANS.iter().any(|id| line.trim_start_matches(['\'', ':']).starts_with(&format!("{id} -- ")));
    let mut out = String::new();
    for line in script.lines() {
        let completed = line.strip_suffix(":_default' \\").filter(|_| is_plan(line));
        match completed {
            Some(start) => out.extend([start, ":__partnerplan_plans' \\\n"]),
            // The first command of the script follows what it is for.
            None if line.starts_with("_partnerplan() {") => out.extend([ZSH.trim_start(), "\n", line, "\n"]),
            None => out.extend([line, "\n"]),
        }
    }
    out
}

fn fish(script: &str, program: &Command) -> String {
    let mut out = script.to_owned();
    for (names, _) in commands(program) {
        let plans = "-a \"(partnerplan list --names 2>/dev/null)\" -d 'A plan'\n";
        let condition = names.join("; and __fish_seen_subcommand_from ");
        out.extend(["complete -c partnerplan -n \"__fish_partnerplan_using_subcommand ", &condition, "\" ", plans]);
    }
    out
}
