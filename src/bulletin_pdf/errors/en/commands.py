"""English wording of what is wrong with a command line."""

MESSAGES: dict[str, tuple[str, str]] = {
    "usage-missing": ("{name} is missing", "Usage: {command} --help"),
    "usage-no-option": ("there is no option {name}", "Usage: {command} --help"),
    "usage-no-option-near": ("there is no option {name}", "{near}, maybe? Usage: {command} --help"),
    "usage-no-command": ("there is no command {name}", "All commands: {command} --help"),
    "usage-no-command-near": (
        "there is no command {name}",
        "{near}, maybe? All commands: {command} --help",
    ),
    "usage-no-value": ("{name} lacks its value, or takes none", "Usage: {command} --help"),
    "usage-choice": ("{name} does not take this value", "It takes: {known}."),
    "usage-range": ("{name} does not take this value", "Give a number from {low} to {high}."),
    "usage-least": ("{name} does not take this value", "Give a number of at least {low}."),
    "usage-date": ("{name} is not a date", "Write it like 2012-01-10."),
    "usage-value": ("{name} does not take this value: {reason}", "Usage: {command} --help"),
    "usage-wrong": ("the command line is wrong: {reason}", "Usage: {command} --help"),
}
