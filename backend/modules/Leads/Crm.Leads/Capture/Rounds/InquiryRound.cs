using Crm.Kernel;
using Crm.Leads.Assignment;
using Crm.Leads.Domain;
using Crm.Platform.Mediation;
using Crm.Platform.Notifications;
using Crm.Platform.Records;
using Crm.Platform.Security;
using Crm.Platform.WorkingTime;
using MediatR;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Crm.Leads.Capture.Rounds;

/// <summary>
/// Looks after inquiries whose time has come: finds somebody for those that nobody has, reminds, tells those above, gives up what nobody confirmed. Each is a commit of its own, so that none keeps the others waiting, and two
/// instances do each once.
/// </summary>
internal sealed class InquiryRound(IServiceScopeFactory scopes, TimeProvider clock)
{
    private const int AtOnce = 100;

    /// <summary>Does what is due, and answers how many inquiries it was.</summary>
    public async Task<int> RunOnce(CancellationToken ct)
    {
        var due = await InScope(s => Due(s.GetRequiredService<LeadsDb>(), ct));
        var done = 0;
        foreach (var id in due)
        {
            try
            {
                done += await InScope(s => s.GetRequiredService<IMediator>().Send(new LookAfterInquiry(id), ct)) ? 1 : 0;
            }
            catch (CrmException)
            {
                // Another instance, or a person, was at it this moment; or it cannot be done now and is tried again.
            }
        }

        await InScope(s => s.GetRequiredService<IMediator>().Send(new CloseInquiryDay(), ct));
        return done;
    }

    private Task<List<Guid>> Due(LeadsDb db, CancellationToken ct)
    {
        var now = clock.GetUtcNow().UtcDateTime;
        return db.Inquiries.AsNoTracking().Where(i => i.NextAt <= now).OrderBy(i => i.NextAt).ThenBy(i => i.Id).Take(AtOnce).Select(i => i.Id).ToListAsync(ct);
    }

    private async Task<T> InScope<T>(Func<IServiceProvider, Task<T>> work)
    {
        var scope = scopes.CreateAsyncScope();
        await using (scope)
        {
            return await work(scope.ServiceProvider);
        }
    }
}

/// <summary>Does what is due about one inquiry; answers whether anything was.</summary>
internal sealed record LookAfterInquiry(Guid Id) : ICommand<bool>;

/// <summary>Keeps how it stands with yesterday's inquiries; answers whether that was still to be done.</summary>
internal sealed record CloseInquiryDay : ICommand<bool>;

internal sealed class LookAfterInquiryHandler(
    LeadsDb db, InquiryDesk desk, InquiryDays days, LeadAssigner assigner, AssignmentWriter writer, INotifier notifier, IUserDirectory users, IUserContacts contacts, IWorkingTime hours, RecordCatalog catalog, IMediator mediator, TimeProvider clock)
    : IRequestHandler<LookAfterInquiry, bool>, IRequestHandler<CloseInquiryDay, bool>
{
    private static readonly TimeSpan Again = TimeSpan.FromMinutes(5);

    public Task<bool> Handle(CloseInquiryDay request, CancellationToken cancellationToken) => days.Close(cancellationToken);

    public async Task<bool> Handle(LookAfterInquiry request, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow().UtcDateTime;
        var inquiry = await db.Inquiries.FirstOrDefaultAsync(i => i.Id == request.Id && i.NextAt <= now, cancellationToken);
        if (inquiry is null)
        {
            return false;
        }

        inquiry.Version++;
        switch (inquiry)
        {
            case { State: InquiryState.Unconfirmed }:
                (inquiry.State, inquiry.Outcome, inquiry.Reason, inquiry.NextAt, inquiry.ConfirmHash) = (InquiryState.Closed, InquiryOutcome.Refused, "notConfirmed", null, null);
                break;
            case { State: InquiryState.Open, OwnerId: null }:
                await FindOwner(inquiry, now, cancellationToken);
                break;
            case { State: InquiryState.Open, RemindedAt: null }:
                await Remind(inquiry, now, cancellationToken);
                break;
            case { State: InquiryState.Open, EscalatedAt: null }:
                await Escalate(inquiry, now, cancellationToken);
                break;
            default:
                inquiry.NextAt = null;
                break;
        }

        return true;
    }

    // By the rules once more, since somebody may be back; else whoever catches what falls.
    private async Task FindOwner(Inquiry inquiry, DateTime now, CancellationToken ct)
    {
        var lead = inquiry.RecordType == "lead" ? await db.Leads.AsNoTracking().FirstOrDefaultAsync(l => l.Id == inquiry.RecordId && l.DeletionId == Guid.Empty, ct) : null;
        var owner = lead?.OwnerId;
        if (lead is { OwnerId: null })
        {
            var given = await assigner.Find([lead], ct);
            await writer.Write(given, ct);
            owner = given.TryGetValue(lead, out var one) ? one.OwnerId : null;
        }

        if (owner is null || !(await users.TeamOf(owner.Value, ct)).Exists)
        {
            owner = await desk.Catcher(ct);
            if (owner is { } catcher)
            {
                await Catch(inquiry, lead, catcher, ct);
            }
        }

        if (owner is not { } found)
        {
            inquiry.NextAt = now + Again;
            return;
        }

        InquiryDesk.Give(inquiry, found, (await users.TeamOf(found, ct)).TeamId, now);
        await notifier.Notify([InquiryDesk.Tell(InquiryNotices.Arrived, inquiry, found)], ct);
    }

    private async Task Catch(Inquiry inquiry, Lead? lead, Guid catcher, CancellationToken ct)
    {
        if (lead is not null)
        {
            var values = new RecordValues();
            values.Set(catalog.Of<Lead>().Find("ownerId")!, catcher);
            await mediator.Send(new UpdateRecord<Lead>(lead.Id, values), ct);
        }

        var managers = await contacts.WithPermission(CapturePermissions.Supervise.Name, ct);
        await notifier.Notify([.. managers.Where(m => m.Id != catcher).Select(m => InquiryDesk.Tell(InquiryNotices.Caught, inquiry, m.Id))], ct);
    }

    private async Task Remind(Inquiry inquiry, DateTime now, CancellationToken ct)
    {
        inquiry.RemindedAt = now;
        inquiry.NextAt = await hours.AddAsync(now, TimeSpan.FromMinutes((await desk.Settings(ct)).AnswerMinutes / 2.0), ct);
        await notifier.Notify([InquiryDesk.Tell(InquiryNotices.Overdue, inquiry, inquiry.OwnerId!.Value)], ct);
    }

    private async Task Escalate(Inquiry inquiry, DateTime now, CancellationToken ct)
    {
        (inquiry.EscalatedAt, inquiry.NextAt) = (now, null);
        var above = await users.Above(inquiry.OwnerId!.Value, CapturePermissions.Supervise.Name, ct);
        await notifier.Notify([.. above.Select(m => InquiryDesk.Tell(InquiryNotices.Escalated, inquiry, m))], ct);
    }
}
