/// ONNX models on this machine's processor. The only package that imports ONNX Runtime and the
/// tokenizer.
@NullMarked
package dev.sourcebound.onnx;

import org.jspecify.annotations.NullMarked;
