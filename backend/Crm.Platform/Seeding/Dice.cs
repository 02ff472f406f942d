namespace Crm.Platform.Seeding;

/// <summary>Numbers that look random and are the same whenever the seed is: two runs invent the same people.</summary>
public sealed class Dice(ulong seed)
{
    private ulong state = seed;

    /// <summary>From 0 to below <paramref name="below"/>, all alike.</summary>
    public int Next(int below) => (int)(Bits() % (ulong)below);

    /// <summary>From 0 to below <paramref name="below"/>, the first far more often than the last, as names, owners and sizes of companies are spread.</summary>
    public int Skewed(int below) => (int)(Math.Pow(below + 1, Next(1_000_000) / 1_000_000.0) - 1);

    public bool OneIn(int many) => Next(many) == 0;

    public T Pick<T>(IReadOnlyList<T> from) => from[Next(from.Count)];

    public T PickSkewed<T>(IReadOnlyList<T> from) => from[Skewed(from.Count)];

    /// <summary>Fills <paramref name="bytes"/>.</summary>
    public void Fill(Span<byte> bytes)
    {
        for (var i = 0; i < bytes.Length; i++)
        {
            bytes[i] = (byte)Bits();
        }
    }

    // SplitMix64 (Steele, Lea, Flood: Fast splittable pseudorandom number generators, 2014).
    private ulong Bits()
    {
        state += 0x9E3779B97F4A7C15;
        var z = state;
        z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9;
        z = (z ^ (z >> 27)) * 0x94D049BB133111EB;
        return z ^ (z >> 31);
    }
}
