/// Where people ask outside of this server's own pages: what is accepted, kept, answered and
/// posted, whichever service it comes from. Each service has a package below this one.
@NullMarked
package dev.sourcebound.channel;

import org.jspecify.annotations.NullMarked;
