package dev.sourcebound.reading;

import java.util.EnumMap;
import java.util.Map;

/// The values of all signals for one sentence; a signal that was not set is 0.
public final class Signals {

    private final Map<Signal, Double> values = new EnumMap<>(Signal.class);

    public double get(Signal signal) {
        return values.getOrDefault(signal, 0.0);
    }

    public boolean has(Signal signal) {
        return values.containsKey(signal);
    }

    void set(Signal signal, double value) {
        values.put(signal, value);
    }

    void set(Signal signal, boolean value) {
        set(signal, value ? 1 : 0);
    }
}
