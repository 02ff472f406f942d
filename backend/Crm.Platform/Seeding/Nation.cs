using System.Globalization;

namespace Crm.Platform.Seeding;

/// <summary>How people and companies of one country are called, and where they live; from <c>nations.txt</c>, which says how it is written.</summary>
public sealed record Nation(string Country, string Language, string Dialling, int Weight)
{
    internal IReadOnlyList<NativeName> Given { get; private set; } = [];

    internal IReadOnlyList<NativeName> Family { get; private set; } = [];

    /// <summary>Syllables of rare family names; a language whose names are a closed list has none.</summary>
    internal IReadOnlyList<string> Parts { get; private set; } = [];

    internal IReadOnlyList<NativeName> Cities { get; private set; } = [];

    internal IReadOnlyList<string> Streets { get; private set; } = [];

    internal IReadOnlyList<string> Phones { get; private set; } = [];

    internal IReadOnlyList<string> Firms { get; private set; } = [];

    internal IReadOnlyList<string> Titles { get; private set; } = [];

    internal static IReadOnlyList<Nation> All { get; } = Read();

    private static List<Nation> Read()
    {
        var nations = new List<Nation>();
        using var stream = typeof(Nation).Assembly.GetManifestResourceStream("Crm.Platform.nations.txt")!;
        using var reader = new StreamReader(stream);
        while (reader.ReadLine() is { } line)
        {
            if (line.Length == 0 || line[0] == '#')
            {
                continue;
            }

            var (head, rest) = line.Split(' ', 2) is [var first, var second] ? (first, second) : (line, "");
            if (char.IsAsciiLetterUpper(head[0]))
            {
                var words = rest.Split(' ');
                nations.Add(new Nation(head, words[0], words[1], int.Parse(words[2], CultureInfo.InvariantCulture)));
            }
            else
            {
                nations[^1].Take(head, rest);
            }
        }

        return nations;
    }

    private void Take(string what, string text)
    {
        switch (what)
        {
            case "given":
                Given = Names(text);
                break;
            case "family":
                Family = Names(text);
                break;
            case "parts":
                Parts = text.Split(' ');
                break;
            case "cities":
                Cities = Names(text);
                break;
            case "street":
                Streets = Shapes(text);
                break;
            case "phone":
                Phones = text.Split('|');
                break;
            case "firm":
                Firms = Shapes(text);
                break;
            case "title":
                Titles = Shapes(text);
                break;
            default:
                throw new InvalidDataException($"nations.txt: {what}");
        }
    }

    private static List<NativeName> Names(string text) =>
        [.. text.Split(' ').Select(w => w.Split('=')).Select(w => new NativeName(Spaced(w[0]), w.Length > 1 ? Spaced(w[1]) : Spaced(w[0])))];

    private static List<string> Shapes(string text) => [.. text.Split('|').Select(Spaced)];

    private static string Spaced(string text) => text.Replace('_', ' ');
}

/// <summary>A name as it is written at home, and in Latin letters for addresses of mail; of a city, the shape of its postal codes.</summary>
internal sealed record NativeName(string Text, string Latin);
