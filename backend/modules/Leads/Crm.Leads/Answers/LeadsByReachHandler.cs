using Crm.Leads.Contracts;
using Crm.Leads.Domain;
using Crm.Platform.Normalisation.Emails;
using Crm.Platform.Search;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Crm.Leads.Answers;

internal sealed class LeadsByReachHandler(LeadsDb db) : IRequestHandler<LeadsByReach, IReadOnlyList<ReachedLead>>
{
    private static readonly string[] Fields = ["lead.emails", "lead.phones"];

    public async Task<IReadOnlyList<ReachedLead>> Handle(LeadsByReach request, CancellationToken cancellationToken)
    {
        var keys = request.Emails.Select(EmailText.Key).Concat(request.Phones.Select(Terms.Digits)).Where(k => k.Length > 0).Distinct(StringComparer.Ordinal).ToList();
        if (keys.Count == 0)
        {
            return [];
        }

        var ids = await db.Values.Where(v => Fields.Contains(v.Field) && keys.Contains(v.KeyText)).Select(v => v.RecordId).Distinct().ToListAsync(cancellationToken);
        var leads = await db.Leads.AsNoTracking().Where(l => ids.Contains(l.Id) && l.DeletionId == Guid.Empty && l.Status != LeadStatus.Converted)
            .Select(l => new { l.Id, l.DisplayName, l.OwnerId, IsClosed = l.Status == LeadStatus.Disqualified, l.CreatedAt }).ToListAsync(cancellationToken);
        return [.. leads.OrderBy(l => l.IsClosed).ThenByDescending(l => l.CreatedAt).ThenBy(l => l.Id).Select(l => new ReachedLead(l.Id, l.DisplayName ?? "", l.OwnerId))];
    }
}
