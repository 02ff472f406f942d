namespace Crm.Benchmarks;

/// <summary>Numbers that look random and are the same in every run, so that runs can be compared.</summary>
internal sealed class Dice(ulong seed)
{
    private ulong state = seed;

    /// <summary>From 0 to below <paramref name="below"/>, all alike (SplitMix64).</summary>
    public int Next(int below)
    {
        state += 0x9E3779B97F4A7C15;
        var z = state;
        z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9;
        z = (z ^ (z >> 27)) * 0x94D049BB133111EB;
        return (int)((z ^ (z >> 31)) % (ulong)below);
    }

    /// <summary>From 0 to below <paramref name="below"/>, the first far more often than the last, as names and owners are spread.</summary>
    public int Skewed(int below)
    {
        var x = Next(1_000_000) / 1_000_000.0;
        return (int)(Math.Pow(below + 1, x) - 1);
    }

    public T Pick<T>(IReadOnlyList<T> from) => from[Next(from.Count)];

    public T PickSkewed<T>(IReadOnlyList<T> from) => from[Skewed(from.Count)];
}
