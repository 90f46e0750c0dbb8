package dev.sourcebound.chat;

/// A question as it may have been meant.
///
/// @param text stands alone
/// @param about what was taken from before, as it stands there; empty where nothing was
/// @param named whether that is a name, so that a reader would know one from another
record Rewrite(String text, String about, boolean named) {}
