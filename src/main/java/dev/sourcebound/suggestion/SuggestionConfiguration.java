package dev.sourcebound.suggestion;

import dev.sourcebound.answer.Answerer;
import dev.sourcebound.answer.GroundedAnswerer;
import dev.sourcebound.answer.Provenance;
import dev.sourcebound.answer.Suggestions;
import dev.sourcebound.corpus.Corpus;
import dev.sourcebound.language.Languages;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Conditional;
import org.springframework.context.annotation.Configuration;

/// A server only: commands measure, and need nothing to offer.
@Configuration(proxyBeanMethods = false)
@ConditionalOnWebApplication
class SuggestionConfiguration {

    @Bean
    @ConditionalOnMissingBean
    Turn suggestionTurn() {
        return new Turn();
    }

    @Bean
    @Conditional(SuggestionsWanted.class)
    SuggestionLifecycle suggestionLifecycle(
            Suggestions suggestions,
            Corpus corpus,
            Languages languages,
            GroundedAnswerer answerer,
            Supplier<Provenance> provenance,
            SuggestionSettings settings,
            Turn turn) {
        Answerer uncounted = answerer.uncounted();
        SuggestionFinder finder =
                new SuggestionFinder(
                        languages,
                        (question, progress) ->
                                corpus.pinned(() -> uncounted.answer(question, progress)),
                        settings.questions(),
                        settings.time());
        @Nullable SuggestionFile file =
                settings.file() == null ? null : new SuggestionFile(settings.file());
        return new SuggestionLifecycle(
                corpus,
                suggestions,
                finder,
                file,
                () -> settings.questions() + " " + provenance.get().fingerprint(),
                turn,
                SuggestionLifecycle.QUIET);
    }
}
