using System.Collections.Frozen;
using System.Globalization;
using Crm.Platform.Normalisation;
using Crm.Platform.Search;

namespace Crm.Platform.Records.Kinds;

/// <summary>Countries by ISO 3166-1 alpha-2 code or by their name in thirteen languages (CLDR), and what people call them beside.</summary>
internal static class Countries
{
    public const string Hint = "Give the country as an ISO 3166-1 alpha-2 code such as ES.";

    private static readonly Lazy<FrozenDictionary<string, string>> ByName = new(Build);

    /// <summary>Codes by folded name.</summary>
    public static IReadOnlyDictionary<string, string> Names => ByName.Value;

    public static string? Code(string text) => ByName.Value.GetValueOrDefault(Folding.Key(text));

    private static FrozenDictionary<string, string> Build()
    {
        var names = new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["usa"] = "US", ["united states of america"] = "US", ["uk"] = "GB", ["great britain"] = "GB", ["england"] = "GB",
            ["russia"] = "RU", ["south korea"] = "KR", ["korea"] = "KR", ["czech republic"] = "CZ", ["turkey"] = "TR", ["holland"] = "NL",
            ["eeuu"] = "US", ["ee.uu."] = "US", ["ee. uu."] = "US", ["estados unidos de america"] = "US", ["сша"] = "US", ["u.s.a."] = "US", ["u.s."] = "US", ["stati uniti d'america"] = "US",
            ["scotland"] = "GB", ["wales"] = "GB", ["northern ireland"] = "GB", ["gran bretana"] = "GB", ["inglaterra"] = "GB", ["inghilterra"] = "GB", ["gran bretagna"] = "GB", ["великобритания"] = "GB", ["英国"] = "GB", ["англия"] = "GB",
            ["россия"] = "RU", ["rf"] = "RU", ["рф"] = "RU", ["российская федерация"] = "RU", ["russian federation"] = "RU", ["p.r. china"] = "CN", ["prc"] = "CN", ["中华人民共和国"] = "CN", ["кнр"] = "CN", ["people's republic of china"] = "CN",
            ["белоруссия"] = "BY", ["чехия"] = "CZ", ["голландия"] = "NL", ["holanda"] = "NL", ["olanda"] = "NL", ["deutschland"] = "DE", ["uae"] = "AE", ["оаэ"] = "AE", ["republic of korea"] = "KR", ["южная корея"] = "KR",
        };
        foreach (var row in MetadataFile.Rows("country-names.tsv"))
        {
            foreach (var name in row)
            {
                names.TryAdd(Folding.Key(name), row[0]);
            }
        }

        foreach (var culture in CultureInfo.GetCultures(CultureTypes.SpecificCultures))
        {
            var region = new RegionInfo(culture.Name);
            if (region.TwoLetterISORegionName is not { Length: 2 } code || !code.All(char.IsAsciiLetterUpper))
            {
                continue;
            }

            names.TryAdd(Folding.Key(region.ThreeLetterISORegionName), code);
            names.TryAdd(Folding.Key(region.NativeName), code);
        }

        return names.ToFrozenDictionary(StringComparer.Ordinal);
    }
}
