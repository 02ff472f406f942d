using System.IO.Compression;
using UglyToad.PdfPig.Core;
using UglyToad.PdfPig.Writer;

namespace Crm.Platform.Documents;

/// <summary>
/// The fonts of one document: Noto Sans for Latin and Cyrillic, Noto Sans SC for Chinese. They come with the program; the document embeds the characters that it
/// uses, 250 at most in one embedded font, of which it has as many as it takes.
/// </summary>
internal sealed class DocumentFonts(PdfDocumentBuilder document)
{
    private const string Regular = "NotoSans-Regular.ttf";
    private const string Bold = "NotoSans-Bold.ttf";
    private const string Chinese = "NotoSansSC-Regular.ttf.gz";
    private const int MostCharacters = 250;
    private const double Probe = 100;
    private readonly Dictionary<string, byte[]> files = new(StringComparer.Ordinal);
    private readonly Dictionary<string, List<(PdfDocumentBuilder.AddedFont Font, HashSet<char> Characters)>> embedded = new(StringComparer.Ordinal);
    private readonly Dictionary<(string Face, char Character), double?> widths = [];

    /// <summary>The face that has all characters of a text: Chinese signs and full-width marks are only in the Chinese one, which has Latin and Cyrillic too.</summary>
    public static string FaceOf(string text, bool bold) => text.AsSpan().IndexOfAnyInRange('\u2e80', '\uffef') >= 0 ? Chinese : bold ? Bold : Regular;

    /// <summary>The text with what no face has replaced, so that it can be written.</summary>
    public string Writable(string text, string face, PdfPageBuilder page)
    {
        var clean = new System.Text.StringBuilder(text.Length);
        foreach (var character in text.Where(c => !char.IsLowSurrogate(c)))
        {
            clean.Append(WidthOf(character, face, page) is not null ? character : char.IsWhiteSpace(character) ? ' ' : '?');
        }

        return clean.ToString();
    }

    public double Width(string text, double size, string face, PdfPageBuilder page) => text.Sum(c => WidthOf(c, face, page) ?? 0) * size;

    /// <summary>A font with room for all characters of a text.</summary>
    public PdfDocumentBuilder.AddedFont For(string text, string face)
    {
        var fonts = Of(face);
        var index = fonts.FindIndex(f => f.Characters.Union(text).Count() <= MostCharacters);
        if (index < 0)
        {
            fonts.Add((document.AddTrueTypeFont(File(face)), []));
            index = fonts.Count - 1;
        }

        fonts[index].Characters.UnionWith(text);
        return fonts[index].Font;
    }

    /// <summary>At a size of one; null where the face does not have it.</summary>
    private double? WidthOf(char character, string face, PdfPageBuilder page)
    {
        if (!widths.TryGetValue((face, character), out var width))
        {
            widths[(face, character)] = width = Measure(character, face, page);
        }

        return width;
    }

    private double? Measure(char character, string face, PdfPageBuilder page)
    {
        try
        {
            var letter = page.MeasureText(character.ToString(), Probe, new PdfPoint(0, 0), Of(face)[0].Font)[0];
            return (letter.EndBaseLine.X - letter.StartBaseLine.X) / Probe;
        }
        catch (InvalidOperationException)
        {
            return null; // So the library says that the font has no such character.
        }
    }

    private List<(PdfDocumentBuilder.AddedFont Font, HashSet<char> Characters)> Of(string face)
    {
        if (!embedded.TryGetValue(face, out var fonts))
        {
            embedded[face] = fonts = [(document.AddTrueTypeFont(File(face)), [])];
        }

        return fonts;
    }

    private byte[] File(string face)
    {
        if (!files.TryGetValue(face, out var file))
        {
            using var resource = typeof(DocumentFonts).Assembly.GetManifestResourceStream(face)!;
            using var memory = new MemoryStream();
            if (face == Chinese)
            {
                using var unpacked = new GZipStream(resource, CompressionMode.Decompress);
                unpacked.CopyTo(memory);
            }
            else
            {
                resource.CopyTo(memory);
            }

            files[face] = file = memory.ToArray();
        }

        return file;
    }
}
