package dev.sourcebound.onnx;

import ai.djl.huggingface.tokenizers.jni.LibUtils;

/// The engines' native libraries.
public final class Engines {

    private Engines() {}

    /// Begins to unpack and load the libraries, which takes a good part of a start, while others do
    /// something else. Whoever needs them waits for it; what goes wrong is told there.
    public static void loadEarly() {
        Thread.ofPlatform().daemon().name("engines").start(Engines::load);
    }

    private static void load() {
        try {
            HeldEnvironment.get();
            LibUtils.checkStatus();
        } catch (RuntimeException | LinkageError e) {
            // The model that needs it says so, and what can be done.
        }
    }
}
