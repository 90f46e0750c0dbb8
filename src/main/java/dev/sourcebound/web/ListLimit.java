package dev.sourcebound.web;

import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Schema;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/// Describes the parameter that says how much of a list to tell.
@Parameter(
        description = "How many at most.",
        schema = @Schema(type = "integer", minimum = "1", maximum = "1000", defaultValue = "1000"))
@Target(ElementType.PARAMETER)
@Retention(RetentionPolicy.RUNTIME)
@interface ListLimit {}
