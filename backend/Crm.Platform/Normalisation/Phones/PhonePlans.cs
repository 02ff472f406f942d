using System.Collections.Frozen;

namespace Crm.Platform.Normalisation.Phones;

/// <summary>The numbering plans of the world, from the file that scripts/update-phone-metadata.mjs writes.</summary>
internal static class PhonePlans
{
    private static readonly List<PhonePlan> All = Load();

    private static readonly FrozenDictionary<string, PhonePlan> ByRegion =
        All.Where(p => p.Region != "001").ToFrozenDictionary(p => p.Region, StringComparer.OrdinalIgnoreCase);

    /// <summary>The plans of a calling code, the main one first.</summary>
    private static readonly FrozenDictionary<string, PhonePlan[]> ByCode =
        All.GroupBy(p => p.CallingCode, StringComparer.Ordinal).ToFrozenDictionary(g => g.Key, g => g.OrderBy(p => p.IsMain ? 0 : 1).ToArray(), StringComparer.Ordinal);

    private static readonly FrozenDictionary<string, PhonePlan[]>.AlternateLookup<ReadOnlySpan<char>> ByCodeSpan = ByCode.GetAlternateLookup<ReadOnlySpan<char>>();

    public static IEnumerable<string> Regions => ByRegion.Keys;

    public static PhonePlan? OfRegion(string? region) => region is null ? null : ByRegion.GetValueOrDefault(region);

    public static PhonePlan[]? OfCode(ReadOnlySpan<char> code) => ByCodeSpan.TryGetValue(code, out var plans) ? plans : null;

    private static List<PhonePlan> Load()
    {
        var plans = new List<PhonePlan>();
        foreach (var cells in MetadataFile.Rows("phone-metadata.tsv"))
        {
            string? Cell(int index) => index < cells.Length && cells[index].Length > 0 ? cells[index] : null;
            switch (cells[0])
            {
                case "P":
                    plans.Add(new PhonePlan(Cell));
                    break;
                case "T":
                    plans[^1].AddType(int.Parse(cells[1], System.Globalization.CultureInfo.InvariantCulture), Cell(2), Cell(3));
                    break;
                case "F":
                    plans[^1].Formats.Add(new PhoneFormat(cells[1], cells[2], Cell(3), Cell(4), Cell(5)));
                    break;
            }
        }

        return plans;
    }
}
