import java.util.Collection;
import java.util.function.Supplier;
import org.opensearch.cluster.metadata.IndexNameExpressionResolver;
import org.opensearch.cluster.service.ClusterService;
import org.opensearch.core.common.io.stream.NamedWriteableRegistry;
import org.opensearch.core.xcontent.NamedXContentRegistry;
import org.opensearch.env.Environment;
import org.opensearch.env.NodeEnvironment;
import org.opensearch.knn.plugin.KNNPlugin;
import org.opensearch.repositories.RepositoriesService;
import org.opensearch.script.ScriptService;
import org.opensearch.threadpool.ThreadPool;
import org.opensearch.transport.client.Client;
import org.opensearch.transport.grpc.spi.QueryBuilderProtoConverter;
import org.opensearch.watcher.ResourceWatcherService;

/// The plugin for vectors, without its part for gRPC.
public final class Vectors extends KNNPlugin {

    @Override
    public Collection<Object> createComponents(
            Client client,
            ClusterService clusterService,
            ThreadPool threadPool,
            ResourceWatcherService resourceWatcherService,
            ScriptService scriptService,
            NamedXContentRegistry contentRegistry,
            Environment environment,
            NodeEnvironment nodeEnvironment,
            NamedWriteableRegistry writeableRegistry,
            IndexNameExpressionResolver nameResolver,
            Supplier<RepositoriesService> repositories) {
        return super.createComponents(
                        client,
                        clusterService,
                        threadPool,
                        resourceWatcherService,
                        scriptService,
                        contentRegistry,
                        environment,
                        nodeEnvironment,
                        writeableRegistry,
                        nameResolver,
                        repositories)
                .stream()
                .filter(component -> !(component instanceof QueryBuilderProtoConverter))
                .toList();
    }
}
