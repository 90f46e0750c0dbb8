package dev.sourcebound.answer;

import jakarta.validation.constraints.DecimalMax;
import jakarta.validation.constraints.DecimalMin;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/// @param maxFalseAnswerRate `(0, 1]`, the part of unanswerable questions that may get an answer;
///   picks the refusal point from the reader's calibration. Less means more refusals
@Validated
@ConfigurationProperties("sourcebound.answer")
record AnswerSettings(
        @DefaultValue("0.05") @DecimalMin(value = "0", inclusive = false) @DecimalMax("1")
                double maxFalseAnswerRate) {}
