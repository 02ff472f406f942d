using System.Text;
using Crm.Platform.Imports.Files;
using Crm.Platform.Records;
using CsvHelper;

namespace Crm.Platform.Exports;

/// <summary>Tables that are no record type as comma-separated values: streamed in UTF-8, where no cell runs as a formula, and read from short texts.</summary>
public static class CsvTable
{
    private const int FlushEvery = 200;

    public static async Task Write(Stream stream, IReadOnlyList<string> columns, IAsyncEnumerable<IReadOnlyList<string>> rows)
    {
        var writer = new StreamWriter(stream, new UTF8Encoding(encoderShouldEmitUTF8Identifier: true), bufferSize: 32 * 1024, leaveOpen: true);
        await using (writer)
        {
            var csv = new CsvWriter(writer, SpreadsheetText.Format(","), leaveOpen: true);
            await using (csv)
            {
                await Row(csv, columns);
                var written = 0;
                await foreach (var row in rows)
                {
                    await Row(csv, row);
                    if (++written % FlushEvery == 0)
                    {
                        await csv.FlushAsync();
                    }
                }
            }
        }
    }

    /// <summary>The rows of a short text, each with the line on which it begins; commas, semicolons or tabs part the cells, whichever the header has most of. What cannot be read is left out.</summary>
    public static IReadOnlyList<(int Line, string[] Cells)> Read(string text)
    {
        var header = text.TrimStart('\ufeff').Split('\n', 2)[0];
        var delimiter = new[] { ',', ';', '\t' }.MaxBy(d => header.Count(c => c == d));
        using var reader = new StringReader(text.TrimStart('\ufeff'));
        var rows = new CsvRows(reader, delimiter);
        var read = new List<(int Line, string[] Cells)>();
        while (rows.Read() is { } row)
        {
            if (row is { Problem: null, IsBlank: false })
            {
                read.Add((row.Line, row.Cells));
            }
        }

        return read;
    }

    // The other way of ending a row writes synchronously once the buffer is full, which the server forbids.
    private static Task Row(CsvWriter csv, IReadOnlyList<string> cells)
    {
        foreach (var cell in cells)
        {
            csv.WriteField(SpreadsheetText.Neutralise(cell));
        }

        return csv.NextRecordAsync();
    }
}
