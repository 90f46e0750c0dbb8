package dev.sourcebound.site;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// Builds the site, and holds the pages to what they say: links lead somewhere, settings and
/// classes are those that there are, every command is run or says why not.
class SiteTest {

    private static final Pattern LINK =
            Pattern.compile("(?:href|src)=\"([^\"#:]+)(?:#([^\"]*))?\"");

    private static final Path MAIN = Path.of("src/main/java/dev/sourcebound");

    private static final List<Setting> SETTINGS = Setting.all();

    private final Pages pages = Pages.read();

    @Test
    void everyPageHasAPlace() {
        assertThat(pages.misplaced()).isEmpty();
        assertThat(pages.order().keySet()).containsExactly(Pages.Kind.values());
    }

    @Test
    void everyLinkLeadsSomewhere() {
        assertThat(Links.broken(pages)).isEmpty();
    }

    @Test
    void everyCodeBlockSaysWhatItIs() {
        List<String> missing =
                pages.every().stream().flatMap(page -> Mark.missing(page).stream()).toList();
        assertThat(missing).isEmpty();
    }

    @Test
    void everySettingThatIsNamedIsThere() {
        Set<String> there =
                SETTINGS.stream().map(Setting::name).collect(Collectors.toCollection(TreeSet::new));
        List<String> wrong = new ArrayList<>();
        for (Page page : pages.every()) {
            NamedSettings named = NamedSettings.of(page);
            Stream.concat(named.defaults().keySet().stream(), named.inText().stream())
                    .filter(name -> !isThere(name, there))
                    .map(name ->
                            "%s names the setting %s, which is not there"
                                    .formatted(page.file(), name))
                    .forEach(wrong::add);
        }
        assertThat(wrong).isEmpty();
    }

    @Test
    void everySettingIsInATable() {
        Set<String> named = new TreeSet<>();
        pages.every().forEach(page -> named.addAll(NamedSettings.of(page).defaults().keySet()));
        assertThat(SETTINGS.stream().map(Setting::name).filter(name -> !named.contains(name)))
                .as("settings that no table of any page names")
                .isEmpty();
    }

    @Test
    void defaultsInTablesAreThoseOfTheProgram() {
        List<String> wrong = new ArrayList<>();
        for (Page page : pages.every()) {
            Map<String, List<String>> named = NamedSettings.of(page).defaults();
            for (Setting setting : SETTINGS) {
                List<String> said = named.getOrDefault(setting.name(), List.of());
                if (!setting.fallback().isEmpty()
                        && said.size() == 1
                        && !says(said.getFirst(), setting)) {
                    wrong.add(
                            "%s says that %s is by default '%s', it is '%s'"
                                    .formatted(
                                            page.file(),
                                            setting.name(),
                                            said.getFirst(),
                                            setting.fallback()));
                }
            }
        }
        assertThat(wrong).isEmpty();
    }

    @Test
    void everySettingSaysWhatItMeans() {
        assertThat(SETTINGS)
                .hasSizeGreaterThan(60)
                .allSatisfy(
                        setting -> assertThat(setting.meaning()).as(setting.name()).isNotBlank());
    }

    /// Of the picture of the flow, and of the tables of packages and of what to change where.
    @Test
    void everyClassThatTheMapNamesIsThere() throws IOException {
        String overview = Files.readString(Pages.OVERVIEW);
        Set<String> there = classes();
        List<String> missing = new ArrayList<>();
        Matcher drawn =
                Pattern.compile(
                                "^[ |-]*(?:[a-z ]+- )?([a-z ]+?) {2,}([A-Z]\\w+) ",
                                Pattern.MULTILINE)
                        .matcher(picture(overview));
        int found = 0;
        while (drawn.find()) {
            found++;
            String[] words = drawn.group(1).strip().split(" {2,}", -1);
            String feature = words[words.length - 1];
            String type = "." + drawn.group(2);
            if (there.stream().noneMatch(each -> each.startsWith(feature) && each.endsWith(type))) {
                missing.add("the picture of the flow draws %s%s".formatted(feature, type));
            }
        }
        assertThat(found).as("classes in the picture").isGreaterThan(5);
        Matcher listed =
                Pattern.compile(
                                "^\\| [^|]+ \\| ((?:[^|]*`[a-z.]+`[^|]*`[A-Z]\\w+`)[^|]*)\\|$",
                                Pattern.MULTILINE)
                        .matcher(overview);
        while (listed.find()) {
            Matcher name = Pattern.compile("`([A-Z]\\w+)`").matcher(listed.group(1));
            while (name.find()) {
                String type = name.group(1);
                if (there.stream().noneMatch(each -> each.endsWith("." + type))
                        && !type.equals("ChatMemoryStore")
                        && !Files.exists(
                                Path.of("src/test/java/dev/sourcebound", type + ".java"))) {
                    missing.add("the table of what to change where names " + type);
                }
            }
        }
        assertThat(missing).isEmpty();
    }

    @Test
    void theSiteIsBuiltAndWhole() throws IOException {
        new Site(pages).build();
        List<String> broken = new ArrayList<>();
        for (Path file : Site.files()) {
            if (!file.toString().endsWith(".html")
                    || file.startsWith("files")
                    || Site.MADE.containsKey(file.toString())) {
                continue;
            }
            String html = Files.readString(Site.FOLDER.resolve(file));
            assertThat(html).as(file.toString()).doesNotContain("{{");
            Matcher link = LINK.matcher(html);
            while (link.find()) {
                Path to = Site.FOLDER.resolve(file).resolveSibling(link.group(1)).normalize();
                if (!Files.exists(to) && !Site.MADE.containsKey(to.getFileName().toString())) {
                    broken.add("%s: %s".formatted(file, link.group(1)));
                }
            }
        }
        assertThat(broken).isEmpty();
        assertThat(Site.files())
                .contains(Path.of("index.html"), Path.of("settings.html"), Path.of("style.css"));
    }

    /// What is not in a group of settings is something else: a file, a package, a field. Metrics
    /// have the same form; they are listed in the page on watching.
    private boolean isThere(String name, Set<String> there) {
        String[] parts = name.split("\\.", -1);
        boolean grouped =
                parts.length > 2
                        && there.stream()
                                .anyMatch(setting ->
                                        setting.startsWith("sourcebound." + parts[1] + "."));
        return !grouped
                || there.stream()
                        .anyMatch(setting ->
                                setting.equals(name)
                                        || setting.startsWith(
                                                name.endsWith(".") ? name : name + "."))
                || isMetric(name);
    }

    private boolean isMetric(String name) {
        Page watching = pages.all().get(Pages.FOLDER.resolve("watching.md"));
        String metrics = Markdown.text(watching.document());
        String last = "_" + name.substring(name.lastIndexOf('.') + 1).replace('-', '_');
        String first = name.substring(0, name.lastIndexOf('.')).replace('.', '_');
        return metrics.contains(first + last)
                || (metrics.contains(first) && metrics.contains(last));
    }

    /// `0`, beside what it stands for; `none` for what is empty.
    private static boolean says(String said, Setting setting) {
        String fallback = setting.fallback();
        return said.equals(fallback)
                || said.replace("`", "").equals(fallback)
                || said.startsWith(fallback + " ")
                || (fallback.isBlank() && said.startsWith("none"))
                || fallback.startsWith("classpath:");
    }

    private static String picture(String overview) {
        int from = overview.indexOf("## How a question flows");
        return overview.substring(from, overview.indexOf("Before the first question", from));
    }

    private static Set<String> classes() throws IOException {
        try (Stream<Path> files = Files.walk(MAIN)) {
            return files.filter(file -> file.toString().endsWith(".java"))
                    .map(file -> MAIN.relativize(file).toString().replace('/', '.'))
                    .map(name -> name.substring(0, name.length() - ".java".length()))
                    .collect(Collectors.toSet());
        }
    }
}
