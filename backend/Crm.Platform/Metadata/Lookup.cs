using Crm.Kernel;
using Crm.Platform.Http;
using Crm.Platform.Records;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Crm.Platform.Metadata;

/// <summary>Candidates for a field that points at something.</summary>
public sealed class LookupResult
{
    public required IReadOnlyList<LookupItem> Items { get; init; }
}

/// <summary>One candidate: its id, its name, and a hint that tells namesakes apart.</summary>
public sealed class LookupItem
{
    public required Guid Id { get; init; }
    public required string Label { get; init; }
    public string? Detail { get; init; }
}

internal sealed class LookupEndpoint : IEndpoint
{
    private const int Limit = 20;

    public static void Map(IEndpointRouteBuilder routes) => routes
        .MapGet("/lookup/{recordType}", async (string recordType, string? q, string? ids, ReferenceLabels labels, CancellationToken ct) =>
        {
            var source = labels.Source(recordType) ?? throw new NotFoundException("record type");
            return TypedResults.Ok(new LookupResult { Items = ids is null ? await Find(source, q ?? "", ct) : await Named(source, ids, ct) });
        })
        .WithName("Lookup").WithTags("Metadata").WithSummary("Find records, users or teams by a fragment of their name, or name them by ids")
        .RequiresSignIn();

    private static async Task<IReadOnlyList<LookupItem>> Find(ILabelSource source, string query, CancellationToken ct)
    {
        if (query.Length > 200)
        {
            throw new InvalidInputException("q", "Shorten the search to 200 characters at most.");
        }

        return [.. (await source.Find(query, Limit, ct)).Select(f => new LookupItem { Id = f.Id, Label = f.Label, Detail = f.Detail })];
    }

    private static async Task<IReadOnlyList<LookupItem>> Named(ILabelSource source, string ids, CancellationToken ct)
    {
        var wanted = ids.Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).Select(text =>
            Guid.TryParse(text, out var id) ? id : throw new InvalidInputException("ids", "Give ids separated by commas.")).Take(ListQuery.MaxLimit).ToList();
        return [.. (await source.Labels(wanted, ct)).Select(l => new LookupItem { Id = l.Key, Label = l.Value })];
    }
}
