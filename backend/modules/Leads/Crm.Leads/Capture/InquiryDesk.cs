using Crm.Leads.Domain;
using Crm.Platform.Notifications;
using Crm.Platform.Security;
using Crm.Platform.WorkingTime;
using Microsoft.EntityFrameworkCore;

namespace Crm.Leads.Capture;

/// <summary>Sees to it that an inquiry has somebody who answers it, and until when.</summary>
internal sealed class InquiryDesk(LeadsDb db, IUserDirectory users, IUserContacts contacts, IWorkingTime hours, INotifier notifier, TimeProvider clock)
{
    private CaptureSettings? settings;

    public async Task<CaptureSettings> Settings(CancellationToken ct) =>
        settings ??= await db.CaptureSettings.AsNoTracking().FirstOrDefaultAsync(s => s.Id == CaptureSettings.TheOne, ct) ?? new CaptureSettings();

    /// <summary>It wants an answer from now on. Who has it is told; where nobody has, somebody is found within minutes.</summary>
    public async Task Open(Inquiry inquiry, CancellationToken ct)
    {
        var now = clock.GetUtcNow().UtcDateTime;
        inquiry.State = InquiryState.Open;
        inquiry.DueAt = await hours.AddAsync(now, TimeSpan.FromMinutes((await Settings(ct)).AnswerMinutes), ct);
        if (inquiry.OwnerId is { } owner && await users.TeamOf(owner, ct) is (true, var team))
        {
            Give(inquiry, owner, team, now);
            await notifier.Notify([Tell(InquiryNotices.Arrived, inquiry, owner)], ct);
        }
        else
        {
            (inquiry.OwnerId, inquiry.NextAt) = (null, now);
        }
    }

    public static void Give(Inquiry inquiry, Guid owner, Guid? team, DateTime now) =>
        (inquiry.OwnerId, inquiry.TeamId, inquiry.OwnedAt, inquiry.NextAt) = (owner, team, inquiry.OwnedAt ?? now, inquiry.EscalatedAt is null ? inquiry.DueAt : null);

    /// <summary>Nothing is to be done any more.</summary>
    public static void Close(Inquiry inquiry, InquiryState state, DateTime? at = null, Guid? by = null)
    {
        (inquiry.State, inquiry.NextAt) = (state, null);
        (inquiry.AnsweredAt, inquiry.AnsweredBy) = state == InquiryState.Answered ? (at, by) : (null, null);
        inquiry.Version++;
    }

    /// <summary>Who gets what nobody has: whom the settings name, else whoever makes the forms.</summary>
    public async Task<Guid?> Catcher(CancellationToken ct)
    {
        if ((await Settings(ct)).CatcherId is { } named && (await users.Active([named], ct)).Contains(named))
        {
            return named;
        }

        var managers = await contacts.WithPermission(CapturePermissions.Forms.Name, ct);
        return managers.Count == 0 ? null : managers.Min(u => u.Id);
    }

    /// <summary>What somebody is told of an inquiry; it leads to whose it is, or to the list.</summary>
    public static Notice Tell(NotificationKind kind, Inquiry inquiry, Guid userId) => new(
        userId, kind.Name, new Dictionary<string, object?>(StringComparer.Ordinal) { ["reference"] = inquiry.Reference, ["ownerId"] = inquiry.OwnerId })
    {
        RecordType = inquiry.RecordType, RecordId = inquiry.RecordId, Link = inquiry.RecordId is null ? "/inquiries" : null,
    };

    /// <summary>Whether a lead has been answered, by where it stands.</summary>
    public static InquiryState? After(LeadStatus? status) => status switch
    {
        LeadStatus.Contacted or LeadStatus.Working or LeadStatus.Qualified or LeadStatus.Converted => InquiryState.Answered,
        LeadStatus.Disqualified => InquiryState.Closed,
        _ => null,
    };
}
