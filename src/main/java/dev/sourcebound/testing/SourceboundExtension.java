package dev.sourcebound.testing;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.extension.ExtensionConfigurationException;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;
import org.junit.platform.commons.support.AnnotationSupport;

/// Gives tests the program over the folder that [SourceboundTest] names.
final class SourceboundExtension implements ParameterResolver {

    private static final ExtensionContext.Namespace NAMESPACE =
            ExtensionContext.Namespace.create(SourceboundExtension.class);

    /// What decides replies: two tests alike in this share a program.
    private record Key(String folder, List<String> settings) {}

    SourceboundExtension() {}

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
        return parameter.getParameter().getType() == Sourcebound.class;
    }

    /// Kept by the root, which closes it after all tests.
    @Override
    public Sourcebound resolveParameter(ParameterContext parameter, ExtensionContext context) {
        SourceboundTest test =
                AnnotationSupport.findAnnotation(
                                context.getRequiredTestClass(), SourceboundTest.class)
                        .orElseThrow(() ->
                                new ExtensionConfigurationException(
                                        "%s needs @SourceboundTest with a folder"
                                                .formatted(context.getRequiredTestClass())));
        return context.getRoot()
                .getStore(NAMESPACE)
                .computeIfAbsent(
                        new Key(test.folder(), List.of(test.settings())),
                        key -> Sourcebound.over(Path.of(test.folder()), test.settings()),
                        Sourcebound.class);
    }
}
