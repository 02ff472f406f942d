using System.Buffers;
using System.IO.Compression;
using Crm.Kernel;
using Crm.Platform.Records.Kinds;
using Microsoft.AspNetCore.Http;

namespace Crm.Platform.Imports.Files;

/// <summary>What somebody corrects about how a file is read; null leaves it as it was found.</summary>
internal sealed record FileChoices(string? Encoding = null, char? Delimiter = null, char? Quote = null, string? Sheet = null, bool? HasHeader = null);

/// <summary>Finds out what a file is and how it is written: by what stands in it, never by its name.</summary>
internal static class FileLook
{
    private const int LookAtRows = 60;
    private const int MaxPreamble = 10;
    private static readonly SearchValues<char> PhoneCharacters = SearchValues.Create("+0123456789 ()-./");

    public static FileShape Look(Stream file, FileChoices choices)
    {
        var magic = new byte[4];
        file.Position = 0;
        var length = file.ReadAtLeast(magic, magic.Length, throwOnEndOfStream: false);
        var shape = magic.AsSpan(0, length) switch
        {
            [0x50, 0x4B, 0x03, 0x04] => Workbook(file, choices.Sheet),
            [0xD0, 0xCF, 0x11, 0xE0] => throw Unsupported("This is an old or a protected workbook. Save it as .xlsx without a password and send that."),
            _ => Text(file, choices),
        };
        return shape.Format == ImportFormat.Vcard ? shape : WithHeader(file, shape, choices.HasHeader);
    }

    private static FileShape Workbook(Stream file, string? sheet)
    {
        try
        {
            WorkbookGuard.Check(file);
            var sheets = WorkbookRows.SheetsOf(file);
            var chosen = sheet is null ? sheets[0] : sheets.FirstOrDefault(s => s == sheet) ?? throw new InvalidInputException("sheet", $"Choose one of: {string.Join(", ", sheets)}.");
            return new FileShape(ImportFormat.Xlsx, Sheet: chosen) { Sheets = sheets };
        }
        catch (InvalidDataException e)
        {
            throw Unsupported($"This is no workbook that can be read. {e.Message}");
        }
    }

    private static FileShape Text(Stream file, FileChoices choices)
    {
        if (choices.Encoding is { } name && TextEncodings.Find(name) is null)
        {
            throw new InvalidInputException("encoding", "There is no such encoding. Try utf-8, windows-1252, windows-1251, koi8-r, shift_jis or gb18030.");
        }

        var encoding = choices.Encoding ?? TextEncodings.Look(file) ?? throw Unsupported("This is no text, workbook or card file. Save the table as .xlsx or .csv and send that.");
        if (VCards.VCardRows.Recognises(file, encoding))
        {
            return new FileShape(ImportFormat.Vcard, encoding);
        }

        var found = choices.Delimiter is { } delimiter ? new CsvDialect(encoding, delimiter) : CsvDialect.Find(file, encoding);
        return new FileShape(ImportFormat.Csv, encoding, found.Delimiter, choices.Quote ?? found.Quote);
    }

    // A title above the table is no header; a first row that reads like the others is none either.
    private static FileShape WithHeader(Stream file, FileShape shape, bool? hasHeader)
    {
        using var rows = shape.Rows(file);
        var first = new List<CsvRow>();
        file.Position = 0;
        while (first.Count < LookAtRows && rows.Read() is { } row)
        {
            if (!row.IsBlank && !(first.Count == 0 && ImportSource.IsSeparatorLine(row)))
            {
                first.Add(row);
            }
        }

        file.Position = 0;
        var title = first.Take(MaxPreamble).TakeWhile(r => r.Problem is null && Filled(r) == 1).Count();
        var preamble = title < first.Count && first[title].Problem is null && Filled(first[title]) > 2 ? title : 0;
        return shape with { Preamble = preamble, HasHeader = hasHeader ?? !IsData([.. first.Skip(preamble)]) };
    }

    private static bool IsData(List<CsvRow> rows)
    {
        if (rows is not [{ Problem: null } first, ..] || first.Cells.Any(IsValue))
        {
            return rows is [{ Problem: null }, ..];
        }

        // Texts of the first row of which most come again below it are values too, unless the whole row comes again.
        var below = rows.Skip(1).Where(r => r.Problem is null && !r.Cells.SequenceEqual(first.Cells)).ToList();
        var again = first.Cells.Where((cell, i) => cell.Length > 2 && below.Exists(r => i < r.Cells.Length && r.Cells[i] == cell)).Count();
        return again * 2 > Filled(first);
    }

    // No column is called by an address, a phone number or a day.
    private static bool IsValue(string cell)
    {
        var text = cell.Trim();
        return EmailsKind.LooksRight(text)
            || text.StartsWith("https://", StringComparison.OrdinalIgnoreCase) || text.StartsWith("http://", StringComparison.OrdinalIgnoreCase)
            || (text.Count(char.IsAsciiDigit) > 6 && !text.AsSpan().ContainsAnyExcept(PhoneCharacters));
    }

    private static int Filled(CsvRow row) => row.Cells.Count(c => !string.IsNullOrWhiteSpace(c));

    private static BadHttpRequestException Unsupported(string message) => new(message, StatusCodes.Status415UnsupportedMediaType);
}
