using System.Globalization;
using System.Text;
using Crm.Platform.Records;

namespace Crm.Platform.Exports;

/// <summary>One row of a sheet, as XML.</summary>
internal sealed class XlsxRow(int width)
{
    private const int MostCharacters = 32_767;
    private const long MostExact = 1L << 53;
    private static readonly DateTime FirstSure = new(1900, 3, 1, 0, 0, 0, DateTimeKind.Utc);
    private readonly string[] names = [.. Enumerable.Range(0, width).Select(ColumnName)];
    private readonly StringBuilder xml = new();
    private int number;
    private int column;

    public void Begin(int number)
    {
        (this.number, column) = (number, 0);
        xml.Clear().Append(CultureInfo.InvariantCulture, $"<row r=\"{number}\">");
    }

    public void EndTo(TextWriter sheet)
    {
        xml.Append("</row>");
        foreach (var chunk in xml.GetChunks())
        {
            sheet.Write(chunk.Span);
        }
    }

    /// <summary>A number or a date as such, everything else as its text.</summary>
    public void Value(object? value, string text)
    {
        switch (value)
        {
            case long whole when Math.Abs(whole) <= MostExact:
                Number(whole.ToString(CultureInfo.InvariantCulture), style: 0);
                break;
            case decimal or double or int:
                Number(((IFormattable)value).ToString(null, CultureInfo.InvariantCulture), style: 0);
                break;
            case DateOnly date when date.ToDateTime(TimeOnly.MinValue) >= FirstSure:
                Number(date.ToDateTime(TimeOnly.MinValue).ToOADate().ToString(CultureInfo.InvariantCulture), style: 1);
                break;
            case DateTime instant when instant >= FirstSure:
                Number(instant.ToOADate().ToString("R", CultureInfo.InvariantCulture), style: 2);
                break;
            default:
                Text(text);
                break;
        }
    }

    public void Text(string text)
    {
        var cell = names[column++];
        if (text.Length == 0)
        {
            return;
        }

        xml.Append(CultureInfo.InvariantCulture, $"<c r=\"{cell}{number}\" t=\"inlineStr\"><is><t xml:space=\"preserve\">");
        Escape(SpreadsheetText.Guard(text.Length > MostCharacters ? text[..MostCharacters] : text));
        xml.Append("</t></is></c>");
    }

    private void Number(string value, int style) =>
        xml.Append(CultureInfo.InvariantCulture, $"<c r=\"{names[column++]}{number}\" s=\"{style}\"><v>{value}</v></c>");

    // What XML cannot hold is written _x0001_, as the standard has it; a text that looks so has its first sign written so.
    private void Escape(string text)
    {
        for (var i = 0; i < text.Length; i++)
        {
            var c = text[i];
            var isPair = char.IsHighSurrogate(c) && i + 1 < text.Length && char.IsLowSurrogate(text[i + 1]);
            if (isPair)
            {
                xml.Append(c).Append(text[++i]);
            }
            else if (c is '&' or '<' or '>')
            {
                xml.Append(c switch { '&' => "&amp;", '<' => "&lt;", _ => "&gt;" });
            }
            else if (c == '\r')
            {
                xml.Append("&#13;");
            }
            else if ((c < ' ' && c is not ('\t' or '\n')) || char.IsSurrogate(c) || c is '\uFFFE' or '\uFFFF' || (c == '_' && IsEscape(text.AsSpan(i))))
            {
                xml.Append(CultureInfo.InvariantCulture, $"_x{(int)c:X4}_");
            }
            else
            {
                xml.Append(c);
            }
        }
    }

    private static bool IsEscape(ReadOnlySpan<char> text) =>
        text.Length >= 7 && text[1] == 'x' && text[6] == '_' && char.IsAsciiHexDigit(text[2]) && char.IsAsciiHexDigit(text[3]) && char.IsAsciiHexDigit(text[4]) && char.IsAsciiHexDigit(text[5]);

    private static string ColumnName(int index) => index < 26 ? ((char)('A' + index)).ToString() : ColumnName((index / 26) - 1) + (char)('A' + (index % 26));
}
