/// Slack: its events and commands in, messages of blocks out.
@NullMarked
package dev.sourcebound.channel.slack;

import org.jspecify.annotations.NullMarked;
