using Crm.Kernel;
using Crm.Platform.Data;
using Crm.Platform.Http;
using Crm.Platform.Records;
using Crm.Platform.Security;
using MediatR;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;

namespace Crm.Platform.Approvals.Features;

/// <summary>Days on which somebody is away.</summary>
/// <param name="StandInId">Who decides in their place; where nobody is named, the rules say who is asked.</param>
internal sealed record AbsenceBody(DateOnly FirstDay, DateOnly LastDay, Guid? StandInId = null, string? StandInName = null);

/// <summary>When the caller is away.</summary>
internal sealed class AbsenceList
{
    public required IReadOnlyList<AbsenceBody> Items { get; init; }
}

/// <summary>Reads when the caller is away.</summary>
internal sealed record ReadAbsences : IQuery<AbsenceList>;

/// <summary>Says when the caller is away; what waits for them goes on to others while they are.</summary>
internal sealed record ReplaceAbsences(IReadOnlyList<AbsenceBody> Items) : ICommand<AbsenceList>;

internal sealed class AbsencesHandler(CrmDbContext db, IUserDirectory directory, ReferenceLabels labels, ICurrentUser user, TimeProvider clock)
    : IRequestHandler<ReadAbsences, AbsenceList>, IRequestHandler<ReplaceAbsences, AbsenceList>
{
    private const int Most = 50;

    public async Task<AbsenceList> Handle(ReadAbsences request, CancellationToken cancellationToken) => await Show(await Mine().AsNoTracking().ToListAsync(cancellationToken), cancellationToken);

    public async Task<AbsenceList> Handle(ReplaceAbsences request, CancellationToken cancellationToken)
    {
        var me = user.Id ?? throw new ForbiddenException("Only people are away.", "people_only");
        await Check(request.Items, me, cancellationToken);
        List<Absence> absences = [.. request.Items.Select(i => new Absence { UserId = me, FirstDay = i.FirstDay, LastDay = i.LastDay, StandInId = i.StandInId })];
        db.RemoveRange(await Mine().ToListAsync(cancellationToken));
        db.AddRange(absences);

        // The next look passes on what waits for them, if they are away by now.
        var now = clock.GetUtcNow().UtcDateTime;
        if (absences.Exists(a => a.Covers(DateOnly.FromDateTime(now))))
        {
            await db.Set<Approval>().Where(a => a.ApproverId == me && a.State == ApprovalState.Waiting && a.NextAt > now).ForEachAsync(a => a.NextAt = now, cancellationToken);
        }

        return await Show(absences, cancellationToken);
    }

    private IQueryable<Absence> Mine() => db.Set<Absence>().Where(a => a.UserId == user.Id).OrderBy(a => a.FirstDay).ThenBy(a => a.Id);

    private async Task Check(IReadOnlyList<AbsenceBody> items, Guid me, CancellationToken ct)
    {
        var errors = new InputErrors();
        if (items.Count > Most)
        {
            errors.Add("items", $"Give {Most} at most.");
        }

        var active = await directory.Active([.. items.Select(i => i.StandInId).OfType<Guid>().Distinct()], ct);
        foreach (var (item, i) in items.Take(Most).Select((item, i) => (item, i)))
        {
            if (item.LastDay < item.FirstDay)
            {
                errors.Add($"items[{i}].lastDay", "The last day is before the first.");
            }

            if (item.StandInId is { } other && (other == me || !active.Contains(other)))
            {
                errors.Add($"items[{i}].standInId", "Choose a colleague who is active.");
            }
        }

        errors.ThrowIfAny();
    }

    private async Task<AbsenceList> Show(IReadOnlyList<Absence> absences, CancellationToken ct)
    {
        var names = await labels.Fetch(absences.Where(a => a.StandInId is not null).Select(a => ("user", a.StandInId!.Value)), ct);
        return new AbsenceList { Items = [.. absences.OrderBy(a => a.FirstDay).Select(a => new AbsenceBody(a.FirstDay, a.LastDay, a.StandInId, names.Of("user", a.StandInId)))] };
    }
}

internal sealed class AbsencesEndpoint : IEndpoint
{
    public static void Map(IEndpointRouteBuilder routes)
    {
        routes.MapGet("/me/absences", async (IMediator mediator, CancellationToken ct) => TypedResults.Ok(await mediator.Send(new ReadAbsences(), ct)))
            .WithName("ReadMyAbsences").WithTags("Approvals").WithSummary("Read when you are away").RequiresSignIn();
        routes.MapPut("/me/absences", async (AbsenceList body, IMediator mediator, CancellationToken ct) => TypedResults.Ok(await mediator.Send(new ReplaceAbsences(body.Items), ct)))
            .WithName("ReplaceMyAbsences").WithTags("Approvals").WithSummary("Say when you are away, and who decides in your place")
            .WithDescription("All of them. While somebody is away, nothing waits for their approval: whoever stands in is asked, or whom the rules name.")
            .ProducesValidationProblem().RequiresSignIn();
    }
}
