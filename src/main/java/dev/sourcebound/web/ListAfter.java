package dev.sourcebound.web;

import io.swagger.v3.oas.annotations.Parameter;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/// Describes the parameter that names after what a list goes on.
@Parameter(
        description =
                "The name after which to go on, such as `next` of the reply before; it need not be in the"
                        + " list any more. Left out: from the beginning.")
@Target(ElementType.PARAMETER)
@Retention(RetentionPolicy.RUNTIME)
@interface ListAfter {}
