using System.Globalization;
using System.Text;
using Crm.Kernel;
using CsvHelper;
using CsvHelper.Configuration;
using Microsoft.AspNetCore.Http;

namespace Crm.Platform.Records;

/// <summary>Streams a list as CSV, one page in memory at a time.</summary>
internal sealed class RecordExport<T>(RecordReader<T> reader, RecordJson json, RecordCatalog catalog, ICurrentUser user)
    where T : Record
{
    private readonly RecordType<T> type = catalog.Of<T>();

    public IResult Csv(ListQuery query, string? columns)
    {
        var fields = Columns(columns);

        // Before the first byte is sent: a stream that has begun can refuse nothing.
        user.CheckAsked(type, query.Sort.Field, query.Sort.Name);
        if (query.Where is { } where)
        {
            Conditions.ConditionCompiler.Check(where, user);
        }

        return Results.Stream(
            stream => Write(stream, query, fields), "text/csv; charset=utf-8", fileDownloadName: $"{type.Resource}.csv");
    }

    private IReadOnlyList<Field> Columns(string? columns)
    {
        if (string.IsNullOrEmpty(columns))
        {
            return [.. user.Readable(type).Where(f => !f.IsReadOnly)];
        }

        return [.. columns.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)
            .Select(name => type.Find(name) is { } field && user.MayRead(field) ? field : throw new InvalidInputException("columns", $"{type.Name} has no field {name}."))];
    }

    private async Task Write(Stream stream, ListQuery query, IReadOnlyList<Field> fields)
    {
        var writer = new StreamWriter(stream, new UTF8Encoding(encoderShouldEmitUTF8Identifier: true), bufferSize: 32 * 1024, leaveOpen: true);
        await using (writer)
        {
            var csv = new CsvWriter(writer, SpreadsheetText.Format(","), leaveOpen: true);
            await using (csv)
            {
                csv.WriteField("id");
                foreach (var field in fields)
                {
                    csv.WriteField(SpreadsheetText.Neutralise(field.Label(user.Language ?? "") ?? field.LabelName ?? field.Name));
                }

                await csv.NextRecordAsync();
                await foreach (var page in reader.Pages(query, CancellationToken.None))
                {
                    var exportable = page.Where(r => user.Covers(type.ExportPermission, r)).ToList();
                    var context = await json.Context(exportable, type, CancellationToken.None);
                    foreach (var record in exportable)
                    {
                        csv.WriteField(record.Id.ToString());
                        foreach (var field in fields)
                        {
                            var value = field.Get(record);
                            csv.WriteField(SpreadsheetText.Neutralise(field.ReferenceTo is { } target ? context.Labels.Of(target, value as Guid?) ?? "" : field.Kind.Format(value)));
                        }

                        await csv.NextRecordAsync();
                    }

                    await csv.FlushAsync();
                }
            }
        }
    }
}

/// <summary>Keeps spreadsheets from running a cell: a leading =, +, -, @, tab or return gets an apostrophe before it; reading takes it away.</summary>
public static class SpreadsheetText
{
    /// <summary>How files are written: RFC 4180, and any kind of line break inside a cell is quoted.</summary>
    internal static CsvConfiguration Format(string delimiter) => new(CultureInfo.InvariantCulture)
    {
        NewLine = "\r\n",
        Delimiter = delimiter,
        InjectionOptions = InjectionOptions.None,
        ShouldQuote = cell => cell.Field is { Length: > 0 } text
            && (text[0] == ' ' || text[^1] == ' ' || text.AsSpan().ContainsAny("\"\r\n") || text.Contains(delimiter, StringComparison.Ordinal)),
    };

    public static string Neutralise(string cell) => IsRisky(cell) ? "'" + cell : cell;

    /// <summary>The text as it was before <see cref="Neutralise"/>.</summary>
    public static string Restore(string cell) => cell.Length > 1 && cell[0] == '\'' && IsRisky(cell[1..]) ? cell[1..] : cell;

    // A phone number may begin with + and a number with -: digits alone run nothing.
    private static bool IsRisky(string cell) => cell.Length > 0
        && (cell[0] is '=' or '@' or '\t' or '\r' || (cell[0] is '+' or '-' && cell.Any(c => !char.IsAsciiDigit(c) && c is not ('+' or '-' or ' ' or '(' or ')' or '.' or ',' or ';' or '/'))));
}
