/// The widget for other people's websites: who may embed it, the tokens it asks with, and how much
/// it may ask. What it shows is under `static/widget`.
@NullMarked
package dev.sourcebound.channel.widget;

import org.jspecify.annotations.NullMarked;
