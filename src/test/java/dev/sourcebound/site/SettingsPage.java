package dev.sourcebound.site;

import static dev.sourcebound.site.Rendering.escaped;

import java.util.List;
import java.util.stream.Collectors;

/// All settings, each as the record says that holds it.
final class SettingsPage {

    private SettingsPage() {}

    static String html() {
        List<Setting> all = Setting.all();
        StringBuilder html =
                new StringBuilder(
                        "<h1>All settings</h1><p>Made of the records that hold them. On the command line as <code>--name=value</code>, or as environment variables: in capitals, <code>_</code> for each dot and each hyphen (<code>SOURCEBOUND_WEB_ANSWER_TIMEOUT</code>).</p>");
        for (String group : Setting.groups(all)) {
            html.append("<h2 id=\"%s\"><code>%s</code></h2>".formatted(group, group))
                    .append(
                            "<table><thead><tr><th>setting</th><th>type</th><th>default</th><th>meaning</th></tr></thead><tbody>")
                    .append(
                            all.stream()
                                    .filter(setting -> isIn(setting, group))
                                    .map(SettingsPage::row)
                                    .collect(Collectors.joining("\n")))
                    .append("</tbody></table>");
        }
        return html.toString();
    }

    private static boolean isIn(Setting setting, String group) {
        return setting.name().startsWith(group + ".")
                && setting.name().indexOf('.', group.length() + 1) < 0;
    }

    private static String row(Setting setting) {
        String fallback =
                setting.fallback().isEmpty()
                        ? "none"
                        : "<code>" + escaped(setting.fallback()) + "</code>";
        return "<tr><td><code>%s</code></td><td>%s</td><td>%s</td><td>%s</td></tr>"
                .formatted(
                        setting.name().substring(setting.name().lastIndexOf('.') + 1),
                        escaped(setting.type()),
                        fallback,
                        escaped(setting.meaning()).replaceAll("`([^`]+)`", "<code>$1</code>"));
    }
}
