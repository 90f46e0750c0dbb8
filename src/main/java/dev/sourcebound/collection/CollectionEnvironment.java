package dev.sourcebound.collection;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.source.ConfigurationPropertySources;
import org.springframework.boot.web.context.reactive.StandardReactiveWebEnvironment;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.EnumerablePropertySource;
import org.springframework.core.env.MapPropertySource;
import org.springframework.core.env.MutablePropertySources;
import org.springframework.core.env.PropertySource;
import org.springframework.core.env.SystemEnvironmentPropertySource;

/// The settings of one collection, as if it were a server of its own: its own ones first, wherever
/// they were given, then the server's but for [OwnSettings].
final class CollectionEnvironment extends StandardReactiveWebEnvironment {

    /// Which collection a feature works for, where its own packages know of none: what is outside
    /// of this process and shared takes it into its names.
    static final String NAME = "sourcebound.collection";

    /// By this ending Spring Boot knows the variables of a process, and reads their names as such.
    private static final String VARIABLES = "-systemEnvironment";

    private CollectionEnvironment() {}

    @Override
    protected void customizePropertySources(MutablePropertySources sources) {
        // None but those of the server's: else the process's variables would be there unfiltered.
    }

    static CollectionEnvironment of(
            ConfigurableEnvironment server, CollectionName name, Set<String> given) {
        OwnSettings own = new OwnSettings(given);
        List<PropertySource<?>> first = new ArrayList<>();
        List<PropertySource<?>> then = new ArrayList<>();
        for (PropertySource<?> source : server.getPropertySources()) {
            if (ConfigurationPropertySources.isAttachedConfigurationPropertySource(source)) {
                continue;
            }
            if (source instanceof EnumerablePropertySource<?> listed) {
                first.add(own(listed, name));
                then.add(servers(listed, own));
            } else {
                then.add(source);
            }
        }
        CollectionEnvironment made = new CollectionEnvironment();
        MutablePropertySources sources = made.getPropertySources();
        sources.addLast(new MapPropertySource("collection", Map.of(NAME, name.value())));
        first.forEach(sources::addLast);
        then.forEach(sources::addLast);
        sources.addLast(
                new MapPropertySource(
                        "collectionDefaults",
                        Map.of("sourcebound.channel.folder", "data/channel-" + name)));
        ConfigurationPropertySources.attach(made);
        return made;
    }

    private static PropertySource<?> own(EnumerablePropertySource<?> source, CollectionName name) {
        boolean variables = source instanceof SystemEnvironmentPropertySource;
        String prefix = CollectionSettings.PREFIX + "." + name + ".";
        String from =
                variables
                        ? prefix.replace("-", "").replace('.', '_').toUpperCase(Locale.ROOT)
                        : prefix;
        String to = variables ? "SOURCEBOUND_" : "sourcebound.";
        Map<String, Object> settings = new LinkedHashMap<>();
        for (String each : source.getPropertyNames()) {
            if (each.startsWith(from)) {
                put(settings, to + each.substring(from.length()), source.getProperty(each));
            }
        }
        return made("own " + source.getName(), settings, variables);
    }

    private static PropertySource<?> servers(EnumerablePropertySource<?> source, OwnSettings own) {
        Map<String, Object> settings = new LinkedHashMap<>();
        for (String each : source.getPropertyNames()) {
            if (!own.withhold(each)) {
                put(settings, each, source.getProperty(each));
            }
        }
        return made(source.getName(), settings, source instanceof SystemEnvironmentPropertySource);
    }

    private static void put(Map<String, Object> settings, String name, @Nullable Object value) {
        if (value != null) {
            settings.put(name, value);
        }
    }

    private static PropertySource<?> made(
            String name, Map<String, Object> settings, boolean variables) {
        return variables
                ? new SystemEnvironmentPropertySource(name + VARIABLES, settings)
                : new MapPropertySource(name, settings);
    }
}
