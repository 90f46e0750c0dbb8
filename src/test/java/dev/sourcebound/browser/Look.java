package dev.sourcebound.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import java.nio.file.Path;
import java.util.List;

/// What pages look like. Each view is kept under `target/screenshots` and checked: its text stands
/// out, and nothing makes it scroll sideways.
public final class Look {

    private static final Path SCREENSHOTS = Path.of("target", "screenshots");

    /// WCAG 2.2, 1.4.3: of text and what is behind it.
    private static final double LEAST_CONTRAST = 4.5;

    private Look() {}

    /// @param name of the screenshot
    public static void check(Page page, String name) {
        page.screenshot(new Page.ScreenshotOptions().setPath(SCREENSHOTS.resolve(name + ".png")));
        assertThat(page.evaluate("document.scrollingElement.scrollWidth - innerWidth"))
                .as("%s: what stands beyond the window's side, in pixels", name)
                .isEqualTo(0);
        assertThat((List<?>) page.evaluate(FAINT_TEXT, LEAST_CONTRAST))
                .as("%s: text with too little contrast", name)
                .isEmpty();
    }

    /// Every visible text whose contrast is less than the argument, by WCAG's relative luminance.
    private static final String FAINT_TEXT =
            """
            (least) => {
              const channels = (colour) => colour.match(/[\\d.]+/g).map(Number);
              const luminance = (colour) => {
                const [r, g, b] = channels(colour).map((c) => c / 255)
                  .map((c) => (c <= 0.04045 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4));
                return 0.2126 * r + 0.7152 * g + 0.0722 * b;
              };
              const ground = (element) => {
                for (let at = element; at; at = at.parentElement ?? at.getRootNode().host) {
                  const colour = getComputedStyle(at).backgroundColor;
                  if ((channels(colour)[3] ?? 1) > 0) return colour;
                }
                return 'rgb(255, 255, 255)';
              };
              const roots = [document.body, ...[...document.querySelectorAll('*')]
                .map((element) => element.shadowRoot).filter((root) => root !== null)];
              const texts = roots.flatMap((root) => {
                const walker = document.createTreeWalker(root, NodeFilter.SHOW_TEXT);
                const found = [];
                while (walker.nextNode()) found.push(walker.currentNode);
                return found;
              });
              const faint = [];
              for (const node of texts) {
                const element = node.parentElement;
                const text = node.data.trim();
                if (text === '' || !element.checkVisibility()) continue;
                const lights = [getComputedStyle(element).color, ground(element)].map(luminance);
                const ratio = (Math.max(...lights) + 0.05) / (Math.min(...lights) + 0.05);
                if (ratio < least) faint.push(`${ratio.toFixed(2)}: ${text.slice(0, 40)}`);
              }
              return faint;
            }
            """;
}
