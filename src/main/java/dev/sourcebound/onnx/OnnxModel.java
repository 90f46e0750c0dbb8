package dev.sourcebound.onnx;

import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import dev.sourcebound.problem.AppException;
import dev.sourcebound.problem.ErrorCode;
import java.nio.FloatBuffer;
import java.nio.LongBuffer;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.atomic.LongAdder;

/// A model that reads tokens and gives named tensors. Thread-safe. One text, or one pair, is read
/// per run and each run uses one thread: with the int8 models used here a batch moves the vectors
/// (cosine 0.992 to 0.997 against one at a time) and is no faster, so callers run in parallel
/// instead, as many at once as there are slots. The same tokens give the same bits.
public final class OnnxModel implements AutoCloseable {

    /// Two products of such weights and of activations of eight bits, added up, are more than 16
    /// bits hold: 2 · 255 · 127. Of weights of seven bits, -64 to 64, they are not.
    private static final int OVERFLOWING_BITS = 8;

    private static final String IDS = "input_ids";
    private static final String MASK = "attention_mask";
    private static final String TYPES = "token_type_ids";

    private final String name;
    private final OrtSession session;
    private final Set<String> inputs;
    private final Slots slots;
    private final LongAdder runs = new LongAdder();
    private final LongAdder nanos = new LongAdder();
    private boolean closed;

    private OnnxModel(String name, OrtSession session, Slots slots) {
        this.name = name;
        this.session = session;
        this.inputs = session.getInputNames();
        this.slots = slots;
    }

    /// Loads a model; takes seconds when cold.
    ///
    /// @param name for messages
    /// @param weights the ONNX file
    /// @param weightBits how many bits the weights of its matrix products take, 2 to 32. Of 8 bits,
    ///   the sums may overflow on x86-64 processors without instructions for such products; there
    ///   they are made in a slower way that cannot. Of 7 they fit
    /// @param outputs the outputs that it must have
    /// @param maxRuns how many runs at once, `>= 1`; further callers wait in the order they came
    /// @throws AppException `MODEL_INVALID` where the file is missing, another one, or no such
    ///   model
    public static OnnxModel load(
            String name, ModelFile weights, int weightBits, Set<String> outputs, int maxRuns) {
        Slots slots = new Slots(name, maxRuns);
        byte[] bytes = weights.read();
        try {
            OrtSession session = session(bytes, weightBits);
            OnnxModel model = new OnnxModel(name, session, slots);
            model.checkNames(weights, outputs);
            return model;
        } catch (OrtException | LinkageError e) {
            throw new AppException(
                    ErrorCode.MODEL_INVALID,
                    "ONNX Runtime cannot load %s: %s".formatted(weights.location(), e),
                    e);
        }
    }

    /// Runs the model; blocks while all slots are taken.
    ///
    /// @param outputs which outputs to give
    /// @return the outputs by name; the first dimension, the batch, is 1
    /// @throws AppException `TIMED_OUT` where the thread is interrupted while it waits; its
    ///   interrupt flag stays set
    /// @throws IllegalStateException where the model is closed
    public Map<String, Tensor> run(EncodedText text, Set<String> outputs) {
        slots.take();
        try {
            if (closed) {
                throw new IllegalStateException("model %s is closed".formatted(name));
            }
            long started = System.nanoTime();
            Map<String, Tensor> made = runNow(text, outputs);
            nanos.add(System.nanoTime() - started);
            runs.increment();
            return made;
        } catch (OrtException e) {
            throw new AppException(
                    ErrorCode.INTERNAL,
                    "model %s failed on %d tokens".formatted(name, text.size()),
                    e);
        } finally {
            slots.giveBack();
        }
    }

    /// How many texts, or pairs, the model has read since it was loaded.
    public long runs() {
        return runs.sum();
    }

    /// How long that took, in nanoseconds: all runs together, their waiting for a slot left out.
    public long nanos() {
        return nanos.sum();
    }

    /// Waits for the runs under way, then frees the model. Further runs fail.
    @Override
    public void close() {
        slots.takeAll();
        try {
            if (!closed) {
                closed = true;
                session.close();
            }
        } catch (OrtException e) {
            throw new AppException(
                    ErrorCode.INTERNAL, "model %s could not be closed".formatted(name), e);
        } finally {
            slots.giveBackAll();
        }
    }

    private static OrtSession session(byte[] weights, int weightBits) throws OrtException {
        // Before the options, which need the library as well.
        OrtEnvironment environment = HeldEnvironment.get();
        try (OrtSession.SessionOptions options = options(weightBits)) {
            return environment.createSession(weights, options);
        }
    }

    private static OrtSession.SessionOptions options(int weightBits) throws OrtException {
        OrtSession.SessionOptions options = new OrtSession.SessionOptions();
        options.setIntraOpNumThreads(1);
        options.setInterOpNumThreads(1);
        options.setExecutionMode(OrtSession.SessionOptions.ExecutionMode.SEQUENTIAL);
        options.setOptimizationLevel(OrtSession.SessionOptions.OptLevel.ALL_OPT);
        options.setDeterministicCompute(true);
        // Where sums overflow, the numbers would be others than elsewhere. The mend is for those
        // processors alone; on others it changes nothing.
        if (weightBits == OVERFLOWING_BITS && Processor.mayOverflow()) {
            options.addConfigEntry("session.x64quantprecision", "1");
        }
        return options;
    }

    private void checkNames(ModelFile weights, Set<String> outputs) {
        Set<String> unknown = new TreeSet<>(inputs);
        unknown.removeAll(Set.of(IDS, MASK, TYPES));
        Set<String> missing = new TreeSet<>(outputs);
        missing.removeAll(session.getOutputNames());
        if (unknown.isEmpty() && missing.isEmpty() && inputs.contains(IDS)) {
            return;
        }
        String message =
                "%s has inputs %s and outputs %s; it must have the input %s, may have %s and %s, and must have outputs %s. Use a model exported with these names."
                        .formatted(
                                weights.location(),
                                inputs,
                                session.getOutputNames(),
                                IDS,
                                MASK,
                                TYPES,
                                outputs);
        close();
        throw new AppException(ErrorCode.MODEL_INVALID, message);
    }

    private Map<String, Tensor> runNow(EncodedText text, Set<String> outputs) throws OrtException {
        Map<String, OnnxTensor> given = new HashMap<>();
        try {
            give(given, IDS, text.ids());
            give(given, MASK, ones(text.size()));
            give(given, TYPES, text.typeIds());
            try (OrtSession.Result result = session.run(given, outputs)) {
                return read(result, outputs);
            }
        } finally {
            given.values().forEach(OnnxTensor::close);
        }
    }

    private void give(Map<String, OnnxTensor> given, String input, long[] values)
            throws OrtException {
        if (inputs.contains(input)) {
            long[] shape = {1, values.length};
            given.put(
                    input,
                    OnnxTensor.createTensor(
                            OrtEnvironment.getEnvironment(), LongBuffer.wrap(values), shape));
        }
    }

    private static Map<String, Tensor> read(OrtSession.Result result, Set<String> outputs) {
        Map<String, Tensor> tensors = new HashMap<>();
        for (String output : outputs) {
            if (result.get(output).orElseThrow() instanceof OnnxTensor tensor) {
                FloatBuffer buffer = tensor.getFloatBuffer();
                float[] values = new float[buffer.remaining()];
                buffer.get(values);
                tensors.put(output, new Tensor(tensor.getInfo().getShape(), values));
            } else {
                throw new IllegalStateException("output %s is not a tensor".formatted(output));
            }
        }
        return tensors;
    }

    private static long[] ones(int length) {
        long[] ones = new long[length];
        Arrays.fill(ones, 1);
        return ones;
    }
}
