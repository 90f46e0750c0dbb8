package dev.sourcebound.evaluation;

/// An option of a command, given as `--name value` or `--name=value`.
///
/// @param name without the dashes
/// @param value what stands for its value in the help, such as `FILE`
/// @param meaning one line for the help
record Option(String name, String value, String meaning) {}
