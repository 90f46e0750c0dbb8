package dev.sourcebound.evaluation;

import java.util.List;

/// Fits a logistic model by Newton's method with a small ridge penalty on standardised columns
/// (Hastie, Tibshirani and Friedman 2009, section 4.4.1). Deterministic.
final class LogisticRegression {

    private static final int MOST_STEPS = 50;
    private static final double ENOUGH = 1e-8;

    /// Log-odds: `intercept + sum of weights[i] * row[i]`, for rows as they were given, not
    /// standardised.
    record Fitted(double intercept, List<Double> weights) {}

    private LogisticRegression() {}

    /// @param rows `[examples][columns]`
    /// @param labels `[examples]`
    /// @param ridge penalty on the squared standardised weights, in examples; `> 0`
    static Fitted fit(double[][] rows, boolean[] labels, double ridge) {
        int columns = rows[0].length;
        double[] mean = new double[columns];
        double[] deviation = new double[columns];
        standardise(rows, mean, deviation);
        double[] beta = new double[columns + 1];
        for (int step = 0; step < MOST_STEPS; step++) {
            double[] gradient = new double[columns + 1];
            double[][] hessian = new double[columns + 1][columns + 1];
            accumulate(rows, labels, mean, deviation, beta, gradient, hessian);
            for (int i = 1; i <= columns; i++) {
                gradient[i] -= ridge * beta[i];
                hessian[i][i] += ridge;
            }
            double[] move = solve(hessian, gradient);
            double largest = 0;
            for (int i = 0; i <= columns; i++) {
                beta[i] += move[i];
                largest = Math.max(largest, Math.abs(move[i]));
            }
            if (largest < ENOUGH) {
                break;
            }
        }
        return unstandardised(beta, mean, deviation);
    }

    private static void standardise(double[][] rows, double[] mean, double[] deviation) {
        for (int c = 0; c < mean.length; c++) {
            double sum = 0;
            double squares = 0;
            for (double[] row : rows) {
                sum += row[c];
                squares += row[c] * row[c];
            }
            mean[c] = sum / rows.length;
            double variance = squares / rows.length - mean[c] * mean[c];
            // A column that never varies tells nothing: its weight stays 0.
            deviation[c] = variance > 1e-12 ? Math.sqrt(variance) : Double.POSITIVE_INFINITY;
        }
    }

    private static void accumulate(
            double[][] rows,
            boolean[] labels,
            double[] mean,
            double[] deviation,
            double[] beta,
            double[] gradient,
            double[][] hessian) {
        int size = beta.length;
        double[] x = new double[size];
        x[0] = 1;
        for (int r = 0; r < rows.length; r++) {
            double logOdds = beta[0];
            for (int c = 1; c < size; c++) {
                x[c] = (rows[r][c - 1] - mean[c - 1]) / deviation[c - 1];
                logOdds += beta[c] * x[c];
            }
            double p = 1 / (1 + Math.exp(-logOdds));
            double error = (labels[r] ? 1 : 0) - p;
            double weight = Math.max(p * (1 - p), 1e-10);
            for (int i = 0; i < size; i++) {
                gradient[i] += error * x[i];
                double weighted = weight * x[i];
                for (int j = 0; j <= i; j++) {
                    hessian[i][j] += weighted * x[j];
                }
            }
        }
        for (int i = 0; i < size; i++) {
            for (int j = i + 1; j < size; j++) {
                hessian[i][j] = hessian[j][i];
            }
        }
    }

    /// Solves a symmetric positive definite system by Cholesky's decomposition.
    private static double[] solve(double[][] matrix, double[] right) {
        int n = right.length;
        double[][] lower = new double[n][n];
        for (int i = 0; i < n; i++) {
            for (int j = 0; j <= i; j++) {
                double sum = matrix[i][j];
                for (int k = 0; k < j; k++) {
                    sum -= lower[i][k] * lower[j][k];
                }
                lower[i][j] = i == j ? Math.sqrt(Math.max(sum, 1e-12)) : sum / lower[j][j];
            }
        }
        double[] x = right.clone();
        for (int i = 0; i < n; i++) {
            for (int k = 0; k < i; k++) {
                x[i] -= lower[i][k] * x[k];
            }
            x[i] /= lower[i][i];
        }
        for (int i = n - 1; i >= 0; i--) {
            for (int k = i + 1; k < n; k++) {
                x[i] -= lower[k][i] * x[k];
            }
            x[i] /= lower[i][i];
        }
        return x;
    }

    private static Fitted unstandardised(double[] beta, double[] mean, double[] deviation) {
        double intercept = beta[0];
        Double[] weights = new Double[mean.length];
        for (int c = 0; c < mean.length; c++) {
            weights[c] = beta[c + 1] / deviation[c];
            intercept -= weights[c] * mean[c];
        }
        return new Fitted(intercept, List.of(weights));
    }
}
