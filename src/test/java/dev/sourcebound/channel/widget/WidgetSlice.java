package dev.sourcebound.channel.widget;

import dev.sourcebound.web.WebSlice;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.webtestclient.autoconfigure.AutoConfigureWebTestClient;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.Import;

/// The widget's way in before the HTTP edge, on a port of its own, with a scripted answerer behind.
@EnableAutoConfiguration
@ComponentScan(basePackageClasses = WidgetConfiguration.class)
@Import(WebSlice.class)
class WidgetSlice {

    /// A website that may embed the widget, and one that may too, so that they can be confused.
    static final String LISTED = "https://www.example.org";

    static final String ALSO_LISTED = "http://localhost:4444";

    @Retention(RetentionPolicy.RUNTIME)
    @AutoConfigureWebTestClient(timeout = "30s")
    @SpringBootTest(
            classes = WidgetSlice.class,
            webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
            properties = {
                "sourcebound.widget.allowed-origins=" + LISTED + "," + ALSO_LISTED,
                "sourcebound.widget.session-budget=3",
                "sourcebound.widget.address-budget=1000"
            })
    @interface Test {}
}
