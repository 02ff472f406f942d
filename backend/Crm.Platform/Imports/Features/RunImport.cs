using Crm.Kernel;
using Crm.Platform.Http;
using Crm.Platform.Imports.Columns;
using Crm.Platform.Imports.Work;
using Crm.Platform.Jobs;
using Crm.Platform.Records;
using MediatR;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Crm.Platform.Imports.Features;

/// <summary>Starts an import with the columns as they were checked.</summary>
internal sealed record RunImport(Guid Id, IReadOnlyList<ColumnChoice> Columns, string? ExternalSource) : ICommand<ImportResponse>;

/// <summary>What a column becomes; null leaves it out.</summary>
public sealed record ColumnChoice(int Index, string? Field = null);

/// <summary>The checked columns, and the name of the system that the column with keys speaks of.</summary>
public sealed record RunImportRequest(IReadOnlyList<ColumnChoice> Columns, string? ExternalSource = null);

internal sealed class RunImportHandler(ImportAccess access, RecordCatalog catalog, JobQueue jobs, ImportView view, ICurrentUser user) : IRequestHandler<RunImport, ImportResponse>
{
    public async Task<ImportResponse> Handle(RunImport request, CancellationToken cancellationToken)
    {
        var import = await access.Get(request.Id, cancellationToken);
        var columns = Choose(import, request.Columns);
        var hasKeys = columns.Exists(c => c.Field == ImportTarget.ExternalId);
        var source = hasKeys ? Source(request.ExternalSource) ?? import.ExternalSource : null;
        import.Queue(columns, source, jobs.Enqueue(ImportJob.Kind, import.Id, ImportView.Title(import)).Id);
        return await view.Of(import, cancellationToken);
    }

    private List<ImportColumn> Choose(Import import, IReadOnlyList<ColumnChoice> choices)
    {
        var errors = new InputErrors();
        var targets = ImportTargets.Of(catalog.Find(import.RecordType)!).ToDictionary(t => t.Path, StringComparer.Ordinal);
        var chosen = new Dictionary<int, string?>();
        for (var i = 0; i < choices.Count; i++)
        {
            var (index, field) = choices[i];
            if (index < 0 || index >= import.Columns.Count)
            {
                errors.Add($"columns[{i}].index", $"The file has the columns 0 to {import.Columns.Count - 1}.");
            }
            else if (field is not null && !targets.ContainsKey(field))
            {
                errors.Add($"columns[{i}].field", $"A column cannot become {field}. See GET /api/v1/imports/targets.");
            }
            else if (!chosen.TryAdd(index, field))
            {
                errors.Add($"columns[{i}].index", "This column is chosen twice.");
            }
            else if (field is not null && !targets[field].TakesSeveral && chosen.Count(c => c.Value == field) > 1)
            {
                errors.Add($"columns[{i}].field", $"Only one column can become {field}.");
            }
        }

        if (!errors.Any && chosen.Values.All(f => f is null))
        {
            errors.Add("columns", "Choose a field for at least one column.");
        }

        errors.ThrowIfAny();
        foreach (var field in chosen.Values.OfType<string>().Select(f => targets[f]).SelectMany(t => t.Composite?.Parts ?? (t.Field is null ? [] : [t.Field])))
        {
            user.CheckWritten(field);
        }

        return import.Columns.ConvertAll(c => c with { Field = chosen.GetValueOrDefault(c.Index), Warning = null });
    }

    private static string? Source(string? given)
    {
        var source = given?.Trim();
        return source is { Length: > SourceName.MaxLength }
            ? throw new InvalidInputException("externalSource", $"Shorten this to {SourceName.MaxLength} characters at most.")
            : string.IsNullOrEmpty(source) ? null : source;
    }
}

internal sealed class RunImportEndpoint : IEndpoint
{
    public static void Map(IEndpointRouteBuilder routes) => routes
        .MapPost("/imports/{id:guid}/run", async (Guid id, RunImportRequest body, IMediator mediator, CancellationToken ct) =>
            TypedResults.Accepted($"/api/v1/imports/{id}", await mediator.Send(new RunImport(id, body.Columns, body.ExternalSource), ct)))
        .WithName("RunImport").WithTags("Imports").WithSummary("Start an import with the columns as checked")
        .WithDescription("A row is matched by the key of the other system, the same row of an earlier import, an e-mail address, a phone number with the same name, or its identity; otherwise it is created. Imported values take the place of present ones; lists are united; nothing is emptied.")
        .Requires(ImportPermissions.Create);
}
