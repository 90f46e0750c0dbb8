package dev.sourcebound.evaluation;

import dev.sourcebound.evaluation.data.DataSet;
import dev.sourcebound.evaluation.data.Json;
import java.nio.file.Path;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.apache.commons.codec.digest.DigestUtils;

/// What a run is made with: two runs with the same give the same replies.
///
/// @param file the data set's name
/// @param data its content decides, not its name
/// @param settings as on the command line
record Made(Path file, DataSet data, List<String> settings) {

    /// A setting that holds a secret, by how its name ends. A run's folder is shown to others.
    private static final Pattern SECRET =
            Pattern.compile(
                    "(--[^=]*(?:key|token|secrets?|password)(?:\\[\\d+])?)=.*",
                    Pattern.CASE_INSENSITIVE | Pattern.DOTALL);

    /// Who signs in, within an address.
    private static final Pattern USER = Pattern.compile("://[^/?#\\s]*@");

    /// A secret among what an address asks for.
    private static final Pattern ASKED_SECRET =
            Pattern.compile(
                    "([?&;][^?&;=#\\s]*(?:key|token|secrets?|password|passwd|pwd)=)[^&;#\\s]*",
                    Pattern.CASE_INSENSITIVE);

    /// As names and values.
    SortedMap<String, String> with(Respondent respondent) {
        SortedMap<String, String> made = new TreeMap<>();
        made.put("questions", "%s, %s".formatted(file.getFileName(), digest()));
        made.put("format", data.format().slug());
        made.put("asked", respondent.label());
        made.put("settings", shown(settings));
        return made;
    }

    /// An address without who signs in there and what is a secret in it.
    static String withoutSecrets(String address) {
        String nameless = USER.matcher(address).replaceAll("://hidden@");
        return ASKED_SECRET.matcher(nameless).replaceAll("$1hidden");
    }

    /// The settings on one line, without the value of a key, a token, a secret or a password, and
    /// without those within addresses.
    static String shown(List<String> settings) {
        if (settings.isEmpty()) {
            return "none";
        }
        return settings.stream()
                .map(setting -> {
                    Matcher secret = SECRET.matcher(setting);
                    return secret.matches() ? secret.group(1) + "=hidden" : withoutSecrets(setting);
                })
                .collect(Collectors.joining(" "));
    }

    private String digest() {
        return "sha256:" + DigestUtils.sha256Hex(Json.canonical(data.questions()));
    }
}
