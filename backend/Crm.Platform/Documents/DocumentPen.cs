using QRCoder;
using UglyToad.PdfPig.Content;
using UglyToad.PdfPig.Core;
using UglyToad.PdfPig.Writer;

namespace Crm.Platform.Documents;

/// <summary>How text stands in its column.</summary>
public enum TextSide
{
    Start,
    End,
}

/// <summary>A text in a column: from where, how wide, on which side.</summary>
public sealed record DocumentCell(string Text, double X, double Width, TextSide Side = TextSide.Start);

/// <summary>Writes a document of A4 pages from top to bottom, in any of the product's languages; texts are wrapped, and what does not fit goes onto the next page.</summary>
public sealed class DocumentPen : IDisposable
{
    public const double Left = 50;
    public const double Right = 545;
    private const double Height = 842;
    private const double Top = 50;
    private const double Bottom = 780;
    private const double Footer = 815;
    private const double Leading = 1.35;
    private readonly PdfDocumentBuilder document = new();
    private readonly DocumentFonts fonts;
    private readonly List<PdfPageBuilder> pages = [];

    /// <summary>What every further page begins with, such as the head of a table.</summary>
    private Action? head;

    /// <summary>How far down the page it is, in points.</summary>
    private double y;

    public DocumentPen(string title, string author)
    {
        fonts = new DocumentFonts(document);
        (document.DocumentInformation.Title, document.DocumentInformation.Author) = (title, author);
        Turn();
    }

    private PdfPageBuilder Page => pages[^1];

    public void Skip(double points) => y += points;

    /// <summary>Says what further pages begin with; null is nothing.</summary>
    public void HeadOfPages(Action? write) => head = write;

    /// <summary>One row of texts side by side, each wrapped in its column; it stays on one page.</summary>
    public void Row(double size, bool bold, params IReadOnlyList<DocumentCell> cells)
    {
        var wrapped = cells.Select(c => (Cell: c, Face: DocumentFonts.FaceOf(c.Text, bold), Lines: Wrap(c.Text, size, bold, c.Width))).ToList();
        var height = wrapped.Max(w => w.Lines.Count) * size * Leading;
        Need(height);
        foreach (var (cell, face, lines) in wrapped)
        {
            for (var i = 0; i < lines.Count; i++)
            {
                var x = cell.Side == TextSide.Start ? cell.X : cell.X + cell.Width - fonts.Width(lines[i], size, face, Page);
                Draw(Page, lines[i], size, face, x, y + (size * (1 + (i * Leading))));
            }
        }

        y += height;
    }

    /// <summary>Text over the whole width, by paragraphs; long ones go over pages.</summary>
    public void Text(string text, double size, bool bold = false)
    {
        foreach (var line in text.ReplaceLineEndings("\n").Split('\n').SelectMany(p => Wrap(p, size, bold, Right - Left)))
        {
            Row(size, bold, new DocumentCell(line, Left, Right - Left + 1));
        }
    }

    public void Rule()
    {
        const double room = 6;
        Need(room);
        Page.SetStrokeColor(190, 190, 190);
        Page.DrawLine(new PdfPoint(Left, Height - y - (room / 2)), new PdfPoint(Right, Height - y - (room / 2)), 0.5);
        Page.ResetColor();
        y += room;
    }

    /// <summary>An address to be read by a telephone's camera, which pointers can follow too.</summary>
    public void Code(string address, double size)
    {
        Need(size);
        using var generator = new QRCodeGenerator();
        using var code = generator.CreateQrCode(address, QRCodeGenerator.ECCLevel.M);
        var modules = code.ModuleMatrix;
        var step = size / modules.Count;
        for (var row = 0; row < modules.Count; row++)
        {
            for (var column = 0; column < modules.Count; column++)
            {
                if (modules[row][column])
                {
                    Page.DrawRectangle(new PdfPoint(Left + (column * step), Height - y - ((row + 1) * step)), step, step, 0.1, fill: true);
                }
            }
        }

        Page.AddLink(address, new PdfRectangle(Left, Height - y - size, Left + size, Height - y));
        y += size;
    }

    /// <summary>The finished document, with its pages numbered.</summary>
    public byte[] Save(string footer)
    {
        const double small = 8;
        for (var i = 0; i < pages.Count; i++)
        {
            var text = $"{footer} · {i + 1}/{pages.Count}";
            Draw(pages[i], Wrap(text, small, bold: false, Right - Left)[0], small, DocumentFonts.FaceOf(text, bold: false), Left, Footer);
        }

        return document.Build();
    }

    public void Dispose() => document.Dispose();

    private void Draw(PdfPageBuilder page, string text, double size, string face, double x, double baseline)
    {
        if (text.Length > 0)
        {
            page.AddText(text, size, new PdfPoint(x, Height - baseline), fonts.For(text, face));
        }
    }

    private void Need(double height)
    {
        if (y + height > Bottom && y > Top)
        {
            Turn();
            head?.Invoke();
        }
    }

    private void Turn()
    {
        pages.Add(document.AddPage(PageSize.A4));
        y = Top;
    }

    /// <summary>At blanks; what has none, such as Chinese or one long word, at any character.</summary>
    private List<string> Wrap(string text, double size, bool bold, double width)
    {
        var face = DocumentFonts.FaceOf(text, bold);
        var lines = new List<string>();
        var rest = fonts.Writable(text.Trim(), face, Page);
        while (rest.Length > 0 && fonts.Width(rest, size, face, Page) > width)
        {
            var fits = Fitting(rest, size, face, width);
            var blank = rest.LastIndexOf(' ', fits - 1, fits);
            var cut = blank > 0 ? blank : fits;
            lines.Add(rest[..cut].TrimEnd());
            rest = rest[cut..].TrimStart();
        }

        lines.Add(rest);
        return lines;
    }

    /// <summary>How many characters fit, one at least.</summary>
    private int Fitting(string text, double size, string face, double width)
    {
        var count = 1;
        for (var sum = fonts.Width(text[..1], size, face, Page); count < text.Length; count++)
        {
            sum += fonts.Width(text[count].ToString(), size, face, Page);
            if (sum > width)
            {
                break;
            }
        }

        return count;
    }
}
