package dev.sourcebound.retrieval;

/// Another name for something that has a name, as a text introduces it.
///
/// @param alias the other name as it is written, such as an acronym; in one line
/// @param name in one line
record Introduced(String alias, String name) {}
