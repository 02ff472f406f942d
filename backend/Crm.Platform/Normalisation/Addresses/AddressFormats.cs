using System.Collections.Frozen;
using System.Text;
using Crm.Kernel.Values;

namespace Crm.Platform.Normalisation.Addresses;

/// <summary>How one country writes postal addresses.</summary>
public sealed class AddressFormat
{
    /// <summary>The parts of an address in the order of its lines: street, city, region, postalCode.</summary>
    public required IReadOnlyList<string> Order { get; init; }

    /// <summary>The parts without which mail does not arrive.</summary>
    public required IReadOnlyList<string> Required { get; init; }

    /// <summary>The parts that the post wants in capitals.</summary>
    public required IReadOnlyList<string> Upper { get; init; }

    /// <summary>A regular expression for postal codes, where the country has them.</summary>
    public string? PostalCodePattern { get; init; }

    public string? PostalCodeExample { get; init; }
}

/// <summary>Postal addresses in the lines of their country, by the published layouts that scripts/update-address-metadata.mjs writes.</summary>
public static class AddressFormats
{
    private const string Elsewhere = "ZZ";

    private static readonly FrozenDictionary<char, string> Parts = new Dictionary<char, string> { ['A'] = "street", ['C'] = "city", ['S'] = "region", ['Z'] = "postalCode" }.ToFrozenDictionary();

    private static readonly FrozenDictionary<string, (string Native, string Latin, AddressFormat Format)> ByCountry = Load();

    public static IReadOnlyDictionary<string, AddressFormat> All { get; } = ByCountry.ToFrozenDictionary(c => c.Key, c => c.Value.Format, StringComparer.Ordinal);

    /// <summary>The lines of an address, without the country: its name belongs to the language of the reader.</summary>
    public static IReadOnlyList<string> Lines(PostalAddress address)
    {
        var layout = ByCountry.GetValueOrDefault(address.Country ?? Elsewhere, ByCountry[Elsewhere]);
        var text = $"{address.Street}{address.City}{address.Region}";
        var lines = new List<string>();
        var chosen = text.Any(c => c >= '\u0250') ? layout.Native : layout.Latin;

        // What the post does not ask for is shown all the same: nobody wants to lose a town.
        chosen += (chosen.Contains("%C", StringComparison.Ordinal) ? "" : "%n%C") + (chosen.Contains("%Z", StringComparison.Ordinal) ? "" : "%n%Z");
        foreach (var line in chosen.Split("%n"))
        {
            lines.AddRange(Fill(line, address).Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries));
        }

        return lines;
    }

    // What separates two parts stands only where both are there; what stands before the first or behind the last belongs to it (〒, AX-).
    private static string Fill(string layout, PostalAddress address)
    {
        var line = new StringBuilder();
        var between = new StringBuilder();
        for (var i = 0; i < layout.Length; i++)
        {
            if (layout[i] != '%' || i + 1 >= layout.Length)
            {
                between.Append(layout[i]);
                continue;
            }

            if (Value(layout[++i], address) is { } value)
            {
                line.Append(line.Length > 0 || IsMark(between) ? between.ToString() : "").Append(value);
            }

            between.Clear();
        }

        return line.ToString().Trim();
    }

    private static bool IsMark(StringBuilder between) => between.Length > 0 && (between[^1] == '〒' || (between.Length > 1 && between[^1] is '-' && char.IsAsciiLetterUpper(between[0])));

    private static string? Value(char part, PostalAddress address)
    {
        var value = part switch { 'A' => address.Street, 'C' => address.City, 'S' => address.Region, 'Z' => address.PostalCode, _ => null };
        return string.IsNullOrWhiteSpace(value) ? null : value.Trim();
    }

    private static FrozenDictionary<string, (string Native, string Latin, AddressFormat Format)> Load()
    {
        var formats = new Dictionary<string, (string, string, AddressFormat)>(StringComparer.Ordinal);
        string[] elsewhere = [];
        foreach (var cells in MetadataFile.Rows("address-formats.tsv").OrderByDescending(c => c[0] == Elsewhere))
        {
            elsewhere = cells[0] == Elsewhere ? cells : elsewhere;
            string Cell(int index) => index < cells.Length && cells[index].Length > 0 ? cells[index] : "";
            string Usual(int index) => Cell(index) is { Length: > 0 } own ? own : index < elsewhere.Length ? elsewhere[index] : "";
            var native = Usual(1);
            var latin = Cell(2).Length > 0 ? Cell(2) : native;
            formats[cells[0]] = (native, latin, new AddressFormat
            {
                Order = [.. latin.Split('%').Skip(1).Where(p => p.Length > 0 && Parts.ContainsKey(p[0])).Select(p => Parts[p[0]])],
                Required = Named(Usual(3)),
                Upper = Named(Usual(4)),
                PostalCodePattern = Cell(5).Length > 0 ? Cell(5) : null,
                PostalCodeExample = Cell(6).Length > 0 ? Cell(6) : null,
            });
        }

        return formats.ToFrozenDictionary(StringComparer.Ordinal);

        static IReadOnlyList<string> Named(string letters) => [.. letters.Where(Parts.ContainsKey).Select(l => Parts[l])];
    }
}
