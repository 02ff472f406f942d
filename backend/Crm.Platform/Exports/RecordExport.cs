using Crm.Kernel;
using Crm.Platform.Records;
using Crm.Platform.Records.Conditions;
using Microsoft.AspNetCore.Http;

namespace Crm.Platform.Exports;

/// <summary>Streams a list, one page in memory at a time; what the caller may not export or not see is not in it.</summary>
internal sealed class RecordExport<T>(RecordReader<T> reader, RecordJson json, RecordCatalog catalog, ICurrentUser user)
    where T : Record
{
    private readonly RecordType<T> type = catalog.Of<T>();

    public IResult Send(ExportRequest request)
    {
        var fields = Columns(request.Columns);

        // Before the first byte is sent: a stream that has begun can refuse nothing.
        user.CheckAsked(type, request.Query.Sort.Field, request.Query.Sort.Name);
        if (request.Query.Where is { } where)
        {
            ConditionCompiler.Check(where, user);
        }

        var file = ExportFile.Of(request.Format, type);
        return Results.Stream(stream => Write(stream, file, request, fields), file.ContentType, fileDownloadName: $"{type.Resource}.{file.Extension}");
    }

    private IReadOnlyList<Field> Columns(IReadOnlyList<string>? columns) => columns is null
        ? [.. user.Readable(type).Where(f => !f.IsReadOnly)]
        : [.. columns.Select(name => type.Find(name) is { } field && user.MayRead(field) ? field : throw new InvalidInputException("columns", $"{type.Name} has no field {name}."))];

    private async Task Write(Stream stream, ExportFile file, ExportRequest request, IReadOnlyList<Field> fields)
    {
        await using (file)
        {
            await file.Begin(stream, fields, [.. fields.Select(f => (request.Labels ? f.Label(user.Language ?? "") : null) ?? f.LabelName ?? f.Name)]);
            await foreach (var page in request.Ids is { } ids ? reader.Pages(ids, CancellationToken.None) : reader.Pages(request.Query, CancellationToken.None))
            {
                var exportable = page.Where(r => user.Covers(type.ExportPermission, r)).ToList();
                var context = await json.Context(exportable, type, CancellationToken.None);
                foreach (var record in exportable)
                {
                    await file.Write(new ExportRow(record, context));
                }

                await file.Flush();
            }
        }
    }
}
