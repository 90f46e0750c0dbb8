package dev.sourcebound.testing;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Inherited;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.extension.ExtendWith;

/// A test class over a folder of documents: parameters of type [Sourcebound] are given the program
/// over it. All classes with the same folder and settings share one, which is closed after the last
/// test.
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@Documented
@Inherited
@ExtendWith(SourceboundExtension.class)
public @interface SourceboundTest {

    /// The folder, from where the tests run.
    String folder();

    /// Further settings, such as `sourcebound.answer.max-false-answer-rate=0.1`.
    String[] settings() default {};
}
