using System.Globalization;

namespace Crm.Benchmarks;

/// <summary>What the runtime of the measured server said last of itself.</summary>
/// <param name="Allocated">Bytes since it was started.</param>
/// <param name="Paused">For how long collecting garbage has stopped it.</param>
/// <param name="Compiled">For how long it has compiled.</param>
/// <param name="Heap">Bytes of objects after the last collection.</param>
/// <param name="Committed">Bytes of memory taken for objects.</param>
/// <param name="Sqlite">Bytes that SQLite holds, most of them pages.</param>
/// <param name="Collections">Of the youngest, the middle and the oldest generation.</param>
internal sealed record RuntimeFigures(long Allocated, TimeSpan Paused, TimeSpan Compiled, long Heap, long Committed, (long Young, long Middle, long Old) Collections, long Sqlite)
{
    public static RuntimeFigures Read(string file)
    {
        if (!File.Exists(file))
        {
            return new RuntimeFigures(0, TimeSpan.Zero, TimeSpan.Zero, 0, 0, default, 0);
        }

        var v = File.ReadAllText(file).Split(' ').Select(t => long.Parse(t, CultureInfo.InvariantCulture)).ToList();
        return new RuntimeFigures(v[0], TimeSpan.FromTicks(v[1]), TimeSpan.FromTicks(v[2]), v[3], v[4], (v[5], v[6], v[7]), v[8]);
    }
}
