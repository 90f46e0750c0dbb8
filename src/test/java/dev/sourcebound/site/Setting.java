package dev.sourcebound.site;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.reflect.RecordComponent;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/// A setting of the program, as the record says that holds it.
///
/// @param name such as `sourcebound.web.queue`
/// @param type such as `int`
/// @param fallback what holds where it is not set; empty where nothing does
/// @param meaning what its `@param` says
record Setting(String name, String type, String fallback, String meaning) {

    private static final Path SOURCES = Path.of("src/main/java");

    /// All of them, in the order of their names.
    static List<Setting> all() {
        return new ClassFileImporter()
                        .withImportOption(new ImportOption.DoNotIncludeTests())
                        .importPackages("dev.sourcebound")
                        .stream()
                        .filter(type -> type.isAnnotatedWith(ConfigurationProperties.class))
                        .map(JavaClass::reflect)
                        .flatMap(Setting::of)
                        .sorted(Comparator.comparing(Setting::name))
                        .toList();
    }

    private static Stream<Setting> of(Class<?> settings) {
        String prefix =
                settings.getAnnotation(ConfigurationProperties.class).value()
                        + settings.getAnnotation(ConfigurationProperties.class).prefix();
        String source = source(settings);
        List<Setting> all = new ArrayList<>();
        for (RecordComponent component : settings.getRecordComponents()) {
            // A record within a record is a group of settings.
            if (component.getType().isRecord()) {
                continue;
            }
            all.add(
                    new Setting(
                            prefix + "." + dashed(component.getName()),
                            type(component),
                            fallback(settings, component.getName()),
                            meaning(source, component.getName())));
        }
        return all.stream();
    }

    private static String dashed(String name) {
        return name.replaceAll("([A-Z])", "-$1").toLowerCase(Locale.ROOT);
    }

    private static String type(RecordComponent component) {
        return component.getGenericType().getTypeName().replaceAll("[a-z]+\\.|[A-Za-z]+\\$", "");
    }

    /// The annotation stands at the parameter, or at a default constructor's.
    private static String fallback(Class<?> settings, String name) {
        return Arrays.stream(settings.getDeclaredConstructors())
                .flatMap(constructor -> Arrays.stream(constructor.getParameters()))
                .filter(parameter -> parameter.getName().equals(name))
                .map(parameter -> parameter.getAnnotation(DefaultValue.class))
                .filter(given -> given != null)
                .map(given -> String.join(",", given.value()))
                .findFirst()
                .orElse("");
    }

    private static String meaning(String source, String name) {
        Matcher found =
                Pattern.compile(
                                "/// @param " + name + " (.*?)(?=\n *///? @param|\n *[^ /])",
                                Pattern.DOTALL)
                        .matcher(source);
        return found.find() ? found.group(1).replaceAll("\\s*\n *///\\s*", " ").strip() : "";
    }

    private static String source(Class<?> settings) {
        try {
            return Files.readString(
                    SOURCES.resolve(settings.getName().replace('.', '/') + ".java"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// The prefixes under which there are settings, such as `sourcebound.web`.
    static List<String> groups(List<Setting> all) {
        return all.stream()
                .map(setting -> setting.name().substring(0, setting.name().lastIndexOf('.')))
                .distinct()
                .collect(Collectors.toList());
    }
}
