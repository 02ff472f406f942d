using System.Collections.Frozen;
using System.Globalization;
using Crm.Platform.Search;

namespace Crm.Platform.Records.Kinds;

/// <summary>Countries by ISO 3166-1 alpha-2 code or by their English or native name, from the runtime's own region data.</summary>
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
        };
        foreach (var culture in CultureInfo.GetCultures(CultureTypes.SpecificCultures))
        {
            var region = new RegionInfo(culture.Name);
            if (region.TwoLetterISORegionName is not { Length: 2 } code || !code.All(char.IsAsciiLetterUpper))
            {
                continue;
            }

            names.TryAdd(Folding.Key(code), code);
            names.TryAdd(Folding.Key(region.ThreeLetterISORegionName), code);
            names.TryAdd(Folding.Key(region.EnglishName), code);
            names.TryAdd(Folding.Key(region.NativeName), code);
        }

        return names.ToFrozenDictionary(StringComparer.Ordinal);
    }
}
