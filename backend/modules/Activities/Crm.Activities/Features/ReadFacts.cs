using Crm.Activities.Domain;
using Crm.Activities.Features.Promises;
using Crm.Activities.Promises;
using Crm.Activities.Promises.Rules;
using Crm.Activities.Records;
using Crm.Contacts.Contracts;
using Crm.Kernel;
using Crm.Platform.Http;
using Crm.Platform.Records;
using Crm.Platform.Records.Conditions;
using MediatR;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;

namespace Crm.Activities.Features;

/// <summary>Reads what a note names and nobody has confirmed yet: people, days and promises.</summary>
internal sealed record ReadFacts(Guid ActivityId) : IQuery<ActivityFacts>;

/// <summary>What a text says, for a person to confirm.</summary>
internal sealed class ActivityFacts
{
    /// <summary>People of the account whom it names and on whose timeline it does not stand.</summary>
    public required IReadOnlyList<PersonFact> People { get; init; }

    /// <summary>Days to come that it names, on which nothing is planned with this customer.</summary>
    public required IReadOnlyList<DayFact> Days { get; init; }

    /// <summary>Promises that it proposes; they come a moment after the text.</summary>
    public required IReadOnlyList<PromiseLine> Promises { get; init; }
}

/// <summary>Somebody whom the text names.</summary>
internal sealed record PersonFact(Guid ContactId, string Name, string Words);

/// <summary>A day that the text names, and the sentence that does.</summary>
internal sealed record DayFact(DateOnly Day, string Words, string Sentence);

internal sealed class ReadFactsHandler(ActivitiesDb db, IMediator mediator, ReferenceLabels labels, ICurrentUser user, Viewpoint viewpoint) : IRequestHandler<ReadFacts, ActivityFacts>
{
    private const int MostPromises = 50;

    public async Task<ActivityFacts> Handle(ReadFacts request, CancellationToken cancellationToken)
    {
        var activity = await mediator.Send(new GetRecord<Activity>(request.ActivityId), cancellationToken);
        var promises = await db.Promises.AsNoTracking().Reach(user, "promises.read")
            .Where(p => p.EvidenceActivityId == activity.Id && p.DeletionId == Guid.Empty && p.State == PromiseState.Proposed).OrderBy(p => p.Id).Take(MostPromises).ToListAsync(cancellationToken);
        var lines = await PromiseLine.Of(promises, labels, cancellationToken);
        return new ActivityFacts
        {
            People = await People(activity, cancellationToken),
            Days = await Days(activity, cancellationToken),
            Promises = [.. promises.Select(p => lines[p.Id])],
        };
    }

    private async Task<IReadOnlyList<PersonFact>> People(Activity activity, CancellationToken ct)
    {
        if (activity is not { AccountId: { } account, Body: { Length: > 0 } text })
        {
            return [];
        }

        var known = activity.About;
        var named = await mediator.Send(new PeopleNamedIn(account, text.Length > PromiseRules.MaxText ? text[..PromiseRules.MaxText] : text), ct);
        return [.. named.Where(n => !known.Contains(new Subject("contact", n.Id))).Select(n => new PersonFact(n.Id, n.Name, n.Words))];
    }

    private async Task<IReadOnlyList<DayFact>> Days(Activity activity, CancellationToken ct)
    {
        var zone = activity.TimeZone is { } name && TimeZoneInfo.TryFindSystemTimeZoneById(name, out var own) ? own : viewpoint.Zone();
        var days = PromiseRules.Days(activity.Body ?? "", new DateTimeOffset(activity.At, TimeSpan.Zero), zone, PromiseVoices.Of(activity)).DistinctBy(d => d.Day).ToList();
        if (days.Count == 0)
        {
            return [];
        }

        // The days are to come, so a stretch of the index is read, however long the history is.
        var from = activity.At.AddDays(-1);
        var planned = db.Activities.AsNoTracking().Reach(user, "activities.read").Where(a => a.DeletionId == Guid.Empty && a.At >= from && a.CreatedAt >= activity.CreatedAt && a.Id != activity.Id);
        planned = activity.AccountId is { } account ? planned.Where(a => a.AccountId == account) : planned.Where(a => a.ContactId != null && a.ContactId == activity.ContactId);
        var taken = (await planned.Where(a => a.Kind == ActivityKind.Task || a.Kind == ActivityKind.Meeting || a.Kind == ActivityKind.Call).OrderByDescending(a => a.At).Take(200).Select(a => a.At).ToListAsync(ct))
            .Select(at => DateOnly.FromDateTime(TimeZoneInfo.ConvertTimeFromUtc(at, zone))).ToHashSet();
        return [.. days.Where(d => !taken.Contains(d.Day)).Select(d => new DayFact(d.Day, d.Words, d.Sentence))];
    }
}

internal sealed class ReadFactsEndpoint : IEndpoint
{
    public static void Map(IEndpointRouteBuilder routes) => routes
        .MapGet("/activities/{id:guid}/facts", async (Guid id, IMediator mediator, CancellationToken ct) => TypedResults.Ok(await mediator.Send(new ReadFacts(id), ct)))
        .WithName("ReadActivityFacts").WithTags("Activities").WithSummary("Read what a note names: people, days and promises to confirm")
        .WithDescription("People of the account whom the text calls by name: confirm one by adding it to `attendees`. Days to come that it names: confirm one with a task. Promises: confirm with `POST /promises/{id}/confirm`. What is confirmed is no longer proposed. Rules read the text; a recording is not listened to.")
        .ProducesProblem(StatusCodes.Status404NotFound).Requires("activities.read");
}
