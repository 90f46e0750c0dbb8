import java.io.IOException;
import java.util.List;
import org.codelibs.opensearch.runner.OpenSearchRunner;

/// One node of OpenSearch, in this process until it is killed. Its arguments: a folder of its own, the name of the
/// cluster, and settings, each a name and a value; a value of several ends in a comma.
public final class Node {

    private static final List<String> MODULES =
            List.of(
                    "org.opensearch.transport.Netty4ModulePlugin",
                    "org.opensearch.analysis.common.CommonAnalysisModulePlugin",
                    "org.opensearch.painless.PainlessModulePlugin",
                    "org.opensearch.index.reindex.ReindexModulePlugin");

    public static void main(String[] arguments) throws IOException {
        OpenSearchRunner runner = new OpenSearchRunner();
        runner.setMaxHttpPort(65_535);
        runner.onBuild((number, settings) -> {
            for (int i = 2; i < arguments.length; i += 2) {
                String value = arguments[i + 1];
                if (value.endsWith(",")) {
                    settings.putList(arguments[i], value.split(","));
                } else {
                    settings.put(arguments[i], value);
                }
            }
        });
        runner.build(
                OpenSearchRunner.newConfigs()
                        .basePath(arguments[0])
                        .clusterName(arguments[1])
                        .numOfNode(1)
                        .moduleTypes(String.join(",", MODULES))
                        .pluginTypes("Vectors")
                        .useLogger());
        while (System.in.read() >= 0) {
            // Until whoever started it has ended.
        }
        Runtime.getRuntime().halt(0);
    }
}
