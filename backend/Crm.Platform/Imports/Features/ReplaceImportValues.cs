using Crm.Kernel;
using Crm.Platform.Http;
using Crm.Platform.Imports.Files;
using Crm.Platform.Imports.Rows;
using Crm.Platform.Search;
using MediatR;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Crm.Platform.Imports.Features;

/// <summary>Lets a value of one column mean another in all rows.</summary>
internal sealed record ReplaceImportValues(Guid Id, ReplaceImportValuesRequest Body) : ICommand<ImportFixesResponse>;

/// <summary>The column (from 0), the value as the file has it, and what it means; null leaves it out.</summary>
public sealed record ReplaceImportValuesRequest(int Column, string From, string? To);

/// <summary>How many rows say the value.</summary>
public sealed class ImportFixesResponse
{
    public required long Rows { get; init; }
}

internal sealed class ReplaceImportValuesHandler(ImportAccess access, ImportFiles files) : IRequestHandler<ReplaceImportValues, ImportFixesResponse>
{
    public async Task<ImportFixesResponse> Handle(ReplaceImportValues request, CancellationToken cancellationToken)
    {
        var import = await access.Get(request.Id, cancellationToken);
        import.MustBeOpen();
        var (column, from, to) = request.Body;
        if (column < 0 || column >= import.Columns.Count)
        {
            throw new InvalidInputException("column", $"The file has the columns 0 to {import.Columns.Count - 1}.");
        }

        var mapping = import.Mapping ?? new ImportMapping();
        var columns = (mapping.Columns ?? import.Columns.ConvertAll(c => new MappedColumn(c.Index, c.Field))).ToList();
        var at = columns.FindIndex(c => c.Index == column);
        var mapped = at < 0 ? new MappedColumn(column, import.Columns[column].Field) : columns[at];
        var key = Folding.Key(from);
        var values = (mapped.Values ?? new Dictionary<string, string?>(StringComparer.Ordinal)).Where(v => Folding.Key(v.Key) != key).ToDictionary(v => v.Key, v => v.Value, StringComparer.Ordinal);
        values[from] = to;
        mapped = mapped with { Values = values };
        import.Mapping = mapping with { Columns = at < 0 ? [.. columns, mapped] : [.. columns.Select((c, i) => i == at ? mapped : c)] };
        return new ImportFixesResponse { Rows = Count(import, column, key) };
    }

    private long Count(Import import, int column, string key)
    {
        using var source = new ImportSource(files.Open(import.Id), import.Shape);
        var count = 0L;
        for (var rows = source.Read(1000); rows.Count > 0; rows = source.Read(1000))
        {
            count += rows.Count(r => r.Problem is null && column < r.Cells.Length && Folding.Key(CellText.Clean(r.Cells[column])) == key);
        }

        return count;
    }
}

internal sealed class ReplaceImportValuesEndpoint : IEndpoint
{
    public static void Map(IEndpointRouteBuilder routes) => routes
        .MapPost("/imports/{id:guid}/fixes", async (Guid id, ReplaceImportValuesRequest body, IMediator mediator, CancellationToken ct) =>
            TypedResults.Ok(await mediator.Send(new ReplaceImportValues(id, body), ct)))
        .WithName("ReplaceImportValues").WithTags("Imports").WithSummary("Let a value of one column mean another in all rows")
        .WithDescription("Kept as a value mapping of the column; case and blanks around do not count. Check again to see what would become of the rows.")
        .Requires(ImportPermissions.Create);
}
