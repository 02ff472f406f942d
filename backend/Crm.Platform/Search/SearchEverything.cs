using Crm.Kernel;
using Crm.Platform.Data;
using Crm.Platform.Http;
using Crm.Platform.Records;
using FluentValidation;
using MediatR;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Crm.Platform.Search;

/// <summary>Finds records of all types that the caller may see by what is typed; the best first.</summary>
internal sealed record SearchEverything(string Q, string? Types = null, int Limit = SearchEverything.UsualLimit) : IQuery<SearchResult>
{
    public const int UsualLimit = 20;
}

/// <summary>What a search found.</summary>
public sealed class SearchResult
{
    public required IReadOnlyList<SearchHit> Items { get; init; }

    /// <summary>Nothing was found as typed; this was found with one letter of a word changed.</summary>
    public required bool Corrected { get; init; }

    /// <summary>What was searched for: words, pairs of Han characters, digits.</summary>
    public required IReadOnlyList<string> Terms { get; init; }
}

/// <summary>One record that was found.</summary>
public sealed class SearchHit
{
    public required string RecordType { get; init; }
    public required Guid Id { get; init; }
    public required string Label { get; init; }

    /// <summary>What tells namesakes apart.</summary>
    public string? Detail { get; init; }
    public required IReadOnlyList<SearchMatch> Matches { get; init; }
}

internal sealed class SearchEverythingValidator : AbstractValidator<SearchEverything>
{
    public SearchEverythingValidator(RecordCatalog catalog)
    {
        RuleFor(s => s.Q).Must(q => !string.IsNullOrWhiteSpace(q)).WithMessage("Say what to find.")
            .Must(q => q is null || q.Length <= 200).WithMessage("Shorten the search to 200 characters at most.");
        RuleFor(s => s.Limit).InclusiveBetween(1, 50).WithMessage("Give a limit from 1 to 50.");
        RuleFor(s => s.Types).Must(types => Names(types).All(name => catalog.Find(name) is not null))
            .WithMessage($"Give record types separated by commas: {string.Join(", ", catalog.All.Select(t => t.Name))}.");
    }

    public static IReadOnlyList<string> Names(string? types) => types?.Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries) ?? [];
}

internal sealed class SearchEverythingHandler(CrmDbContext db, IEnumerable<IRecordSearch> searches, SearchDetails details, ICurrentUser user)
    : IRequestHandler<SearchEverything, SearchResult>
{
    /// <summary>Neighbours of a word, and combinations of them, that are tried where nothing was found.</summary>
    private const int MostTries = 4;

    public async Task<SearchResult> Handle(SearchEverything request, CancellationToken cancellationToken)
    {
        var wanted = SearchEverythingValidator.Names(request.Types);
        var readable = searches.Where(s => user.LevelOf(s.Type.ReadPermission) != AccessLevel.None && (wanted.Count == 0 || wanted.Contains(s.Type.Name)))
            .OrderBy(s => s.Type.Name, StringComparer.Ordinal).ToList();
        var terms = Search.Terms.OfQuery(request.Q);
        var hits = new List<(Found Found, IReadOnlyList<QueryTerm> Terms)>();
        if (terms.Count > 0)
        {
            await Collect(readable, request.Q, terms, request.Limit, hits, cancellationToken);
        }

        var isCorrected = terms.Count > 0 && hits.Count == 0 && await TryNeighbours(readable, terms, request.Limit, hits, cancellationToken);
        var shown = hits.OrderByDescending(h => h.Found.Score).ThenBy(h => h.Found.Label, StringComparer.Ordinal).Take(request.Limit).ToList();
        return new SearchResult
        {
            Items = await details.Show(shown, readable, cancellationToken),
            Corrected = isCorrected,
            Terms = [.. (isCorrected ? shown.SelectMany(h => h.Terms) : terms).Select(t => t.Text).Distinct(StringComparer.Ordinal)],
        };
    }

    private static async Task Collect(
        IReadOnlyList<IRecordSearch> readable, string query, IReadOnlyList<QueryTerm> terms, int limit, List<(Found Found, IReadOnlyList<QueryTerm> Terms)> hits, CancellationToken ct)
    {
        foreach (var search in readable)
        {
            foreach (var found in await search.Find(query, terms, limit, ct))
            {
                if (!hits.Exists(h => h.Found.Id == found.Id))
                {
                    hits.Add((found, terms));
                }
            }
        }
    }

    // One word after the other is exchanged for its neighbours; what is not there at all must be.
    private async Task<bool> TryNeighbours(
        IReadOnlyList<IRecordSearch> readable, IReadOnlyList<QueryTerm> terms, int limit, List<(Found Found, IReadOnlyList<QueryTerm> Terms)> hits, CancellationToken ct)
    {
        foreach (var search in readable.Where(r => !user.HidesWords(r.Type)))
        {
            var choices = new List<IReadOnlyList<QueryTerm>>();
            for (var i = 0; i < terms.Count; i++)
            {
                var isThere = await db.Of(search.Type.Name, terms[i]).CountUpTo(1, ct) > 0;
                var near = (await db.Corrections(search.Type.Name, terms[i], MostTries, ct)).Select(c => new QueryTerm(c, IsPrefix: true));
                choices.Add([.. isThere ? [terms[i]] : (QueryTerm[])[], .. near]);
            }

            foreach (var attempt in Attempts(choices, terms).Take(MostTries))
            {
                if (hits.Count < limit)
                {
                    await Collect([search], string.Join(' ', attempt.Select(t => t.Text)), attempt, limit, hits, ct);
                }
            }
        }

        return hits.Count > 0;
    }

    // The likeliest first: as few words as possible exchanged, each for its nearest neighbours.
    private static IEnumerable<IReadOnlyList<QueryTerm>> Attempts(IReadOnlyList<IReadOnlyList<QueryTerm>> choices, IReadOnlyList<QueryTerm> typed)
    {
        IEnumerable<(IReadOnlyList<QueryTerm> Terms, int Distance)> all = [([], 0)];
        foreach (var choice in choices)
        {
            all = all.SelectMany(head => choice.Select((term, i) => ((IReadOnlyList<QueryTerm>)[.. head.Terms, term], head.Distance + i)));
        }

        return all.OrderBy(a => a.Distance).Select(a => a.Terms).Where(a => !a.SequenceEqual(typed));
    }
}

internal sealed class SearchEverythingEndpoint : IEndpoint
{
    public static void Map(IEndpointRouteBuilder routes) => routes
        .MapGet("/search", async (string? q, string? types, int? limit, IMediator mediator, CancellationToken ct) =>
            TypedResults.Ok(await mediator.Send(new SearchEverything(q ?? "", types, limit ?? SearchEverything.UsualLimit), ct)))
        .WithName("SearchEverything").WithTags("Search").WithSummary("Find records of all types by words, e-mail or phone fragments")
        .WithDescription("Every word must be found, as the beginning of a word; case and accents do not matter. Names come before other fields, exact before begun ones, and what was changed lately a little before the rest. Where nothing is found, words one letter away are tried (`corrected`). `types` limits it to some record types, as `contact,account`. `ranges` are starts and lengths in UTF-16 units.")
        .EvenForApps().RequiresSignIn();
}
