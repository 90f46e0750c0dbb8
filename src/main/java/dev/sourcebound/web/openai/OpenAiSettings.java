package dev.sourcebound.web.openai;

import java.util.List;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/// @param models names of the one model there is, at least one, none blank; further ones than the
///   first are for clients whose model cannot be set
@ConfigurationProperties("sourcebound.openai")
record OpenAiSettings(@DefaultValue("sourcebound") List<String> models) {

    OpenAiSettings {
        models = List.copyOf(models);
        if (models.isEmpty() || models.stream().anyMatch(String::isBlank)) {
            throw new IllegalArgumentException(
                    "sourcebound.openai.models must name at least one model and no blank one, got "
                            + models);
        }
    }
}
