using System.Runtime.InteropServices;
using MathNet.Numerics.LinearAlgebra;

namespace Crm.Leads.Scoring.Learning;

/// <summary>One entry of a sparse row: a column and its value.</summary>
[StructLayout(LayoutKind.Auto)]
internal readonly record struct Entry(int Column, double Value);

/// <summary>
/// Logistic regression with a ridge penalty: the intercept and weights that maximise the sum of y·η − ln(1 + e^η), η = b₀ + x·b, less λ/2·|b|²; the intercept is not penalised. Found by Newton's steps,
/// (XᵀWX + λI)⁻¹ (Xᵀ(y − p) − λb) with W = p(1 − p) (Hastie, Tibshirani, Friedman: The Elements of Statistical Learning, 2nd ed., 4.4.1; the penalty: le Cessie and van Houwelingen,
/// Applied Statistics 41, 1992), each halved until it helps.
/// </summary>
internal static class LogisticRegression
{
    private const int MostSteps = 60;
    private const double Enough = 1e-9;

    /// <summary>Answers the weights; the intercept stands behind the last column.</summary>
    /// <param name="rows">Of each observation the columns that are not zero.</param>
    /// <param name="outcomes">1 or 0 for each row.</param>
    /// <param name="columns">How many columns there are.</param>
    /// <param name="ridge">λ; 0 is plain maximum likelihood, which needs columns that do not follow from each other.</param>
    /// <param name="ct">Ends the work.</param>
    public static double[] Fit(IReadOnlyList<Entry[]> rows, IReadOnlyList<double> outcomes, int columns, double ridge, CancellationToken ct)
    {
        var weights = new double[columns + 1];
        var share = Math.Clamp(outcomes.Average(), 1e-6, 1 - 1e-6);
        weights[columns] = Math.Log(share / (1 - share));
        var goodness = Goodness(rows, outcomes, weights, ridge);
        for (var step = 0; step < MostSteps; step++)
        {
            ct.ThrowIfCancellationRequested();
            var direction = Direction(rows, outcomes, weights, ridge);
            var (next, reached) = (weights, goodness);
            for (var length = 1.0; length > 1e-6; length /= 2)
            {
                var tried = weights.Select((w, i) => w + (length * direction[i])).ToArray();
                var goodnessThere = Goodness(rows, outcomes, tried, ridge);
                if (goodnessThere >= goodness)
                {
                    (next, reached) = (tried, goodnessThere);
                    break;
                }
            }

            var isThere = reached - goodness <= Enough * (Math.Abs(goodness) + Enough);
            (weights, goodness) = (next, reached);
            if (isThere)
            {
                break;
            }
        }

        return weights;
    }

    /// <summary>The chance that a row turns out well, between 0 and 1.</summary>
    public static double Chance(IEnumerable<Entry> row, double[] weights) => Chance(Score(row, weights));

    public static double Chance(double logOdds) => logOdds >= 0 ? 1 / (1 + Math.Exp(-logOdds)) : Math.Exp(logOdds) / (1 + Math.Exp(logOdds));

    public static double Score(IEnumerable<Entry> row, double[] weights)
    {
        var sum = weights[^1];
        foreach (var (column, value) in row)
        {
            sum += weights[column] * value;
        }

        return sum;
    }

    private static double Goodness(IReadOnlyList<Entry[]> rows, IReadOnlyList<double> outcomes, double[] weights, double ridge)
    {
        var sum = 0.0;
        for (var i = 0; i < rows.Count; i++)
        {
            var logOdds = Score(rows[i], weights);

            // ln(1 + e^η) without overflow.
            sum += (outcomes[i] * logOdds) - Math.Max(logOdds, 0) - Math.Log(1 + Math.Exp(-Math.Abs(logOdds)));
        }

        return sum - (ridge / 2 * weights.SkipLast(1).Sum(w => w * w));
    }

    private static double[] Direction(IReadOnlyList<Entry[]> rows, IReadOnlyList<double> outcomes, double[] weights, double ridge)
    {
        var intercept = weights.Length - 1;
        var curvature = new double[weights.Length, weights.Length];
        var slope = new double[weights.Length];
        for (var i = 0; i < rows.Count; i++)
        {
            var row = rows[i];
            var chance = Chance(row, weights);
            var (left, certainty) = (outcomes[i] - chance, Math.Max(chance * (1 - chance), 1e-12));
            slope[intercept] += left;
            curvature[intercept, intercept] += certainty;
            for (var a = 0; a < row.Length; a++)
            {
                var (column, value) = row[a];
                slope[column] += left * value;
                curvature[intercept, column] += certainty * value;
                for (var b = 0; b <= a; b++)
                {
                    // Columns of a row ascend, so that one triangle is filled.
                    curvature[column, row[b].Column] += certainty * value * row[b].Value;
                }
            }
        }

        for (var a = 0; a < weights.Length; a++)
        {
            slope[a] -= a == intercept ? 0 : ridge * weights[a];
            curvature[a, a] += a == intercept ? 0 : ridge;
            for (var b = 0; b < a; b++)
            {
                curvature[b, a] = curvature[a, b];
            }
        }

        return Matrix<double>.Build.DenseOfArray(curvature).Cholesky().Solve(Vector<double>.Build.Dense(slope)).ToArray();
    }
}
