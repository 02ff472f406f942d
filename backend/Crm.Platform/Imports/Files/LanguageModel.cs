using System.Text;

namespace Crm.Platform.Imports.Files;

/// <summary>
/// How surprising bytes are when they are read in one encoding, in bits: little where the letters are those that people, places and
/// companies are written with in that encoding's languages. The encoding that surprises least is the one the text is in.
/// </summary>
internal abstract class LanguageModel(string encoding, double handicap)
{
    /// <summary>An ASCII character; the same in all, so that none gains by swallowing one into a pair.</summary>
    protected const double OfAscii = 4.5;

    private const double OfBroken = 40;
    private readonly Encoding decoder = TextEncodings.Of(encoding);

    public static readonly IReadOnlyList<LanguageModel> All =
    [
        new WesternModel(TextEncodings.Western, 0),
        new CyrillicModel("windows-1251", 3), new CyrillicModel("koi8-r", 3), new CyrillicModel("ibm866", 8),
        new HanModel("gb18030", 3, HanModel.Simplified, 0xB0, 0xD7), new HanModel("big5", 6, HanModel.Traditional, 0xA4, 0xC6),
        new HanModel("shift_jis", 3, HanModel.Japanese, 0x88, 0x97), new HanModel("euc-jp", 6, HanModel.Japanese, 0xB0, 0xCF),
        new HanModel("euc-kr", 6, HanModel.Korean, 0xCA, 0xCA),
    ];

    public string Encoding => encoding;

    protected Encoding Decoder => decoder;

    public double Cost(byte[] sample)
    {
        var cost = handicap;
        var before = ' ';
        foreach (var c in decoder.GetString(sample))
        {
            cost += c switch
            {
                < '\x80' => OfAscii,
                '\uFFFD' or (>= '\uE000' and <= '\uF8FF') or (>= '\x80' and < '\xA0') => OfBroken,
                _ => Cost(before, c),
            };
            before = c;
        }

        return cost;
    }

    protected abstract double Cost(char before, char c);
}

/// <summary>Languages in Latin letters: a letter with a mark stands alone between plain ones.</summary>
internal sealed class WesternModel(string encoding, double handicap) : LanguageModel(encoding, handicap)
{
    private const string Common = "áéíóúñüöäèàçãêôâåøìòùßõëïîûæ";
    private const string Signs = "«»‘’“”–—…€°ºª¿¡©®·•\u00A0£§´²";

    protected override double Cost(char before, char c)
    {
        if (!char.IsLetter(c))
        {
            return Signs.Contains(c) ? 9 : 14;
        }

        var cost = Common.Contains(c) ? 6 : Common.Contains(char.ToLowerInvariant(c)) ? 7.5 : 11;
        return cost + (before >= '\x80' && char.IsLetter(before) ? 4 : 0) + (char.IsUpper(c) && char.IsLower(before) ? 5 : 0);
    }
}

/// <summary>Russian and its neighbours: the frequencies of letters, and capitals only where words begin or throughout.</summary>
internal sealed class CyrillicModel(string encoding, double handicap) : LanguageModel(encoding, handicap)
{
    private const string Signs = "№«»–—…’“”„°\u00A0";

    // In hundredths of a percent of a Russian text, from а to я.
    private static readonly int[] Frequencies =
        [801, 159, 454, 170, 298, 845, 94, 165, 735, 121, 349, 440, 321, 670, 1097, 281, 473, 547, 626, 262, 26, 97, 48, 144, 73, 36, 4, 190, 174, 32, 64, 201];

    private static readonly HashSet<(char, char)> Pairs =
    [
        .. "стнотонаенониовраливокоалпореоспранрогоерорльомотелвалаетекататинивевийскользадаойнныхмитистргеолорилимаскчаонсеямскваесов".Chunk(2).Where(p => p.Length == 2).Select(p => (p[0], p[1])),
    ];

    protected override double Cost(char before, char c)
    {
        var small = char.ToLowerInvariant(c);
        if (small is not (>= 'а' and <= 'џ'))
        {
            return Signs.Contains(c) ? 9 : 13;
        }

        var cost = small <= 'я' ? -Math.Log2(Frequencies[small - 'а'] / 10_000.0) : 9;
        return cost + Case(before, char.IsUpper(c)) + (char.IsAsciiLetter(before) ? 5 : 0) - (Pairs.Contains((char.ToLowerInvariant(before), small)) ? 1.5 : 0);
    }

    private static double Case(char before, bool isUpper) => (before >= 'Ѐ' && char.IsLetter(before)) switch
    {
        false => 1,
        true when char.IsUpper(before) => isUpper ? 0.5 : 0.7,
        _ => isUpper ? 8 : 0.1,
    };
}
