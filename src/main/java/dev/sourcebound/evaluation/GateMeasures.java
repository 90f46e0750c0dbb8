package dev.sourcebound.evaluation;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toList;

import dev.sourcebound.answer.GroundingCheck.Failure;
import dev.sourcebound.answer.GroundingCheck.Verdict;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// What the gate does with claims that are known to be false or faithful. A false one that it lets
/// through has leaked; a faithful one that it stops is blocked: both are its errors.
///
/// @param ruled the claims, in their order
record GateMeasures(List<RuledClaim> ruled) {

    /// A labelled claim and what the gate does with it.
    ///
    /// @param failure why it is stopped; null where it is let through
    record RuledClaim(CitedClaim claim, @Nullable Failure failure) {

        static RuledClaim of(CitedClaim claim, Verdict verdict) {
            return switch (verdict) {
                case Verdict.Passed _ -> new RuledClaim(claim, null);
                case Verdict.Failed failed -> new RuledClaim(claim, failed.failure());
            };
        }

        boolean passed() {
            return failure == null;
        }

        /// Whether the gate is wrong about it.
        boolean isError() {
            return passed() != claim.faithful();
        }
    }

    /// Errors among so many claims.
    ///
    /// @param claims at least one
    record Errors(int claims, int errors) {

        static Errors among(List<RuledClaim> ruled) {
            long errors = ruled.stream().filter(RuledClaim::isError).count();
            return new Errors(ruled.size(), Math.toIntExact(errors));
        }

        /// `[0, 1]`
        double share() {
            return (double) errors / claims;
        }
    }

    GateMeasures {
        ruled = List.copyOf(ruled);
    }

    /// The faithful ones, or the false ones.
    GateMeasures only(boolean faithful) {
        return new GateMeasures(
                ruled.stream().filter(r -> r.claim().faithful() == faithful).toList());
    }

    Errors errors() {
        return Errors.among(ruled);
    }

    /// By kind, in the order in which the kinds first come.
    Map<String, Errors> byKind() {
        Map<String, Errors> errors = new LinkedHashMap<>();
        ruled.stream()
                .collect(groupingBy(r -> r.claim().kind(), LinkedHashMap::new, toList()))
                .forEach((kind, some) -> errors.put(kind, Errors.among(some)));
        return errors;
    }
}
