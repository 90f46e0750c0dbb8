package dev.sourcebound.web;

/// How failures are told on the paths that follow another API than ours. Without state.
public interface ProblemForm {

    /// Whether it is for this path.
    ///
    /// @param path of the request, from the root
    boolean covers(String path);

    /// What is told, to be written as JSON.
    Object body(Problem problem);
}
