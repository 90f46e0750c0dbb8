package dev.sourcebound.collection;

import dev.sourcebound.corpus.SourceLink;
import dev.sourcebound.store.Database;
import dev.sourcebound.watch.Stages;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.composite.CompositeMeterRegistry;
import io.micrometer.observation.ObservationRegistry;
import java.util.List;
import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;

/// All that collections have in common: the models, which hold nothing of anybody's text, who may
/// ask, and what tells failures; and of a database that servers share, to each its own part. A
/// collection has no other way to what is outside of it.
///
/// Not among them is the cache of vectors: from how long a question takes one could tell that the
/// same had been asked in another collection.
final class Shared {

    /// The tag of metrics that says of which collection they are.
    static final String TAG = "collection";

    private static final List<String> BEANS =
            List.of(
                    "onnxEmbedder",
                    "windowModel",
                    "readerFit",
                    "languageDetector",
                    "tokenBudget",
                    "suggestionTurn",
                    "accessPolicy",
                    "sharedBudgets",
                    "problems",
                    "serverCodecConfigurer",
                    "eventStream");

    private static final String DATABASE = "database";

    private final ConfigurableListableBeanFactory server;

    /// @param taker the bean that gives them on, which is closed before they are
    Shared(ConfigurableListableBeanFactory server, String taker) {
        this.server = server;
        for (String bean : BEANS) {
            dependOn(bean, taker);
        }
        dependOn(DATABASE, taker);
    }

    private void dependOn(String bean, String taker) {
        if (server.containsBean(bean)) {
            server.registerDependentBean(bean, taker);
        }
    }

    /// Gives them to a collection.
    void to(ConfigurableListableBeanFactory collection, CollectionName name) {
        for (String bean : BEANS) {
            if (server.containsBean(bean)) {
                collection.registerSingleton(bean, server.getBean(bean));
            }
        }
        Database database = server.getBeanProvider(Database.class).getIfAvailable();
        if (database != null) {
            collection.registerSingleton(DATABASE, database.of(name.value()));
        }
        ObservationRegistry observations = server.getBean(ObservationRegistry.class);
        collection.registerSingleton("collectionName", name);
        collection.registerSingleton("sourceLink", new SourceLink(name.root()));
        collection.registerSingleton("stages", new Stages(observations, name.value()));
        collection.registerSingleton("meterRegistry", meters(name));
    }

    /// The server's metrics, each with the collection's name. Never closed: that would close the
    /// server's.
    private MeterRegistry meters(CollectionName name) {
        CompositeMeterRegistry meters = new CompositeMeterRegistry();
        meters.config().commonTags(TAG, name.value());
        meters.add(server.getBean(MeterRegistry.class));
        return meters;
    }
}
