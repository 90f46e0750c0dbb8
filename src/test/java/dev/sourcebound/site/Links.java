package dev.sourcebound.site;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.commonmark.node.Image;
import org.commonmark.node.Link;

/// Looks every link of the pages up: files, and the headings within them. What leads out of the
/// repository is not asked for, since a build shall not depend on other people's servers.
final class Links {

    private Links() {}

    /// What leads nowhere.
    static List<String> broken(Pages pages) {
        Map<Path, Page> byFile =
                pages.every().stream().collect(Collectors.toMap(Page::file, page -> page));
        List<String> broken = new ArrayList<>();
        for (Page page : pages.every()) {
            Stream.concat(
                            page.links().stream().map(Link::getDestination),
                            Markdown.all(page.document(), Image.class).stream()
                                    .map(Image::getDestination))
                    .filter(link -> !isOutside(link))
                    .map(link -> fault(page, link, byFile))
                    .filter(fault -> !fault.isEmpty())
                    .forEach(broken::add);
        }
        return broken;
    }

    static boolean isOutside(String link) {
        return link.matches("[a-z]+:.*");
    }

    private static String fault(Page page, String link, Map<Path, Page> byFile) {
        Path target = page.target(link);
        if (!Files.exists(target)) {
            return "%s: the link %s leads to no file".formatted(page.file(), link);
        }
        int at = link.indexOf('#');
        Page to = byFile.get(target);
        if (at >= 0 && to != null && !to.anchors().contains(link.substring(at + 1))) {
            return "%s: the link %s leads to no heading of %s; there are %s"
                    .formatted(page.file(), link, target, to.anchors());
        }
        return "";
    }
}
