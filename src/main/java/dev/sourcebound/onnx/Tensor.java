package dev.sourcebound.onnx;

/// Numbers that a model gave, with their shape. Immutable as long as nobody writes to [#values].
public final class Tensor {

    private final long[] shape;
    private final float[] values;

    /// Takes ownership of the arrays.
    Tensor(long[] shape, float[] values) {
        this.shape = shape;
        this.values = values;
    }

    /// The number of dimensions.
    public int rank() {
        return shape.length;
    }

    /// The length of one dimension.
    public int size(int dimension) {
        return (int) shape[dimension];
    }

    /// All values, the last dimension fastest. The caller must not change them.
    public float[] values() {
        return values;
    }
}
