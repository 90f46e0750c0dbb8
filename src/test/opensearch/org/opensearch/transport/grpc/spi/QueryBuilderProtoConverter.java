package org.opensearch.transport.grpc.spi;

/// Stands in for an interface that the plugin for vectors names and a node without gRPC has no use for: the module that
/// has it is not on Maven Central.
public interface QueryBuilderProtoConverter {}
