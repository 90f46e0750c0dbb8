package dev.sourcebound.collection;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/// Marks a configuration or controller of which a server has one, however many collections. What
/// nobody marks is made anew for each collection, so that what is forgotten is kept apart.
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
public @interface OncePerServer {}
