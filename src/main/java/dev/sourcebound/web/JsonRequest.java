package dev.sourcebound.web;

/// A request body that is read strictly: no unknown field, no value of another type.
sealed interface JsonRequest permits AnswerRequest, PassageRequest, CheckRequest {}
