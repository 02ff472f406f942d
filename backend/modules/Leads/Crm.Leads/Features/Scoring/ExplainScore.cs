using Crm.Kernel;
using Crm.Leads.Domain;
using Crm.Leads.Scoring;
using Crm.Platform.Http;
using Crm.Platform.Records;
using MediatR;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Crm.Leads.Features.Scoring;

/// <summary>Says why a lead has its score.</summary>
internal sealed record ExplainScore(Guid Id) : IQuery<ScoreExplained>;

internal sealed class ScoreExplained
{
    /// <summary>From 0 to 100; null where there is neither a rule nor a model.</summary>
    public required int? Score { get; init; }

    /// <summary>The chance that the model sees, from 0 to 1.</summary>
    public required double? Chance { get; init; }

    /// <summary>The rules that hold.</summary>
    public required IReadOnlyList<ScorePoints> Rules { get; init; }

    /// <summary>What moves the chance most against the mean of all leads that were learned from, the strongest first; six at most.</summary>
    public required IReadOnlyList<ScoreReason> Reasons { get; init; }
}

internal sealed record ScorePoints(string Name, int Points);

/// <summary>One thing that speaks for or against a lead.</summary>
/// <param name="Field">The field of the lead.</param>
/// <param name="Value">What it holds, as far as the model tells it apart: a text, a number, `given` where only that matters; null where nothing is known.</param>
/// <param name="Effect">By how much the log-odds rise, or fall where it is negative; 0.7 doubles the odds.</param>
/// <param name="IsRare">It holds something that hardly any lead had that was learned from.</param>
internal sealed record ScoreReason(string Field, string? Value, double Effect, bool IsRare);

internal sealed class ExplainScoreHandler(IMediator mediator, LeadScoring scoring, RecordCatalog catalog, ICurrentUser user) : IRequestHandler<ExplainScore, ScoreExplained>
{
    private const int Most = 6;

    /// <summary>What moves the odds by less than a tenth is no reason.</summary>
    private const double Least = 0.1;

    public async Task<ScoreExplained> Handle(ExplainScore request, CancellationToken cancellationToken)
    {
        var lead = await mediator.Send(new GetRecord<Lead>(request.Id), cancellationToken);
        var rating = (await scoring.Current(cancellationToken)).Rate(lead);
        var type = catalog.Of<Lead>();
        return new ScoreExplained
        {
            Score = rating.Score,
            Chance = rating.Chance is { } chance ? Math.Round(chance, 4) : null,
            Rules = [.. rating.Rules.Select(r => new ScorePoints(r.Name, r.Points))],

            // What one may not see is no reason that one could read.
            Reasons =
            [
                .. rating.Contributions.Where(c => Math.Abs(c.Effect) >= Least && type.Find(c.Feature) is { } field && user.RightOn(field.IndexName) != FieldRight.None).Take(Most)
                    .Select(c => new ScoreReason(c.Feature, Text(c.Value), Math.Round(c.Effect, 3), c.IsRare)),
            ],
        };
    }

    private static string? Text(object? value) => value switch
    {
        IReadOnlyList<string> several => string.Join(", ", several),
        _ => Convert.ToString(value, System.Globalization.CultureInfo.InvariantCulture),
    };
}

internal sealed class ExplainScoreEndpoint : IEndpoint
{
    public static void Map(IEndpointRouteBuilder routes) => routes
        .MapGet("/leads/{id:guid}/score", async (Guid id, IMediator mediator, CancellationToken ct) => TypedResults.Ok(await mediator.Send(new ExplainScore(id), ct)))
        .WithName("ExplainLeadScore").WithTags("Lead scoring").WithSummary("See why a lead has its score")
        .WithDescription("By the rules and the model of this moment.").ProducesProblem(StatusCodes.Status404NotFound).Requires("leads.read");
}
