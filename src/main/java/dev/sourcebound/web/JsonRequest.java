package dev.sourcebound.web;

/// A request body that is read strictly: no value of another type, and no unknown field unless its
/// type says otherwise.
public interface JsonRequest {}
