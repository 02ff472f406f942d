using Crm.Activities.Domain;
using Crm.Activities.Features;
using Crm.Kernel;
using Crm.Platform.Mediation;
using Crm.Platform.Modules;
using Crm.Platform.Records;
using Crm.Platform.Security;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Crm.Activities.Calls;

/// <summary>Ends calls of the telephone system of whose end nobody told, so that no day and no brief shows them as still to be done.</summary>
internal sealed class ForgottenCalls(ActivitiesDb db, IMediator mediator, RecordCatalog catalog, IExternalIds keys, UnitOfWork unitOfWork, CurrentUser user, TimeProvider clock) : IHousekeeping
{
    /// <summary>Longer than anything rings.</summary>
    private static readonly TimeSpan Ringing = TimeSpan.FromHours(1);

    /// <summary>Longer than anybody talks.</summary>
    private static readonly TimeSpan Talking = TimeSpan.FromHours(6);
    private static readonly TimeSpan LookedBack = TimeSpan.FromDays(7);
    private const int AtOnce = 200;

    public Task Sweep(CancellationToken ct) => unitOfWork.Run(async () =>
    {
        var now = clock.GetUtcNow().UtcDateTime;
        var (from, rang, talked) = (now - LookedBack, now - Ringing, now - Talking);
        var open = await db.Activities.AsNoTracking()
            .Where(a => a.Kind == ActivityKind.Call && a.Status == ActivityStatus.Open && a.DeletionId == Guid.Empty && a.At > from && a.At < rang && (a.Outcome == null || a.At < talked))
            .OrderBy(a => a.At).ThenBy(a => a.Id).Take(AtOnce).Select(a => new { a.Id, a.Outcome }).ToListAsync(ct);

        // A call that somebody has planned and not made is still to be made.
        var told = await keys.KeysOf("activity", NoteCallHandler.Source, [.. open.Select(a => a.Id)], ct);
        user.Become(Caller.System);
        var type = catalog.Of<Activity>();
        foreach (var call in open.Where(a => told.ContainsKey(a.Id)))
        {
            var values = new RecordValues();
            values.Set(type.Find("status")!, ActivityStatus.Done);
            values.Set(type.Find("outcome")!, call.Outcome ?? CallOutcome.NoAnswer);
            await mediator.Send(new UpdateRecord<Activity>(call.Id, values), ct);
        }

        return Unit.Value;
    }, ct);
}
