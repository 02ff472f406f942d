using System.Text.Json;
using Crm.Leads.Capture;
using Crm.Leads.Domain;
using Crm.Platform.History;
using Crm.Platform.Security;
using Microsoft.EntityFrameworkCore;

namespace Crm.Leads.Reactions;

/// <summary>An inquiry follows whose it is: it belongs to whom the lead or the contact belongs to, and is answered once the lead is worked on.</summary>
internal sealed class FollowInquirers(LeadsDb db, IUserDirectory users, TimeProvider clock) : IChangeListener
{
    public string Name => "leads.inquiries";

    public IReadOnlyCollection<string> RecordTypes => ["lead", "contact"];

    public IReadOnlyCollection<string> PassesOverImportsOf => ["lead", "contact"];

    public async Task Hear(IReadOnlyList<HeardChange> changes, CancellationToken ct)
    {
        var told = changes.Where(c => c.Operation == ChangeKind.Edit && (c.New("ownerId") is not null || c.New("status") is not null)).ToList();
        var ids = told.Select(c => (Guid?)c.RecordId).Distinct().ToList();
        if (ids.Count == 0)
        {
            return;
        }

        var open = (await db.Inquiries.Where(i => ids.Contains(i.RecordId) && i.State == InquiryState.Open).ToListAsync(ct)).ToLookup(i => i.RecordId!.Value);
        foreach (var change in told.Where(c => open.Contains(c.RecordId)))
        {
            var status = change.RecordType == "lead" && change.New("status") is { ValueKind: JsonValueKind.String } text && Enum.TryParse<LeadStatus>(text.GetString(), ignoreCase: true, out var known) ? known : (LeadStatus?)null;
            foreach (var inquiry in open[change.RecordId].Where(i => i.ReceivedAt <= change.At && i.State == InquiryState.Open))
            {
                if (InquiryDesk.After(status) is { } state)
                {
                    InquiryDesk.Close(inquiry, state, change.At, change.ActorId);
                }
                else if (change.New("ownerId") is { ValueKind: JsonValueKind.String } owner && owner.TryGetGuid(out var ownerId) && ownerId != inquiry.OwnerId)
                {
                    InquiryDesk.Give(inquiry, ownerId, (await users.TeamOf(ownerId, ct)).TeamId, clock.GetUtcNow().UtcDateTime);
                    inquiry.Version++;
                }
            }
        }
    }
}
