package dev.sourcebound.scaleout;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.ZipFile;
import javax.tools.ToolProvider;

/// What a node of OpenSearch is made of: the jars that the build lists, those of the plugin for
/// vectors, and the few classes of `src/test/opensearch`, which are compiled against them.
final class NodeClassPath {

    private NodeClassPath() {}

    /// @param home where the build lists the jars, in the file `jars`
    static synchronized String read(Path home) {
        try {
            List<String> listed = Files.readAllLines(home.resolve("jars"));
            List<String> jars =
                    new ArrayList<>(listed.stream().filter(jar -> jar.endsWith(".jar")).toList());
            for (String zip : listed.stream().filter(each -> each.endsWith(".zip")).toList()) {
                jars.addAll(unzipped(Path.of(zip), home.resolve("plugin")));
            }
            String classPath = String.join(File.pathSeparator, jars);
            Path classes = Files.createDirectories(home.resolve("classes"));
            compile(classPath, classes);
            return classes + File.pathSeparator + classPath;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// The jars of a plugin that the nodes do not have in another version.
    private static List<String> unzipped(Path plugin, Path folder) throws IOException {
        Files.createDirectories(folder);
        List<String> jars = new ArrayList<>();
        try (ZipFile zip = new ZipFile(plugin.toFile())) {
            for (var entry : zip.stream().toList()) {
                String name = entry.getName();
                if (name.matches("[\\w.-]+\\.jar") && !name.matches("(http|slf4j).*")) {
                    Path jar = folder.resolve(name);
                    if (!Files.exists(jar)) {
                        Files.copy(zip.getInputStream(entry), jar);
                    }
                    jars.add(jar.toString());
                }
            }
        }
        return jars;
    }

    private static void compile(String classPath, Path classes) throws IOException {
        List<String> arguments =
                new ArrayList<>(List.of("-proc:none", "-nowarn", "-d", classes.toString(), "-cp"));
        arguments.add(classPath);
        try (Stream<Path> sources = Files.walk(Path.of("src", "test", "opensearch"))) {
            sources.map(Path::toString)
                    .filter(name -> name.endsWith(".java"))
                    .forEach(arguments::add);
        }
        var problems = new java.io.ByteArrayOutputStream();
        int result =
                ToolProvider.getSystemJavaCompiler()
                        .run(null, problems, problems, arguments.toArray(String[]::new));
        if (result != 0) {
            throw new IllegalStateException(problems.toString());
        }
    }
}
